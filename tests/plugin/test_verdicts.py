"""Every report says of a test what pytest says of it, whatever became of its walks."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from portail.cli.commands.merge import merge
from tests.plugin.conftest import LEAN, STRICT
from tests.portail.project.folders import written

TESTS = """
import os

import pytest

from portail import StepFailed, WrongUsage

WALKS = ["none", "good", "broken", "refused"]


@pytest.fixture
def walked(request):
    '''Walks as the parameter says, as part of the set-up; lets nothing through.'''
    error = {"broken": StepFailed, "refused": WrongUsage}.get(request.param, ())
    try:
        outcome(request, request.param)
    except error:
        pass


def outcome(request, kind):
    '''A walk that passes, one that the portal breaks, one that is not allowed; or none.'''
    if kind != "none":
        walk = request.getfixturevalue("walk")
        walk("rompue" if kind == "broken" else "tenue", until="no-such-step" if kind == "refused" else None)


every = pytest.mark.parametrize("walked", WALKS, indirect=True)


@pytest.fixture
def broken_setup(walked):
    raise RuntimeError("the set-up failed")


@pytest.fixture
def broken_teardown(walked):
    yield
    raise RuntimeError("the teardown failed")


@every
def test_passes(walked):
    pass


@every
def test_own_assertion_fails(walked):
    assert 1 == 2, "my own check"


@every
def test_setup_fails(broken_setup):
    pass


@every
def test_teardown_fails(broken_teardown):
    pass


@every
def test_fails_twice(broken_teardown):
    assert 1 == 2, "my own check"


@every
def test_is_skipped(walked):
    pytest.skip("not today")


@every
@pytest.mark.xfail(reason="known")
def test_fails_as_expected(walked):
    assert 1 == 2


@every
@pytest.mark.xfail(reason="known")
def test_passes_unexpectedly(walked):
    pass


@every
@pytest.mark.xfail(reason="known", strict=True)
def test_passes_and_must_not(walked):
    pass


@every
@pytest.mark.flaky(reruns=1)
def test_passes_when_repeated(walked, request):
    assert request.node.execution_count > 1, "the first time"


@every
@pytest.mark.flaky(reruns=1)
def test_fails_when_repeated_too(walked):
    assert 1 == 2, "each time"


@pytest.mark.parametrize("kind", ["good", "broken", "refused"])
def test_its_walk_decides(request, kind):
    outcome(request, kind)


@pytest.mark.xfail(reason="known", raises=StepFailed)
def test_its_walk_fails_as_expected(request):
    outcome(request, "broken")


def test_a_broken_walk_is_expected(request, walk):
    with pytest.raises(StepFailed):
        outcome(request, "broken")


@pytest.mark.skip(reason="never")
def test_is_never_run(walk):
    pass


def test_dies(request):
    outcome(request, "good")
    os._exit(3)


def test_has_nothing_to_do_with_it():
    pass


def test_has_nothing_to_do_with_it_and_fails():
    assert 1 == 2
"""
CONFIGURATION = "[pytest]\nmarkers = flaky\n"
PROCEDURE = """+++
id = "{id}"
title = "Ouvrir la porte"
lang = "fr"
audience = "habitants"
+++

## 1. Je sonne {{#ring}}

Je vois `SONNETTE`.

## 2. J’entre {{#enter}}

Je vois `ENTRER`.
"""
STEPS = """from portail import Steps, Walk

steps = Steps()


@steps.step("ring")
def ring(walk: Walk) -> None:
    walk.page.set_content("<button>SONNETTE</button>")


@steps.step("enter")
def enter(walk: Walk) -> None:
    walk.page.set_content("<button>{door}</button>")
"""
PROJECT = {
    "portail.toml": '[project]\nname = "porte"\nlang = "fr"\ndefault_target = "ville"\n'
    '[targets.ville]\nbase_url = "http://127.0.0.1:9/"\n',
    **{f"procedures/{name}.md": PROCEDURE.format(id=name) for name in ("tenue", "rompue")},
    "steps/tenue.py": STEPS.format(door="ENTRER"),
    "steps/rompue.py": STEPS.format(door="FERMÉ"),
    "pytest.ini": CONFIGURATION,
    "test_project.py": TESTS,
    "test_torn.py": "import nowhere\n",
}
"""A project whose portal is no server: its walks take as long as their record."""
OPTIONS = ("-n", "2", "-rAR", "--tb=short", "--junitxml", "own.xml", "--continue-on-collection-errors")
WORDS = {
    "passed": "réussi",
    "failed": "échoué",
    "error": "en erreur",
    "skipped": "ignoré",
    "xfailed": "échoué comme prévu",
    "xpassed": "réussi contre toute attente",
    "flaky": "réussi après un échec",
}
FAILED = ("failed", "error")


@dataclass(frozen=True)
class Session:
    """One session of pytest, and its folder: `outcomes` are pytest's own words, by the ids of the tests."""

    folder: Path
    text: str
    returncode: int

    @property
    def outcomes(self) -> Mapping[str, str]:
        """How pytest's own summary (`-rA`) says that each test ended; a failed call counts before its teardown."""
        found: dict[str, str] = {}
        rank = ["FAILED", "ERROR", "XFAIL", "XPASS", "SKIPPED", "PASSED"]
        for word, test in re.findall(r"^(FAILED|ERROR|XFAIL|XPASS|PASSED) (\S+)", self.text, re.MULTILINE):
            found[test] = min(word, found.get(test, word), key=rank.index)
        names = {"FAILED": "failed", "ERROR": "error", "XFAIL": "xfailed", "XPASS": "xpassed", "PASSED": "passed"}
        repeated = set(re.findall(r"^RERUN (\S+)", self.text, re.MULTILINE))
        return {test: "flaky" if test in repeated and word == "PASSED" else names[word] for test, word in found.items()}

    @property
    def results(self) -> Path:
        return self.folder / "portail-results"

    def own_report(self) -> Mapping[str, set[str]]:
        """What pytest's own JUnit report says: what stands in the cases of each test, which may be several."""
        return cases_of(self.folder / "own.xml")


def cases_of(report: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for case in ET.parse(report).iter("testcase"):
        where = "/".join(str(case.get("classname")).split("."))
        test = f"{where}.py::{case.get('name')}" if where else f"/{case.get('name')}.py"
        found.setdefault(test, set()).update(each.tag for each in case if each.tag in ("failure", "error", "skipped"))
    return found


def test_every_report_says_of_each_test_what_pytest_says(tmp_path: Path) -> None:
    session = session_in(tmp_path / "project")

    for is_true in TRUTHS:
        is_true(session)


def session_in(folder: Path) -> Session:
    """One session with all of these tests, by two workers, on GitHub."""
    written(folder, PROJECT)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAIL_", "GITHUB_"))}
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            *STRICT,
            *LEAN,
            "-n",
            "2",
            "-rAR",
            "--tb=short",
            "--junitxml",
            "own.xml",
            "--continue-on-collection-errors",
        ],
        cwd=folder,
        env={**inherited, "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Session(folder, ended.stdout, ended.returncode)


def the_matrix_is_whole(session: Session) -> None:
    assert len(session.outcomes) == 11 * 4 - 4 + 10 - 1  # pytest's summary names no skipped test by its id
    assert set(session.outcomes.values()) == set(WORDS) - {"skipped"}


def ctrf_says_of_each_test_what_pytest_says(session: Session) -> None:
    report = json.loads((session.results / "ctrf-report.json").read_bytes())["results"]

    raw = {test["name"]: test["rawStatus"] for test in report["tests"]}
    assert {test: outcome for test, outcome in raw.items() if outcome != "skipped"} == session.outcomes
    assert Counter(raw.values())["skipped"] == 5
    assert report["summary"]["failed"] == sum(outcome in FAILED for outcome in raw.values())
    assert report["summary"]["flaky"] == 4
    of_tests = [test for test in report["tests"] if test["name"] != "test_torn.py"]
    assert all(test["filePath"] == "test_project.py" and test["line"] > 1 for test in of_tests)


def junit_says_of_each_test_what_the_report_of_pytest_says(session: Session) -> None:
    own, ours = session.own_report(), cases_of(session.results / "junit.xml")

    assert ours.keys() == own.keys()
    # pytest writes a second case where the teardown of a failed test fails too: here one case says both. Of a test
    # whose worker died its report says that it is in error, and its console that it failed: here it has failed.
    twice = {test for test in own if "test_fails_twice" in test}
    other = {*twice, "test_project.py::test_dies"}
    assert {test: tags for test, tags in ours.items() if test not in other} == {
        test: tags for test, tags in own.items() if test not in other
    }
    assert {frozenset(ours[test]) for test in twice} == {frozenset({"failure"})}
    both = [failure.text or "" for failure in ET.parse(session.results / "junit.xml").iter("failure")]
    assert sum("my own check" in text and "the teardown failed" in text for text in both) == len(twice)


def junit_counts_each_test_once(session: Session) -> None:
    (suite,) = ET.parse(session.results / "junit.xml").getroot()

    count = Counter(session.outcomes.values())
    assert {key: int(suite.get(key, "")) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": len(session.outcomes) + 5,
        "failures": count["failed"],
        "errors": count["error"],
        "skipped": 5 + count["xfailed"],
    }
    assert len(suite) == len(session.outcomes) + 5


def html_says_of_each_test_what_pytest_says(session: Session) -> None:
    page = (session.results / "report.html").read_text(encoding="utf-8")

    rows = re.findall(r'<td class="state \w+">. ([^<]+)</td><td><a href="#test-\d+">([^<]+)</a>', page)
    said = {test: word for word, test in rows}
    expected = {test: WORDS[outcome] for test, outcome in session.outcomes.items()}
    assert {test: word for test, word in said.items() if word != "ignoré"} == expected
    assert len(said) == len(expected) + 5


def the_summary_says_of_each_test_what_pytest_says(session: Session) -> None:
    text = (session.results / "summary.md").read_text(encoding="utf-8")

    assert (session.folder / "summary.md").read_text(encoding="utf-8") == text

    said = {test: word for word, test in re.findall(r"^\| \S+ ([^|]+) \| (test_\S+) \|", text, re.MULTILINE)}
    expected = {test: WORDS[outcome] for test, outcome in session.outcomes.items()}
    assert {test: word for test, word in said.items() if word != "ignoré"} == expected


def github_annotates_failed_tests_alone_and_a_sentence_only_where_its_breach_failed_the_test(
    session: Session,
) -> None:
    lines = re.findall(r"^::error file=([^,]+),line=\d+,title=([^:]+)::", session.text, re.MULTILINE)

    failed = [test for test, outcome in session.outcomes.items() if outcome in FAILED]
    of_sentences = [file for file, _ in lines if file == "procedures/rompue.md"]
    assert len(lines) == len(failed)
    assert len(of_sentences) == 1
    titles = {title.replace("%3A", ":") for file, title in lines if file.startswith("test_")}
    assert titles == {test for test in failed if "test_its_walk_decides[broken]" not in test}


def the_walks_keep_their_own_verdict(session: Session) -> None:
    report = json.loads((session.results / "ctrf-report.json").read_bytes())["results"]

    steps = {test["name"].partition("::")[2]: [step["status"] for step in test["steps"]] for test in report["tests"]}
    assert steps["test_a_broken_walk_is_expected[chromium]"] == ["passed", "failed"]
    assert steps["test_own_assertion_fails[good]"] == ["passed", "passed"]
    assert steps["test_passes[none]"] == steps["test_has_nothing_to_do_with_it"] == []


def merged_reports_and_exit_status_are_those_of_the_tests(session: Session) -> None:
    merged = session.folder / "merged"

    assert (merge((session.results,), merged, "quiet"), session.returncode) == (1, 1)
    assert cases_of(merged / "junit.xml") == cases_of(session.results / "junit.xml")


def test_a_session_whose_broken_walks_are_all_expected_merges_with_zero(pytester: pytest.Pytester) -> None:
    written(pytester.path, PROJECT)
    expected = "test_a_broken_walk_is_expected or test_its_walk_fails_as_expected"

    ended = pytester.runpytest_subprocess(*STRICT, *LEAN, "test_project.py", "-k", expected, timeout=120)
    merged = merge((pytester.path / "portail-results",), pytester.path / "merged", "quiet")

    assert (ended.ret, merged) == (0, 0)
    assert "::error" not in ended.stdout.str()


def a_worker_that_died_fails_its_test_and_leaves_its_walk(session: Session) -> None:
    cases = ET.parse(session.results / "junit.xml").iter("testcase")
    (died,) = [case for case in cases if case.get("name") == "test_dies"]

    assert died.find("failure") is not None
    assert [each.get("value") for each in died.iter("property")][::2] == ["passed", "passed"]


def a_file_that_cannot_be_read_is_an_error(session: Session) -> None:
    assert cases_of(session.results / "junit.xml")["/test_torn.py"] == {"error"}


TRUTHS: tuple[Callable[[Session], None], ...] = (
    the_matrix_is_whole,
    ctrf_says_of_each_test_what_pytest_says,
    junit_says_of_each_test_what_the_report_of_pytest_says,
    junit_counts_each_test_once,
    html_says_of_each_test_what_pytest_says,
    the_summary_says_of_each_test_what_pytest_says,
    github_annotates_failed_tests_alone_and_a_sentence_only_where_its_breach_failed_the_test,
    the_walks_keep_their_own_verdict,
    merged_reports_and_exit_status_are_those_of_the_tests,
    a_worker_that_died_fails_its_test_and_leaves_its_walk,
    a_file_that_cannot_be_read_is_an_error,
)
