"""The ready-made pipelines and images, as their readers read them."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "portail" / "project" / "template"
GITHUB, GITLAB = TEMPLATE / ".github" / "workflows" / "portail.yml", TEMPLATE / ".gitlab" / "portail.yml"
OWN_CI = ROOT / ".github" / "workflows" / "tests.yml"
COMPOSE, DOCKERFILE, HOOKS = ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / ".pre-commit-hooks.yaml"
COMMANDS = Path(sys.executable).parent


@dataclass(frozen=True)
class Script:
    """A shell script of a pipeline, with the variables that it is run with."""

    text: str
    variables: Mapping[str, str]


def read(path: Path) -> Any:
    """Return the content of a YAML file."""
    return YAML(typ="safe").load(path)


def inputs_of_github() -> dict[str, Any]:
    """Return the inputs of the workflow, by name, with their defaults."""
    return {name: described["default"] for name, described in read(GITHUB)["on"]["workflow_call"]["inputs"].items()}


def inputs_of_gitlab() -> dict[str, Any]:
    """Return the inputs of the template, by name, with their defaults."""
    header, _ = YAML(typ="safe").load_all(GITLAB)
    return {name: described["default"] for name, described in header["spec"]["inputs"].items()}


def on_github(job: str, step: str, given: Mapping[str, str]) -> Script:
    """Return the script of a step, where these inputs and other expressions (`matrix.machine`) have these values."""
    (found,) = [each for each in read(GITHUB)["jobs"][job]["steps"] if each.get("name") == step]
    values = {f"inputs.{name}": str(value) for name, value in inputs_of_github().items()} | dict(given)
    variables = {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda each: values.get(each[1], ""), str(value))
        for name, value in found.get("env", {}).items()
    }
    return Script(found["run"], variables)


def on_gitlab(job: str, key: str, given: Mapping[str, str], predefined: Mapping[str, str]) -> Script:
    """Return a script of a job, where these inputs are given, and GitLab has predefined these variables."""
    jobs = jobs_of_gitlab(given)
    described = jobs[job]
    written = jobs[described["extends"]]["variables"] | described.get("variables", {})
    variables = {name: Template(str(value)).safe_substitute(predefined) for name, value in written.items()}
    return Script("\n".join(described[key]), variables)


def jobs_of_gitlab(given: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the jobs of the template, where these inputs are given."""
    _, jobs = YAML(typ="safe").load_all(GITLAB)
    filled: dict[str, Any] = _filled(jobs, inputs_of_gitlab() | dict(given or {}))
    return filled


def scripts(path: Path) -> list[str]:
    """Return every shell script of a pipeline."""
    if path == GITLAB:
        jobs = jobs_of_gitlab().values()
        return ["\n".join(job[key]) for job in jobs for key in ("before_script", "script") if key in job]
    return [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]


def github(inputs: Mapping[str, str] | None = None, machine: str = "", machines: str = "") -> dict[str, str]:
    """Return the values of GitHub's expressions, by their names."""
    given = {f"inputs.{name}": value for name, value in (inputs or {}).items()}
    return given | {"matrix.machine": machine, "strategy.job-total": machines}


def execute(script: Script, folder: Path, commands: Path, *, status: int = 0, **more: str) -> str:
    """Run a script as the machines of GitHub and GitLab do; return what it prints."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAIL_", "GITHUB_"))}
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"
    environment = {**inherited, "PIP_NO_INDEX": "1", **script.variables, **more, "PATH": path}
    shell = ["bash", "-e", "-o", "pipefail", "-c", script.text]
    ended = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == status, ended.stdout + ended.stderr
    return ended.stdout


def _filled(part: Any, inputs: Mapping[str, Any]) -> Any:
    """Put the inputs in their places, as GitLab does before it reads the jobs; one that stands alone keeps its type."""
    if isinstance(part, dict):
        return {key: _filled(value, inputs) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(each, inputs) for each in part]
    if not isinstance(part, str):
        return part
    if alone := re.fullmatch(r"\$\[\[ inputs\.(\S+) \]\]", part):
        return inputs[alone[1]]
    return re.sub(r"\$\[\[ inputs\.(\S+) \]\]", lambda each: str(inputs[each[1]]), part)
