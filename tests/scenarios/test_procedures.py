"""What every procedure of this project keeps to, and what a translation has in common with its original."""

import pytest

from portail.errors import Broken
from portail.procedure.procedure import Procedure, Step
from scenarios.steps.payer_une_facture import check_amount
from tests import projects

NAMES = projects.NAMES


def translations() -> list[Procedure]:
    procedures = [projects.load(name).procedure for name in NAMES]
    return [procedure for procedure in procedures if procedure.original != procedure.id]


@pytest.mark.parametrize("name", NAMES)
def test_document_and_code_have_the_same_steps_in_the_same_order(name: str) -> None:
    bound = projects.load(name)

    assert bound.id == name
    assert list(bound.steps) == [step.id for step in bound.procedure.steps]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_a_picture_and_every_promise_stands_on_one(name: str) -> None:
    procedure = projects.load(name).procedure

    assert all(step.pictures for step in procedure.steps)
    assert [step.id for step in procedure.steps if step.promises_by_picture[None]] == []


@pytest.mark.parametrize("translation", translations(), ids=lambda translation: translation.id)
def test_a_translation_has_the_steps_promises_and_pictures_of_its_original(translation: Procedure) -> None:
    original = projects.load(translation.original)

    assert translation.lang != original.procedure.lang
    assert [promised(step) for step in translation.steps] == [promised(step) for step in original.procedure.steps]
    assert projects.bind(translation).python is original.python


@pytest.mark.parametrize("translation", translations(), ids=lambda translation: translation.id)
def test_a_translation_leaves_no_words_as_they_were(translation: Procedure) -> None:
    original = projects.load(translation.original).procedure
    words = [
        [procedure.title, *(step.words for step in procedure.steps)]
        + [text for picture in procedure.pictures() for text in (picture.alt, picture.caption)]
        for procedure in (original, translation)
    ]

    assert [said for said, translated in zip(*words, strict=True) if said == translated] == []


@pytest.mark.parametrize("found", ["270,60 €", "70,61 €", None])
def test_an_amount_other_than_the_total_of_the_invoice_breaks_the_procedure(found: str | None) -> None:
    with pytest.raises(Broken, match="270,61 € à payer"):
        check_amount(found, "270,61 €")


def promised(step: Step) -> tuple[str, dict[str | None, list[tuple[str, str]]]]:
    groups = step.promises_by_picture.items()
    return step.id, {picture: [(each.kind, each.text) for each in promises] for picture, promises in groups}
