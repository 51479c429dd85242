"""What the command line asks of the commands that walk."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from portail.browser.device import USUAL, named
from portail.output.drift import variant_of
from portail.project.discovery import Projects

Voice = Literal["live", "quiet", "json"]
"""How a command reports: a table that grows, failures alone, or JSON."""


@dataclass(frozen=True)
class Request:
    """What is to be walked, where and how: each field but `voice` is an option of the same name.

    `destructive` names the target once more, where the walks may pay and reset.
    """

    procedures: tuple[str, ...]
    output: Path
    browser: str | None
    project: Path | None = None
    target: str | None = None
    destructive: str | None = None
    device: str = USUAL.name
    matrix: bool = False
    connect: str | None = None
    headed: bool = False
    trace: bool = False
    video: bool = False
    fail_fast: bool = False
    voice: Voice = "quiet"
    limit: float | None = None

    @property
    def reference(self) -> str:
        """Which reference the walks are compared with: that of the target and of the window."""
        return variant_of(self.target, named(self.device))

    @property
    def may_destroy(self) -> bool:
        """Whether the walks may pay and reset on a portal that the project does not shape."""
        return self.target is not None and self.destructive == self.target

    @cached_property
    def projects(self) -> Projects:
        """The projects in which names are looked up.

        Raises:
            PortailError: the user's own cannot be used.
        """
        return Projects.find(Path(), self.project)

    @property
    def names(self) -> tuple[str, ...]:
        """The procedures that were named, or the one that is walked where none is.

        Raises:
            PortailError: no project says which.
        """
        return self.procedures or (self.projects.default_procedure(),)
