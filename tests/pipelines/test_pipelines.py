"""The ready-made pipelines are valid, and their scripts do what they say, on this machine instead of theirs."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from portail.target.secrets_file import Secrets
from tests.pipelines.files import (
    COMMANDS,
    COMPOSE,
    DOCKERFILE,
    GITHUB,
    GITLAB,
    HOOKS,
    OWN_CI,
    ROOT,
    read,
    script,
    scripts,
)
from tests.plugin.conftest import LEAN

SCHEMA = ("check-jsonschema", "--builtin-schema")
VALIDATORS = {
    "the workflow for GitHub": (*SCHEMA, "vendor.github-workflows", str(GITHUB)),
    "the workflow of this project": (*SCHEMA, "vendor.github-workflows", str(OWN_CI)),
    "the template for GitLab": (*SCHEMA, "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(GITLAB)),
    "the composition": (*SCHEMA, "vendor.compose-spec", str(COMPOSE)),
    "the Dockerfile": ("hadolint", str(DOCKERFILE)),
    "the hook": ("pre-commit", "validate-manifest", str(HOOKS)),
    "the safety of the workflows": ("zizmor", "--offline", "--no-progress", str(GITHUB.parent)),
}
JOB = read(GITLAB)["portail"]
OUTPUT = JOB["variables"]["PORTAIL_OUTPUT"]
SHARED = """
import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_connexion(walk, number):
    walk(until="link")
"""


@pytest.mark.parametrize("command", VALIDATORS.values(), ids=VALIDATORS)
def test_its_validator_finds_nothing_to_say(command: Sequence[str]) -> None:
    program, *arguments = command
    ended = subprocess.run([str(COMMANDS / program), *arguments], capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", [GITHUB, GITLAB, OWN_CI], ids=lambda path: path.name)
def test_the_scripts_are_good_shell(path: Path) -> None:
    command = [str(COMMANDS / "shellcheck"), "--shell", "bash", "--severity", "warning", "-"]

    for text in scripts(path):
        ended = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout


def test_the_machines_share_the_tests_and_make_one_report(pytester: pytest.Pytester) -> None:
    prepare(pytester)
    shared = {"TESTS": ".", "MACHINE": "1", "MACHINES": "2", "PORTAIL_OUTPUT": "machines/1"}
    run(script(GITHUB, "walk", "Walk"), pytester.path, shared)
    shared = {"PORTAIL_TESTS": ".", "CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "2"}
    run(script(GITLAB, "portail"), pytester.path, {**shared, "PORTAIL_OUTPUT": OUTPUT.replace("$CI_NODE_INDEX", "2")})
    shutil.copytree(pytester.path / "portail-results" / "2", pytester.path / "machines" / "2")
    shutil.copytree(pytester.path / "machines" / "1", pytester.path / "portail-results" / "1")

    run(script(GITHUB, "report", "Report"), pytester.path, {"GITHUB_STEP_SUMMARY": "summary.md"})
    tests_on_github = listed_in(pytester.path / "summary.md")
    run(script(GITLAB, "portail report"), pytester.path, {})

    assert tests_on_github == ["test_connexion[chromium-1]", "test_connexion[chromium-2]"]
    assert listed_in(pytester.path / "report" / "summary.md") == tests_on_github
    assert len(list(pytester.path.glob(JOB["artifacts"]["reports"]["junit"]))) == 2


def test_the_workflow_hands_on_every_secret_of_a_target() -> None:
    known = {f"PORTAIL_{name.upper()}" for name in Secrets.__struct_fields__}
    workflow = read(GITHUB)
    (walk,) = [step for step in workflow["jobs"]["walk"]["steps"] if step.get("name") == "Walk"]

    assert set(workflow["on"]["workflow_call"]["secrets"]) == known
    assert {name: walk["env"].get(name) for name in known} == {name: f"${{{{ secrets.{name} }}}}" for name in known}


def test_the_hook_runs_a_command_that_there_is_for_the_files_of_a_reference() -> None:
    (hook,) = read(HOOKS)
    command, *arguments = shlex.split(hook["entry"])

    assert subprocess.run([COMMANDS / command, *arguments, "--help"], capture_output=True, check=False).returncode == 0
    files = (path for path in (ROOT / "scenarios" / "procedures").rglob("*") if path.is_file())
    committed = [path.relative_to(ROOT).as_posix() for path in files]
    assert len(committed) > 20
    assert [path for path in committed if not re.search(hook["files"], path)] == []


def prepare(pytester: pytest.Pytester) -> None:
    pytester.makefile(".ini", pytest=f"[pytest]\naddopts = -p no:randomly {' '.join(LEAN)}\n")
    pytester.makepyfile(test_project=SHARED)
    durations = '{{"{0}[chromium-1]": 9, "{0}[chromium-2]": 9}}'.format("test_project.py::test_connexion")
    pytester.path.joinpath(".test_durations").write_text(durations)


def run(text: str, folder: Path, variables: dict[str, str]) -> None:
    """Run a script as the machines of GitHub and GitLab do."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAIL_", "GITHUB_"))}
    environment = {**inherited, **variables, "PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"}
    shell = ["bash", "-e", "-o", "pipefail", "-c", text]
    ended = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def listed_in(summary: Path) -> list[str]:
    """Return the tests that a summary lists."""
    return re.findall(r"✅.*::(\S+)", summary.read_text(encoding="utf-8"))
