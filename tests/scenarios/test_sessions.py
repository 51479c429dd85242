"""The walks of a whole session, repetitions and several machines included, make one report."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from scenarios import library, reports
from scenarios.errors import WrongUsage
from scenarios.reports import history
from scenarios.reports.ctrf import ctrf
from scenarios.reports.github import annotation, command, summary
from scenarios.reports.html import html
from scenarios.reports.junit import junit
from scenarios.results import TEST_FILE, Result, TestFile, gather
from scenarios.run import PromiseResult, Run, StepError, StepResult
from tests.scenarios.runs import failed_step, passed_step, run_with

NOBODY = 65534


def kept(folder: Path, run: Run, test: str, attempt: int = 0, walk: int = 1) -> Path:
    """Leave the record of a walk as the pytest plugin does."""
    place = folder / f"{test}-{attempt}" / str(walk)
    (place / run.procedure).mkdir(parents=True)
    run.write(place / run.procedure)
    (place / TEST_FILE).write_bytes(msgspec.json.encode(TestFile(test, attempt, walk)))
    return folder


def passed() -> Run:
    return run_with(msgspec.structs.replace(passed_step(), screenshots=[]), step("passed"))


def failed() -> Run:
    return run_with(msgspec.structs.replace(passed_step(), screenshots=[]), failed_step())


def step(status: str) -> StepResult:
    return msgspec.convert({**msgspec.to_builtins(failed_step()), "status": status, "error": None}, StepResult)


def test_a_walk_that_passed_when_repeated_is_flaky_and_counted_once(tmp_path: Path) -> None:
    kept(tmp_path, failed(), "test_a")
    kept(tmp_path, passed(), "test_a", attempt=1)

    (result,) = gather([tmp_path])

    assert (result.outcome, result.attempt, len(result.earlier)) == ("flaky", 1, 1)


def test_two_walks_of_one_procedure_in_one_test_are_two_results(tmp_path: Path) -> None:
    kept(tmp_path, failed(), "test_a", walk=1)
    kept(tmp_path, passed(), "test_a", walk=2)

    told = [(result.name, result.outcome) for result in gather([tmp_path])]

    assert told == [("essai – test_a", "failed"), ("essai – test_a (2e parcours)", "passed")]


def test_a_walk_that_failed_each_time_is_failed(tmp_path: Path) -> None:
    kept(tmp_path, failed(), "test_a")
    kept(tmp_path, failed(), "test_a", attempt=1)

    assert [result.outcome for result in gather([tmp_path])] == ["failed"]


def test_junit_has_one_case_a_step_however_often_it_was_repeated(tmp_path: Path) -> None:
    kept(tmp_path, failed(), "test_a")
    kept(tmp_path, passed(), "test_a", attempt=1)

    (suite,) = ET.fromstring(junit(gather([tmp_path])))

    assert [(suite.get("tests"), suite.get("failures")), len(suite)] == [("2", "0"), 2]
    (flaky,) = suite.iter("flakyFailure")
    assert "la phrase « Je valide. » n’est pas tenue" in (flaky.text or "")


def test_ctrf_names_a_flaky_step(tmp_path: Path) -> None:
    kept(tmp_path, failed(), "test_a")
    kept(tmp_path, passed(), "test_a", attempt=1)

    tests = msgspec.json.decode(ctrf(gather([tmp_path])))["results"]["tests"]

    assert [(test["retries"], test["flaky"]) for test in tests] == [(1, False), (1, True)]


def test_the_walks_of_several_machines_are_gathered(tmp_path: Path) -> None:
    kept(tmp_path / "un", passed(), "test_a")
    kept(tmp_path / "deux", failed(), "test_b")

    results = gather([tmp_path / "un", tmp_path / "deux"])

    assert [(result.test, result.outcome) for result in results] == [("test_a", "passed"), ("test_b", "failed")]


def test_walks_without_a_test_are_repetitions_of_nothing_and_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name, run in (("desktop", failed()), ("phone", passed())):
        (tmp_path / name / run.procedure).mkdir(parents=True)
        run.write(tmp_path / name / run.procedure)

    results = gather([tmp_path])

    assert [(result.outcome, result.earlier) for result in results] == [("failed", ()), ("passed", ())]
    assert [result.name for result in results] == [f"essai – {tmp_path / name}" for name in ("desktop", "phone")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="absent n’est pas un dossier"):
        gather([tmp_path / "absent"])


@pytest.mark.parametrize("broken", [b"{", b'{"test": "test_\xff"}'])
def test_a_broken_record_is_told_with_its_name(tmp_path: Path, broken: bytes) -> None:
    kept(tmp_path, passed(), "test_a")
    (tmp_path / "test_a-0" / "1" / TEST_FILE).write_bytes(broken)

    with pytest.raises(WrongUsage, match=r"test\.json n’est pas valide"):
        gather([tmp_path])


def test_a_step_that_passed_and_failed_in_the_last_sessions_is_called_unstable(tmp_path: Path) -> None:
    for run in (passed(), failed(), passed()):
        reports.write_session([Result(run, tmp_path, "test_a")], tmp_path)

    page = (tmp_path / reports.REPORT).read_text(encoding="utf-8")
    assert history.unstable(history.read(tmp_path)) == {"essai – test_a / services": (1, 3)}
    assert "Étapes instables" in page
    assert "1 sur 3" in page


def test_a_step_that_always_failed_is_not_called_unstable(tmp_path: Path) -> None:
    for _ in range(3):
        reports.write_session([Result(failed(), tmp_path)], tmp_path)

    assert history.unstable(history.read(tmp_path)) == {}


def test_the_history_keeps_the_last_sessions_and_survives_torn_lines(tmp_path: Path) -> None:
    start = passed()
    for number in range(history.KEPT + 3):
        run = msgspec.structs.replace(start, started=start.started + timedelta(days=number))
        reports.write_session([Result(run, tmp_path)], tmp_path)
    with (tmp_path / history.FILE_NAME).open("ab") as file:
        file.write(b'{"started": "\xff", "steps": {}}\n{"started": "20')

    sessions = history.read(tmp_path)

    assert (len(sessions), sessions[0].started) == (history.KEPT - 1 + 1, "2026-09-10T07:00:00+00:00")


def test_the_report_of_fifty_walks_without_pictures_stays_below_a_megabyte(tmp_path: Path) -> None:
    for number in range(50):
        kept(tmp_path, failed() if number % 5 == 0 else passed(), f"test_{number}")

    page = html(gather([tmp_path]))

    assert len(page.encode()) < 1_000_000
    assert page.count('class="verdict failed"') == 10


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be nobody for a while, where the tests run as root: what is forbidden to others is allowed to root."""
    me = os.geteuid()
    try:
        os.seteuid(me or NOBODY)
        yield
    finally:
        os.seteuid(me)


def test_a_folder_that_may_not_be_read_is_told_and_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mix = tmp_path / "mix"
    kept(mix / "un", passed(), "test_a")
    kept(mix / "deux", failed(), "test_b")
    (mix / "deux").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # nobody may not go there by the folders above

    told = r"^mix/deux ne peut pas être lu \(vous n’en avez pas le droit\)"
    with pytest.raises(WrongUsage, match=told), without_privileges():
        gather([Path("mix")])

    (mix / "deux").chmod(0o755)


def test_a_folder_in_the_place_of_a_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "essai" / "run.json").mkdir(parents=True)

    with pytest.raises(WrongUsage, match=r"essai/run\.json ne peut pas être lu \(c’est un dossier"):
        gather([tmp_path])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_of_a_session_opens_from_disk_and_is_accessible(
    scheme: Literal["light", "dark"], page: Page, tmp_path: Path
) -> None:
    before = kept(tmp_path / "before", failed(), "test_a")
    kept(tmp_path / "now", failed(), "test_a")
    kept(tmp_path / "now", passed(), "test_a", attempt=1)
    kept(tmp_path / "now", failed(), "test_b")
    for folder in (before, tmp_path / "now"):
        reports.write_session(gather([folder]), tmp_path)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.emulate_media(color_scheme=scheme)
    page.goto((tmp_path / reports.REPORT).as_uri())

    assert Axe().run(page).response["violations"] == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    expect(page.get_by_role("heading", level=2, name="Étapes instables")).to_be_visible()


def test_an_annotation_stands_on_the_line_of_the_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    procedure = library.load("premiere-connexion")
    monkeypatch.chdir(procedure.path.parent)
    services = procedure.steps[5]
    validate = next(promise for promise in services.promises if promise.text == "VALIDER")
    told = [
        PromiseResult(text=each.text, kind=each.kind, status="broken" if each == validate else "held")
        for each in services.promises
    ]
    error = StepError(sentence=validate.sentence, expected="« VALIDER »", found="rien", hint="")
    run = run_with(StepResult(id="services", number=6, title="", status="failed", promises=told, error=error))

    found = annotation(procedure, run)

    assert found
    assert (found.file, found.line) == ("premiere-connexion.md", validate.line)
    assert procedure.path.read_text(encoding="utf-8").splitlines()[found.line - 1].startswith("`ANNULER`")
    assert command(found).startswith(f"::error file=premiere-connexion.md,line={validate.line},title=")
    assert "\n" not in command(found)


def test_a_walk_that_passed_has_no_annotation() -> None:
    assert annotation(library.load("premiere-connexion"), passed()) is None


def test_the_summary_is_a_table_with_the_reason_of_each_failure(tmp_path: Path) -> None:
    kept(tmp_path, passed(), "test_a")
    kept(tmp_path, failed(), "test_b")

    text = summary(gather([tmp_path]))

    assert "| ✅ respectée | essai – test_a | 2 sur 2 | 1,5 s |" in text
    assert "| ❌ non respectée | essai – test_b | 1 sur 2 | 1,5 s |" in text
    assert "**essai – test_b** : Étape 2 : la phrase « Je valide. » n’est pas tenue." in text


@pytest.mark.parametrize(
    ("last", "why"),
    [("skipped", "le parcours s’est interrompu."), ("failed", "Étape 2 : le parcours s’est interrompu.")],
)
def test_the_summary_tells_a_walk_that_was_interrupted(last: str, why: str, tmp_path: Path) -> None:
    run = msgspec.structs.replace(run_with(step("passed"), step(last)), verdict="failed")

    assert f"**essai** : {why}" in summary([Result(run, tmp_path)])
