"""Reports are pure functions of the record and of the pictures beside it."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from rich.console import Console

from scenarios import reports
from scenarios.commands.walking import reported
from scenarios.errors import EnvironmentNotReady
from scenarios.procedure import Procedure
from scenarios.reports.console import LiveTable, conclude
from scenarios.reports.ctrf import ctrf
from scenarios.reports.french import paragraph, verdict
from scenarios.reports.html import html, index
from scenarios.reports.junit import junit
from scenarios.results import Result
from scenarios.run import Run, StepError
from tests.scenarios.procedures import short_procedure
from tests.scenarios.runs import failed_step, passed_step, run_with, skipped_step, with_pictures


def in_output(run: Run, output: Path) -> Result:
    return Result(run, output / run.procedure)


def test_junit_has_one_test_case_a_step_with_its_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_with(passed_step(), failed_step(), skipped_step())

    suite = ET.fromstring(junit([in_output(run, with_pictures(tmp_path / "output"))]))[0]

    counts = {key: suite.get(key) for key in ("name", "tests", "failures", "errors", "skipped", "time")}
    assert counts == {"name": "essai", "tests": "3", "failures": "1", "errors": "0", "skipped": "1", "time": "1.500"}
    passed, failed, skipped = suite
    assert passed.get("name") == "1. Je consulte ma boîte mail"
    assert passed.findtext("system-out") == "[[ATTACHMENT|output/essai/screenshots/1-mail.png]]"
    assert "la phrase « Je valide. » n’est pas tenue" in (failed.findtext("failure") or "")
    assert failed.findtext("system-out") == "[[ATTACHMENT|output/essai/screenshots/failure-services.png]]"
    assert skipped.find("skipped") is not None


def test_junit_has_a_failure_where_a_step_was_interrupted(tmp_path: Path) -> None:
    interrupted = msgspec.structs.replace(failed_step(), error=None)

    suite = ET.fromstring(junit([in_output(run_with(interrupted), tmp_path)]))[0]

    assert [failure.get("message") for failure in suite.iter("failure")] == ["le parcours s’est interrompu"]


def test_a_walk_of_a_part_is_not_told_as_one_of_the_whole(tmp_path: Path) -> None:
    part = run_with(passed_step(), skipped_step())

    suite = ET.fromstring(junit([in_output(part, tmp_path)]))[0]

    assert verdict(part) == "les étapes parcourues sont respectées (1 étape, 1 promesse)."
    assert [skipped.get("message") for skipped in suite.iter("skipped")] == [
        "le parcours s’est arrêté avant cette étape"
    ]


def test_a_paragraph_ends_no_sentence_twice() -> None:
    error = StepError(sentence="Je valide.", expected="un bouton.", found="rien n’a répondu.", hint="")

    assert paragraph(failed_step(), error).endswith("Attendu : un bouton. Trouvé : rien n’a répondu.")


def test_ctrf_counts_the_steps_and_lists_their_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_with(passed_step(), failed_step(), skipped_step())

    report = json.loads(ctrf([in_output(run, with_pictures(tmp_path))]))

    summary = report["results"]["summary"]
    assert {key: summary[key] for key in ("tests", "passed", "failed", "skipped")} == {
        "tests": 3,
        "passed": 1,
        "failed": 1,
        "skipped": 1,
    }
    assert summary["stop"] - summary["start"] == 1500
    assert report["results"]["tests"][0]["attachments"] == [
        {"name": "1-mail.png", "contentType": "image/png", "path": "essai/screenshots/1-mail.png"}
    ]


def test_the_html_report_is_one_file_with_the_pictures_and_the_reason(tmp_path: Path) -> None:
    page = html([in_output(run_with(passed_step(), failed_step(), skipped_step()), with_pictures(tmp_path))])

    assert page.count("data:image/png;base64,") == 2
    assert 'src="http' not in page
    assert 'alt="Le message ouvert"' in page
    assert "<dd>« VALIDEZ »</dd>" in page
    assert "Je valide &lt;mon&gt; authentification" in page


def test_the_index_leads_only_to_files_that_are_there(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)
    run = run_with(passed_step())
    run.write(output / "essai")

    page = index([in_output(run, output)], output)

    assert 'href="essai/run.json"' in page
    assert "trace.zip" not in page


def test_the_index_does_not_lead_from_a_walk_that_failed_to_the_guide_of_an_earlier_one(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)
    (output / "essai" / "guide").mkdir()
    (output / "essai" / "guide" / "guide.pdf").touch()

    passed, failed = (index([in_output(run_with(step), output)], output) for step in (passed_step(), failed_step()))

    assert ("guide.pdf" in passed, "guide.pdf" in failed) == (True, False)


def test_the_index_of_a_matrix_shows_each_screen_on_every_device(tmp_path: Path) -> None:
    results = [
        Result(run_with(passed_step()), with_pictures(tmp_path / name) / "essai", name) for name in ("desktop", "phone")
    ]

    page = index(results, tmp_path)

    assert [f'src="{name}/essai/screenshots/1-mail.png"' in page for name in ("desktop", "phone")] == [True, True]
    assert page.count('<th scope="row">Notez vos identifiants</th>') == 1


def test_a_walk_that_passed_is_reported_even_where_the_next_one_cannot_go_on(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)

    def walks() -> Iterator[tuple[Procedure, Result]]:
        yield short_procedure(), in_output(run_with(passed_step()), output)
        raise EnvironmentNotReady("Le navigateur s’est arrêté.")

    with pytest.raises(EnvironmentNotReady):
        reported(walks(), output)

    (suite,) = ET.parse(output / reports.JUNIT).getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_clearing_removes_the_reports_of_an_earlier_run_and_nothing_else(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)
    reports.write([in_output(run_with(passed_step()), output)], output)
    (output / "notes.txt").write_text("à garder")

    reports.clear(output)

    assert sorted(path.name for path in output.iterdir()) == ["essai", "notes.txt"]


def test_without_a_terminal_the_console_prints_one_plain_line_a_step() -> None:
    out = io.StringIO()
    console = Console(file=out, highlight=False)

    with LiveTable(console, short_procedure()) as table:
        for step in (passed_step(), failed_step()):
            table.step_began(step)
            table.step_ended(step)
    conclude(console, [run_with(passed_step(), failed_step())], [("Rapport", Path("output/report.html"))])

    assert out.getvalue().splitlines() == [
        "Essai",
        "✓ 1. Je consulte ma boîte mail : réussie",
        "✗ 2. Je valide <mon> authentification : échouée",
        "",
        "essai : la procédure n’est pas respectée à l’étape 2.",
        "Étape 2 : la phrase « Je valide. » n’est pas tenue. Attendu : « VALIDER ». Trouvé : « VALIDEZ ». Comparez.",
        "",
        "Rapport  output/report.html",
    ]


def test_on_a_terminal_the_table_shows_every_step_from_the_start() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=100, color_system=None)

    with LiveTable(console, short_procedure()) as table:
        table.step_began(passed_step())

    assert "Je valide mon authentification" in out.getvalue()
    assert "… en cours" in out.getvalue()
    assert "à venir" in out.getvalue()


def test_on_a_terminal_no_step_is_to_come_when_the_walk_is_over() -> None:
    out = io.StringIO()

    with LiveTable(Console(file=out, force_terminal=True, width=100, color_system=None), short_procedure()) as table:
        table.step_ended(passed_step())

    last = out.getvalue().rsplit("Essai", 1)[1]
    assert ("non parcourue" in last, "à venir" in last) == (True, False)
