"""The portals of one command's walks, each opened once: a project's own by each job, a target's by all together."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from portail.cli.walk_plan import PlannedWalk
from portail.project.open_portal import open_portal
from portail.project.portal import Portal


class OpenPortals:
    """Opens a portal when it is first asked for; all stay open as long as the block lasts."""

    def __init__(self) -> None:
        self._open: dict[tuple[Path, str | None], Portal] = {}
        self._resources = ExitStack()
        self._turns: dict[str | None, Lock] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def of(self, walk: PlannedWalk) -> Portal:
        """Return the portal of a walk."""
        project = walk.bound.project
        key = (project.folder, walk.target_name)
        if key not in self._open:
            portal = open_portal(project, walk.target, may_destroy=walk.may_destroy)
            self._open[key] = self._resources.enter_context(portal)
        return self._open[key]

    @contextmanager
    def taken(self, walk: PlannedWalk) -> Iterator[Portal]:
        """Give the portal of a walk to one job at a time: one person walks there, or all get mail at one address."""
        with self._turns.setdefault(walk.target_name, Lock()):
            yield self.of(walk)


def most_at_once(walks: Iterable[PlannedWalk], jobs: int) -> int:
    """Return how many of these walks can be made at once: on a target one after the other."""
    walks = list(walks)
    if any(walk.target is None for walk in walks):
        return jobs
    return min(jobs, len({walk.target_name for walk in walks}))
