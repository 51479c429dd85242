"""What the user decides, by option, environment or ini file, in this order."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portail.wording import plugin as words

if TYPE_CHECKING:
    from portail.target.target_file import TargetFile

SETTINGS = ("project", "target", "destructive", "output", "connect", "limit", "thorough")


WORDS_OF_A_FLAG = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(("0", "false", "no", "off"), False)


@dataclass(frozen=True)
class Settings:
    """The user's decisions; `folder` is the root of their project, from which names of files count."""

    folder: Path
    project: Path | None
    target: str | None
    destructive: str | None
    output: Path
    connect: str | None
    limit: float | None = None
    thorough: bool = False

    @property
    def may_destroy(self) -> bool:
        """Whether the user has named the target as one on which tests may pay and reset."""
        return self.target is not None and self.destructive == self.target


KEY = pytest.StashKey[Settings]()


def read_settings(config: pytest.Config) -> Settings:
    """Return the decisions for this run."""
    given = {name: _given(config, name) for name in SETTINGS}
    return Settings(
        folder=config.rootpath,
        project=config.rootpath / given["project"] if given["project"] else None,
        target=given["target"],
        destructive=given["destructive"],
        output=config.rootpath / (given["output"] or "portail-results"),
        connect=given["connect"],
        limit=_seconds(given["limit"]),
        thorough=_is_on(given["thorough"]),
    )


def settings_of(config: pytest.Config) -> Settings:
    """Return the decisions that were read when the run began."""
    return config.stash[KEY]


def _seconds(given: str | None) -> float | None:
    if given is None:
        return None
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise pytest.UsageError(words.no_seconds("--portail-limit", given))
    return seconds


def _is_on(given: str | None) -> bool:
    """Return whether a flag is on: by its option, or by a word in the environment or the ini file.

    Raises:
        pytest.UsageError: the word says neither.
    """
    found = WORDS_OF_A_FLAG.get((given or "no").lower())
    if found is None:
        raise pytest.UsageError(words.no_flag("--portail-thorough", str(given)))
    return found


def named_target(settings: Settings) -> "TargetFile | None":
    """Return the target that the user names, if any.

    Raises:
        WrongUsage: it cannot be used.
    """
    if settings.target is None:
        return None
    from portail.project.discovery import Projects
    from portail.target.target_file import choose

    projects = Projects.find(settings.folder, settings.project)
    return choose(settings.target, projects.folder, projects.own.mailboxes.keys() if projects.own else ())


def target_of_session(settings: Settings) -> "TargetFile | None":
    """Return the target that the user names, or the default of the user's project, if any.

    Raises:
        WrongUsage: it cannot be used.
    """
    from portail.project.discovery import Projects
    from portail.project.open_portal import choose_target

    projects = Projects.find(settings.folder, settings.project)
    return choose_target(projects, projects.own, settings.target) if projects.own else named_target(settings)


def _given(config: pytest.Config, name: str) -> str | None:
    option = config.getoption(f"portail_{name}")
    return option or os.environ.get(f"PORTAIL_{name.upper()}") or config.getini(f"portail_{name}") or None
