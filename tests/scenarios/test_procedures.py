"""What every procedure of the shelf keeps to, and what a translation has in common with its original."""

import shutil
from pathlib import Path

import pytest

from scenarios import library
from scenarios.errors import Broken, WrongUsage
from scenarios.procedure import Procedure, Step
from scenarios.steps import deeds_for
from scenarios.steps.payer_une_facture import check_amount

NAMES = library.names()


def translations() -> list[Procedure]:
    return [procedure for procedure in map(library.load, NAMES) if procedure.original != procedure.id]


@pytest.mark.parametrize("name", NAMES)
def test_document_and_code_have_the_same_steps_in_the_same_order(name: str) -> None:
    procedure = library.load(name)

    assert procedure.id == name
    assert list(deeds_for(procedure)) == [step.id for step in procedure.steps]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_a_picture_and_every_promise_stands_on_one(name: str) -> None:
    procedure = library.load(name)

    assert all(step.pictures for step in procedure.steps)
    assert [step.id for step in procedure.steps if step.promises_by_picture[None]] == []


@pytest.mark.parametrize("translation", translations(), ids=lambda translation: translation.id)
def test_a_translation_has_the_steps_promises_and_pictures_of_its_original(translation: Procedure) -> None:
    original = library.load(translation.original)

    assert translation.lang != original.lang
    assert [promised(step) for step in translation.steps] == [promised(step) for step in original.steps]
    assert deeds_for(translation) is deeds_for(original)


@pytest.mark.parametrize("translation", translations(), ids=lambda translation: translation.id)
def test_a_translation_leaves_no_words_as_they_were(translation: Procedure) -> None:
    original = library.load(translation.original)
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


@pytest.mark.parametrize("name", NAMES)
def test_a_procedure_of_the_shelf_is_spoken_of_by_its_id(name: str) -> None:
    assert library.spoken_name(library.load(name)) == name


def test_a_procedure_that_is_named_twice_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(library.SHELF / "ajouter-une-cle.md", "essai.md")
    on_the_shelf = str(library.SHELF / "premiere-connexion.md")
    names = ["premiere-connexion", "essai.md", on_the_shelf, f"{tmp_path}/essai.md", "premiere-connexion"]

    assert [procedure.id for procedure in library.load_all(names)] == ["premiere-connexion", "ajouter-une-cle"]


def test_two_files_with_one_id_are_refused_and_both_are_named(tmp_path: Path) -> None:
    path = shutil.copy(library.SHELF / "premiere-connexion.md", tmp_path / "essai.md")

    with pytest.raises(WrongUsage, match=r"premiere-connexion\.md et .*essai\.md ont le même id"):
        library.load_all(["premiere-connexion", str(path)])


def promised(step: Step) -> tuple[str, dict[str | None, list[tuple[str, str]]]]:
    groups = step.promises_by_picture.items()
    return step.id, {picture: [(each.kind, each.text) for each in promises] for picture, promises in groups}
