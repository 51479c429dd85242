"""What the user decides, by option, environment or ini file, in this order."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

SETTINGS = ("project", "target", "destructive", "output", "connect")


@dataclass(frozen=True)
class Settings:
    """The user's decisions; `folder` is the root of their project, from which names of files count."""

    folder: Path
    project: Path | None
    target: str | None
    destructive: str | None
    output: Path
    connect: str | None

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
    )


def settings_of(config: pytest.Config) -> Settings:
    """Return the decisions that were read when the run began."""
    return config.stash[KEY]


def _given(config: pytest.Config, name: str) -> str | None:
    option = config.getoption(f"portail_{name}")
    return option or os.environ.get(f"PORTAIL_{name.upper()}") or config.getini(f"portail_{name}") or None
