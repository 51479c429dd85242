"""The first procedure says what the customer's document says, and code and document have the same steps."""

import re
from pathlib import Path

import pytest

from portail.procedure.matching import anywhere
from portail.procedure.procedure import Procedure, Quotation, Text, plain
from tests import projects

DOCUMENT = Path(__file__).with_name("data") / "procedure-du-client.txt"


def sentences_of_the_document() -> list[str]:
    lines = (line.strip() for line in DOCUMENT.read_text(encoding="utf-8").splitlines())
    return [re.sub(r"^\d/\s*|^- ", "", plain(line)) for line in lines if line]


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return projects.load("premiere-connexion").procedure


@pytest.fixture(scope="module")
def words(procedure: Procedure) -> str:
    written = [procedure.title]
    for step in procedure.steps:
        written.append(plain(step.title))
        for block in step.blocks:
            if isinstance(block, Text):
                written.append(plain(block.words))
            elif isinstance(block, Quotation):
                written += [promise.text for promise in block.promises]
    return "\n".join(written)


@pytest.mark.parametrize("sentence", sentences_of_the_document())
def test_every_sentence_of_the_customers_document_is_in_the_procedure(sentence: str, words: str) -> None:
    assert anywhere(sentence).search(words)


def test_it_has_the_seven_steps_of_the_document(procedure: Procedure) -> None:
    assert [step.id for step in procedure.steps] == [
        "mail",
        "link",
        "activation",
        "sign-in",
        "credentials",
        "services",
        "terms",
    ]
