"""Guides of a procedure of one step."""

from pathlib import Path

import pytest

from portail.output.guide.document import Document, document
from portail.procedure import parser
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures


@pytest.fixture
def whole(tmp_path: Path) -> Document:
    path = written(tmp_path, PROCEDURE)
    folder = with_pictures(tmp_path) / "essai"
    return document(parser.load(path), run_with(passed_step()), folder)


@pytest.fixture
def english(tmp_path: Path) -> Document:
    path = tmp_path / "essai.en.md"
    text = PROCEDURE.replace('"essai"', '"essai.en"').replace('"fr"', '"en"')
    path.write_text(text.replace("*puis* sur `RETOUR` !", "*then* on `RETOUR`!"), encoding="utf-8")
    return document(parser.load(path), run_with(passed_step()), with_pictures(tmp_path) / "essai")
