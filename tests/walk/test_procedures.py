"""Every procedure of this project is walked, checked and illustrated in the same way."""

from pathlib import Path

import pytest

from portail.output import formats
from portail.output.guide.document import document
from portail.run_record.run import Run, Screenshot, structure_of
from scenarios.mock.tenant import DEMONSTRATION_EMAIL
from tests import projects
from tests.portail.output.conformance.verdicts import broken
from tests.portail.output.guide import pdf_rules
from tests.walk.conftest import NewTarget, WalkOn

OTHERS = [name for name in projects.NAMES if name != projects.FIRST]
PAYING = "payer-une-facture"


@pytest.mark.parametrize("name", OTHERS)
def test_a_procedure_is_walked_to_its_end_and_back_and_illustrated_in_every_format(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path, name: str
) -> None:
    bound = projects.load(name)

    target = new_target(bound.steps.begins, email=DEMONSTRATION_EMAIL)
    run = walk_on(target, bound, thorough=name == bound.procedure.original)

    assert run.verdict == "passed"
    assert {promise.status for step in run.steps for promise in step.promises} == {"held"}
    assert [shot.id for shot in shots(run)] == [picture.id for picture in bound.procedure.pictures()]
    assert formats.write(bound.procedure, run, tmp_path / name) == []
    assert [path.suffix for path in formats.written(tmp_path / name)] == [
        ".pdf",
        ".html",
        ".docx",
        ".odt",
        ".epub",
        ".md",
        ".html",
    ]
    assert min(pdf_rules.fillings(tmp_path / name / "guide" / "guide.pdf")[:-1]) >= 2 / 3
    files = {path.name.removeprefix("guide."): path.read_bytes() for path in formats.written(tmp_path / name)}
    assert broken(files, document(bound.procedure, run, tmp_path / name)) == []
    if name == PAYING:
        again = tmp_path / "again"
        other = walk_on(new_target(bound.steps.begins, email=DEMONSTRATION_EMAIL), bound, output=again)
        assert seen(other, again / name) == seen(run, tmp_path / name), "it changes from payment to payment"


def seen(run: Run, folder: Path) -> list[tuple[str, str]]:
    """Return the pictures of a walk and what stands on them, which says nothing of this machine."""
    structures = [(folder / structure_of(shot)).read_text(encoding="utf-8") for shot in shots(run)]
    assert not any("127.0.0.1" in structure for structure in structures)
    return [(shot.sha256, structure) for shot, structure in zip(shots(run), structures, strict=True)]


def test_a_translation_is_broken_by_what_breaks_its_original_and_says_so_in_its_own_words(
    walk_on: WalkOn, new_target: NewTarget
) -> None:
    run = walk_on(new_target(defects=["here-renamed"]), projects.load("premiere-connexion.en"), pictures=False)

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.id == "activation"
    assert run.failed_step.error.sentence.endswith("where I can now personalise my space by clicking on ici (here)")


def shots(run: Run) -> list[Screenshot]:
    return [shot for step in run.steps for shot in step.screenshots]
