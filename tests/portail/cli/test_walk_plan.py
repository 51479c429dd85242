"""What one command walks, and where the evidence of each walk goes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Playwright

from portail.cli.main import portail
from portail.cli.portals import most_at_once
from portail.cli.request import Request
from portail.cli.walk_plan import plan, turns
from tests.portail.project.folders import written
from tests.walk.rooms import FILES, PROCEDURE

TARGETS = """
[targets.recette]
base_url = "https://recette.example.fr/"

[targets.production]
base_url = "https://www.example.fr/"
"""
OTHER = PROCEDURE.replace('"louer"', '"rendre"')


def test_no_two_walks_of_procedures_targets_windows_and_repetitions_share_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, playwright: Playwright
) -> None:
    files = {**FILES, "portail.toml": FILES["portail.toml"] + TARGETS, "procedures/rendre.md": OTHER}
    monkeypatch.chdir(written(tmp_path, files))
    request = Request(
        ("louer", "rendre"), Path("output"), "chromium", targets=("recette", "production"), matrix=True, repeat=3
    )

    every = turns(plan(request), request, playwright)

    assert len({(turn.place, turn.planned.bound.id) for turn in every}) == len(every) == 2 * 2 * 4 * 3
    assert every[0].place == "recette/desktop/repetition-1"
    assert every[0].name == "louer – recette/desktop/repetition-1"


@pytest.mark.parametrize(
    ("ci", "asked", "thorough"),
    [
        ("true", {}, [True, False]),
        ("true", {"video": True}, [False, False]),
        ("false", {}, [False, False]),
        ("", {"thorough": True}, [True, True]),
        ("1", {"thorough": False}, [False, False]),
    ],
)
def test_a_second_visit_is_made_where_it_is_asked_for_and_in_ci_on_a_portal_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, asked: dict[str, Any], thorough: list[bool]
) -> None:
    files = {**FILES, "portail.toml": FILES["portail.toml"] + TARGETS}
    monkeypatch.chdir(written(tmp_path, files))
    monkeypatch.setenv("CI", ci)
    own = Request(("louer",), Path("output"), None, **{"thorough": None, **asked})

    assert [walk.thorough for each in (own, replace(own, target="recette")) for walk in plan(each)] == thorough


def test_a_film_and_a_second_visit_are_not_asked_for_together() -> None:
    refused = CliRunner().invoke(portail, ["walk", "--thorough", "--video"])

    assert (refused.exit_code, "--video et --thorough ne vont pas ensemble" in refused.output) == (2, True)


def test_browser_servers_walk_at_once_unless_somebody_says_how_many() -> None:
    servers = ("ws://one", "ws://two")

    assert Request((), Path(), None, connect=servers).at_once == 2
    assert Request((), Path(), None, connect=servers, jobs=5).at_once == 5
    assert Request((), Path(), None).at_once == 1


def test_walks_on_one_target_follow_each_other_and_those_on_a_portal_of_the_project_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path, {**FILES, "portail.toml": FILES["portail.toml"] + TARGETS}))
    (own,) = plan(Request(("louer",), Path("output"), None))
    targets = plan(Request(("louer",), Path("output"), None, targets=("recette", "production")))

    assert most_at_once([own], 4) == 4
    assert most_at_once(targets, 4) == 2
    assert most_at_once(targets[:1], 4) == 1
