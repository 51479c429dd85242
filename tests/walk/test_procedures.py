"""Every procedure of the shelf is walked, checked and illustrated in the same way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios import guide, library
from scenarios.beginning import Beginning
from scenarios.run import Run, Screenshot, structure_of
from scenarios.steps import deeds_for
from scenarios.target import Target
from tests.walk.conftest import WalkOn

NewTarget = Callable[..., Target]
OTHERS = [name for name in library.names() if name != "premiere-connexion"]
EMAIL = "marie.martin@example.org"


@pytest.mark.parametrize("name", OTHERS)
def test_a_procedure_is_walked_to_its_end_and_illustrated_in_every_format(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path, name: str
) -> None:
    procedure = library.load(name)

    run = walk_on(new_target(deeds_for(procedure).begins), procedure)

    assert run.verdict == "passed"
    assert {promise.status for step in run.steps for promise in step.promises} == {"held"}
    assert [shot.id for shot in shots(run)] == [picture.id for picture in procedure.pictures()]
    assert guide.write(procedure, run, tmp_path / name) == []
    assert [path.suffix for path in guide.written(tmp_path / name)] == [".pdf", ".html", ".docx", ".md"]


def test_a_translation_is_broken_by_what_breaks_its_original_and_says_so_in_its_own_words(
    walk_on: WalkOn, new_target: NewTarget
) -> None:
    run = walk_on(new_target(defects=["here-renamed"]), library.load("premiere-connexion.en"), pictures=False)

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.id == "activation"
    assert run.failed_step.error.sentence.endswith("where I can now personalise my space by clicking on ici (here)")


def test_nothing_that_changes_from_payment_to_payment_is_seen(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    procedure = library.load("payer-une-facture")

    seen = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        run = walk_on(new_target(Beginning.OPEN, email=EMAIL), procedure, output=folder)
        structures = [(folder / procedure.id / structure_of(shot)).read_text(encoding="utf-8") for shot in shots(run)]
        seen.append([(shot.sha256, structure) for shot, structure in zip(shots(run), structures, strict=True)])

    assert seen[0] == seen[1]
    assert not any("127.0.0.1" in structure for _, structure in seen[0])


def shots(run: Run) -> list[Screenshot]:
    return [shot for step in run.steps for shot in step.screenshots]
