"""The ready-made pipelines and images, as their readers read them."""

import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
GITHUB, GITLAB = ROOT / ".github" / "workflows" / "portail.yml", ROOT / ".gitlab" / "portail.yml"
OWN_CI = ROOT / ".github" / "workflows" / "tests.yml"
COMPOSE, DOCKERFILE, HOOKS = ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / ".pre-commit-hooks.yaml"
COMMANDS = Path(sys.executable).parent


def read(path: Path) -> Any:
    """Return the content of a YAML file."""
    return YAML(typ="safe").load(path)


def script(path: Path, job: str, step: str = "") -> str:
    """Return the shell script of a job of GitLab, or of a step of a job of GitHub, without what it installs."""
    described = read(path)
    if path == GITLAB:
        lines = [line for line in described[job]["script"] if "install" not in line]
        return "\n".join(lines)
    (found,) = [each for each in described["jobs"][job]["steps"] if each.get("name") == step]
    return str(found["run"])


def scripts(path: Path) -> list[str]:
    """Return every shell script of a pipeline."""
    described = read(path)
    if path == GITLAB:
        jobs = [job for job in described.values() if isinstance(job, dict)]
        return ["\n".join(job[key]) for job in jobs for key in ("before_script", "script") if key in job]
    return [step["run"] for job in described["jobs"].values() for step in job["steps"] if "run" in step]
