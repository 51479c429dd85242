"""What the command line asks of the commands that walk."""

from dataclasses import dataclass, replace
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
    """What is to be walked, where and how: each field but `voice` and `probed` is an option of the same name.

    `targets` are those of a command that takes several, `target` the one at hand; `destructive` names one once more,
    where the walks may pay and reset. `thorough`: whether a second visit proves that what was done has lasted; `None`:
    in CI, on a portal that the project shapes. `probed`: how the browser draws is noted with each walk, for one that
    is compared.
    """

    procedures: tuple[str, ...]
    output: Path
    browser: str | None
    project: Path | None = None
    target: str | None = None
    targets: tuple[str, ...] = ()
    destructive: str | None = None
    device: str = USUAL.name
    matrix: bool = False
    connect: tuple[str, ...] = ()
    jobs: int | None = None
    repeat: int = 1
    headed: bool = False
    trace: bool = False
    video: bool = False
    thorough: bool | None = False
    fail_fast: bool = False
    voice: Voice = "quiet"
    limit: float | None = None
    probed: bool = False

    @property
    def reference(self) -> str:
        """Which reference the walks are compared with: that of the target and of the window."""
        return variant_of(self.target, named(self.device))

    @property
    def may_destroy(self) -> bool:
        """Whether the walks may pay and reset on a portal that the project does not shape."""
        return self.target is not None and self.destructive == self.target

    @property
    def at_once(self) -> int:
        """How many walks are made at once: as asked, else one in each browser server."""
        return self.jobs or len(self.connect) or 1

    def for_each_target(self) -> "list[Request]":
        """Return the request for each of the targets, or itself where a command takes no more than one."""
        return [replace(self, target=target) for target in self.targets] or [self]

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
