"""Several walks at once by one command: repetitions, browser servers, what becomes of errors and of Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Playwright

from portail import browser as browsers
from portail.run_record.run import read
from tests.plugin.conftest import LEAN
from tests.plugin.test_neighbours import browser_server
from tests.portail.project.folders import written
from tests.walk.rooms import FILES
from tests.walk.test_command_line import nothing_left_of, portail, started


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, FILES)


def cases(output: Path) -> list[str]:
    (suite,) = ET.parse(output / "junit.xml").getroot()
    return [f"{case.get('classname')} {case.get('name')}" for case in suite]


def test_repetitions_at_once_tell_how_often_they_failed_and_keep_what_failed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROKEN", "2")

    ended = portail("walk", "-j", "2", "--repeat", "4", "--json", cwd=project)

    *runs, told = map(json.loads, ended.stdout.splitlines())
    output = project / "output"
    assert (ended.returncode, ended.stderr) == (1, "")
    assert sorted(run["verdict"] for run in runs) == ["failed", "passed", "passed", "passed"]
    assert (told["of"], told["repetitions"], told["failed"], told["flaky"]) == ("louer", 4, 1, True)
    assert (told["rate"], round(told["at_most"], 4)) == (0.25, 0.7514)
    assert cases(output) == [f"portail.repetition-{number} louer" for number in range(1, 5)]
    folders = [output / f"repetition-{number}" / "louer" for number in range(1, 5)]
    kept = {read(folder).verdict for folder in folders if (folder / "screenshots").is_dir()}
    assert kept == {"passed", "failed"}
    assert len([folder for folder in folders if (folder / "guide").is_dir()]) == 1
    assert "1 échec sur 4 parcours (25,0\N{NO-BREAK SPACE}%)" in (output / "report.html").read_text(encoding="utf-8")


@contextmanager
def two_servers(playwright: Playwright, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two browser servers, as two machines would run them, and the options that name them."""
    choice = browsers.find(playwright)
    assert choice
    monkeypatch.setenv("PORTAIL_BROWSER", str(choice.path))
    with browser_server() as one, browser_server() as other:
        yield ["--connect", one, "--connect", other]


def test_two_browser_servers_walk_at_once_each_on_a_portal_of_its_own_for_one_report(
    project: Path, playwright: Playwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEET", "2")

    with two_servers(playwright, monkeypatch) as servers:
        ended = portail("walk", *servers, "--repeat", "2", cwd=project)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "2/2  louer – repetition-" in ended.stdout
    assert "louer : aucun échec sur 2 parcours ; au plus 77,6" in ended.stdout
    assert len(cases(project / "output")) == 2
    runs = [read(project / "output" / f"repetition-{number}" / "louer") for number in (1, 2)]
    assert len({urlsplit(run.target.base_url).port for run in runs}) == 2


def test_a_browser_server_that_does_not_answer_is_named(project: Path) -> None:
    servers = ("--connect", "ws://127.0.0.1:9/", "--connect", "ws://127.0.0.1:9/deux")

    ended = portail("walk", *servers, "--repeat", "2", cwd=project)

    assert ended.returncode == 3
    assert ended.stderr.startswith("portail : Le navigateur ws://127.0.0.1:9/")


def test_an_error_names_the_walk_that_it_ends_and_the_others_are_reported(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOSED", "2")

    ended = portail("walk", "-j", "2", "--repeat", "2", "--quiet", cwd=project)

    assert ended.returncode == 3
    assert re.fullmatch(r"portail : louer – repetition-[12] : La salle est fermée\.\n", ended.stderr)
    assert len(cases(project / "output")) == 1


def test_ctrl_c_ends_all_walks_reports_those_that_have_ended_and_leaves_nothing_behind(project: Path) -> None:
    with started("walk", "-j", "2", "--repeat", "40", cwd=project) as walking:
        assert walking.stdout
        assert walking.stdout.readline().startswith("✓ 1/40")

        os.killpg(walking.pid, signal.SIGINT)
        _, err = walking.communicate(timeout=60)

        assert (walking.returncode, err) == (130, "portail : interrompu.\n")
        assert 1 <= len(cases(project / "output")) < 40
        assert nothing_left_of(walking)


TESTS = """
import pytest

@pytest.mark.parametrize("room", ["first", "second"])
def test_a_room_is_rented(walk, room):
    walk("louer")
"""


def machine(project: Path, number: int) -> subprocess.Popen[bytes]:
    """Walk the share of one machine, in a home of its own, as pytest-split deals it out of one order."""
    home = project / f"home-{number}"
    home.mkdir()
    split = ("--splits", "2", "--group", str(number), "--portail-output", f"machine-{number}")
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", *LEAN, "-p", "no:randomly", *split],
        cwd=project,
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )


def test_two_machines_share_the_tests_and_one_report_tells_all(project: Path) -> None:
    (project / "test_rooms.py").write_text(TESTS, encoding="utf-8")

    machines = [machine(project, number) for number in (1, 2)]
    statuses = [each.wait(timeout=120) for each in machines]
    merged = portail("merge", "machine-1", "machine-2", "--output", "report", "--json", cwd=project)

    assert (statuses, merged.returncode) == ([0, 0], 0)
    names = [f"test_rooms test_a_room_is_rented[chromium-{room}]" for room in ("first", "second")]
    assert sorted(cases(project / "report")) == names
