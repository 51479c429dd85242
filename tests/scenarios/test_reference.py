"""The reference of a procedure says which renderer it was seen with."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from scenarios import grammar, library
from scenarios.drift import Reference, accepted_pictures, shelf
from scenarios.run import Font, Run
from tests.scenarios.runs import failed_step, passed_step, run_with

SANS, SERIF = Font(name="DejaVu Sans", sha256="1" * 64), Font(name="DejaVu Serif", sha256="2" * 64)


def with_fonts(run: Run, fonts: Sequence[Font]) -> Run:
    return msgspec.structs.replace(run, manifest=msgspec.structs.replace(run.manifest, fonts=list(fonts)))


def reference_of(run: Run) -> Reference:
    return Reference(run.browser, run.manifest, [], [])


@pytest.mark.parametrize("met", [[SANS, SERIF], [SERIF, SANS]])
def test_several_fonts_in_any_order_are_those_of_one_renderer(met: list[Font]) -> None:
    whole = run_with(passed_step())

    assert reference_of(with_fonts(whole, [SANS, SERIF])).is_of_the_renderer_of(with_fonts(whole, met))


def test_only_a_walk_that_broke_may_have_met_fewer_fonts() -> None:
    whole, broken = run_with(passed_step()), run_with(passed_step(), failed_step())
    accepted = reference_of(with_fonts(whole, [SANS, SERIF]))

    assert accepted.is_of_the_renderer_of(with_fonts(broken, [SANS]))
    assert not accepted.is_of_the_renderer_of(with_fonts(whole, [SANS]))


@pytest.mark.parametrize("name", library.names())
def test_the_pictures_that_were_accepted_are_those_of_the_reference(name: str) -> None:
    procedure = library.load(name)

    accepted = accepted_pictures(procedure)

    files = sorted((shelf(procedure) / "screenshots").glob("*.png"))
    assert sorted(accepted.values()) == sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    assert list(accepted) == [picture.id for step in procedure.steps for picture in step.pictures]


@pytest.mark.parametrize("reference", [None, "{", "{}"])
def test_without_a_reference_that_can_be_read_no_picture_was_accepted(reference: str | None, tmp_path: Path) -> None:
    procedure = grammar.load(Path(shutil.copy(library.SHELF / "premiere-connexion.md", tmp_path)))
    if reference is not None:
        shelf(procedure).mkdir()
        (shelf(procedure) / "reference.json").write_text(reference, encoding="utf-8")

    assert accepted_pictures(procedure) == {}
