"""GitHub shows a failure on its line of the procedure, and a table of all walks."""

from pathlib import Path

import msgspec
import pytest

from portail.output.reports.github import annotation, command, summary
from portail.run_record.gathering import gather
from portail.run_record.run import PromiseResult, StepError, StepResult
from portail.run_record.summary import verdict
from tests import projects
from tests.portail.runs import failed_run, keep, passed_run, result_in, run_with, step_that


def test_an_annotation_stands_on_the_line_of_the_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    procedure = projects.load("premiere-connexion").procedure
    monkeypatch.chdir(procedure.path.parent)
    services = procedure.steps[5]
    validate = next(promise for promise in services.promises if promise.text == "VALIDER")
    promises = [
        PromiseResult(text=each.text, kind=each.kind, status="broken" if each == validate else "held")
        for each in services.promises
    ]
    error = StepError(sentence=validate.sentence, expected="« VALIDER »", found="rien", hint="")
    run = run_with(StepResult(id="services", number=6, title="", status="failed", promises=promises, error=error))

    found = annotation(procedure, run)

    assert found
    assert (found.file, found.line) == ("premiere-connexion.md", validate.line)
    assert procedure.path.read_text(encoding="utf-8").splitlines()[found.line - 1].startswith("`ANNULER`")
    assert command(found).startswith(f"::error file=premiere-connexion.md,line={validate.line},title=")
    assert "\n" not in command(found)


def test_a_walk_that_passed_has_no_annotation() -> None:
    assert annotation(projects.load("premiere-connexion").procedure, passed_run()) is None


def test_the_summary_is_a_table_with_the_reason_of_each_failure(tmp_path: Path) -> None:
    keep(tmp_path, passed_run(), "test_a")
    keep(tmp_path, failed_run(), "test_b")

    text = summary(gather([tmp_path]))

    assert "| ✅ réussi | test_a | 2 sur 2 | 1,6 s |" in text
    assert "| ❌ échoué | test_b | 1 sur 2 | 1,6 s |" in text
    assert f"**test_b** : {verdict(failed_run())}" in text


def test_the_summary_of_a_procedure_says_which_sentence_is_broken(tmp_path: Path) -> None:
    text = summary([result_in(tmp_path, failed_run())])

    assert "| ❌ non respectée | essai | 1 sur 2 | 1,5 s |" in text
    assert "**essai** : Étape 2 : la phrase « Je valide. » n’est pas tenue." in text


@pytest.mark.parametrize(
    ("last", "why"),
    [("skipped", "le parcours s’est interrompu."), ("failed", "Étape 2 : le parcours s’est interrompu.")],
)
def test_the_summary_names_a_walk_that_was_interrupted(last: str, why: str, tmp_path: Path) -> None:
    run = msgspec.structs.replace(run_with(step_that("passed"), step_that(last)), verdict="failed")

    assert f"**essai** : {why}" in summary([result_in(tmp_path, run)])
