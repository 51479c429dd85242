"""`portail guide` says when document and portal no longer agree, and in which way."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios import drift, grammar, library
from scenarios.drift import report
from scenarios.errors import WrongUsage
from scenarios.procedure import Procedure
from scenarios.target import Target
from tests.walk.conftest import WalkOn

NewTarget = Callable[..., Target]
EMAIL = "marie.martin@example.org"


@pytest.fixture
def accepted(walk_on: WalkOn, new_target: NewTarget, tmp_path: Path) -> Procedure:
    """A copy of the procedure with a reference of its own, made by a walk on the sound portal."""
    path = tmp_path / "procedures" / "premiere-connexion.md"
    path.parent.mkdir()
    shutil.copy(library.SHELF / path.name, path)
    procedure = grammar.load(path)
    run = walk_on(new_target(email=EMAIL), output=tmp_path / "first")
    drift.renew(procedure, run, tmp_path / "first" / procedure.id)
    return procedure


def test_a_second_walk_on_the_same_portal_has_not_drifted_and_renews_nothing(
    accepted: Procedure, walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    run = walk_on(new_target(email=EMAIL), output=tmp_path / "second")

    assert drift.compare(accepted, run, tmp_path / "second" / accepted.id) == []
    assert drift.renew(accepted, run, tmp_path / "second" / accepted.id) == []


def test_a_renamed_button_is_caught_by_procedure_structure_and_pixels(
    accepted: Procedure, walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    run = walk_on(new_target(email=EMAIL, defects=["validate-renamed"]), output=tmp_path / "second")
    folder = tmp_path / "second" / accepted.id

    findings = drift.compare(accepted, run, folder)

    assert {finding.layer for finding in findings} == {"procedure", "structure", "pixels"}
    (line,) = {finding.line for finding in findings if finding.picture == "services"}
    assert "screenshot:services" in accepted.path.read_text(encoding="utf-8").splitlines()[line - 1]
    page = report.write(accepted, run, folder, findings, "").read_text(encoding="utf-8")
    assert page.count("data:image/png") == 3
    entries = json.loads((page_folder := folder / "drift").joinpath("gl-code-quality-report.json").read_bytes())
    assert [entry["location"]["lines"]["begin"] for entry in entries] == [finding.line for finding in findings]
    assert "VALIDER" in (page_folder / "drift.md").read_text(encoding="utf-8")


def test_changed_words_of_the_procedure_are_a_drift_until_the_reference_is_renewed(
    accepted: Procedure, walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    run = walk_on(new_target(email=EMAIL), output=tmp_path / "second")
    folder = tmp_path / "second" / accepted.id
    text = accepted.path.read_text(encoding="utf-8").replace("Bonne navigation", "Bonne visite")
    accepted.path.write_text(text, encoding="utf-8")
    changed = grammar.load(accepted.path)

    assert [finding.layer for finding in drift.compare(changed, run, folder)] == ["procedure"]
    assert [path.name for path in drift.renew(changed, run, folder)] == ["guide.md"]
    assert drift.compare(changed, run, folder) == []


def test_no_secret_is_in_the_reference(accepted: Procedure) -> None:
    structure = (drift.shelf(accepted) / "structure" / "05-credentials.yaml").read_text(encoding="utf-8")

    assert "••••••••••••••••" in structure


def test_a_procedure_without_a_reference_is_told_how_to_get_one(tmp_path: Path) -> None:
    path = tmp_path / "premiere-connexion.md"
    shutil.copy(library.SHELF / path.name, path)

    with pytest.raises(WrongUsage, match=r"n’a pas encore de référence.*--update"):
        drift.read(grammar.load(path))
