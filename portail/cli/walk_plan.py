"""What a request asks to be walked: which procedures, on which targets, in which windows and browsers, how often."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from playwright.sync_api import Playwright

from portail import browser as browsers
from portail.browser.device import DEVICES, USUAL, Device, named
from portail.cli.request import Request
from portail.errors import WrongUsage
from portail.output import drift
from portail.project.open_portal import choose_target
from portail.run_record.results import name_in
from portail.target.target_file import TargetFile
from portail.walk.bound_procedure import BoundProcedure, load_all
from portail.walk.preconditions import check_permission
from portail.wording import cli as words


@dataclass(frozen=True)
class MatrixCell:
    """One square of the matrix: a device in a browser; its name is its folder, none where it is the only one."""

    name: str
    device: Device
    browser: str | None


@dataclass(frozen=True)
class PlannedWalk:
    """A procedure, and the target on which it will be walked; `None`: the project's own portal.

    `place` is the folder of the target, none where it is the only one; `thorough`: a second visit belongs to the walk.
    """

    bound: BoundProcedure
    target: TargetFile | None
    target_name: str | None = None
    may_destroy: bool = False
    place: str = ""
    thorough: bool = False


@dataclass(frozen=True)
class Turn:
    """One walk of a command: a planned one in a square of the matrix; repetitions count from 1, 0: there is but one."""

    number: int
    planned: PlannedWalk
    cell: MatrixCell
    repetition: int = 0

    @property
    def group(self) -> tuple[str, str]:
        """What its repetitions have in common: the procedure, and the folder of target and square."""
        return self.planned.bound.id, "/".join(name for name in (self.planned.place, self.cell.name) if name)

    @property
    def place(self) -> str:
        """The folder of the walk, below that of the command, without the procedure's own."""
        repeated = f"repetition-{self.repetition}" if self.repetition else ""
        return "/".join(name for name in (self.group[1], repeated) if name)

    @property
    def name(self) -> str:
        """What a person calls it, as reports do."""
        return name_in(self.planned.bound.id, self.place)


def plan(request: Request) -> list[PlannedWalk]:
    """Return what a request asks to be walked, before anything is cleared.

    Raises:
        PortailError: a procedure or a target cannot be used, or the evidence of two targets would lie in one folder.
    """
    count = Counter(drift.variant_of(name, USUAL) for name in request.targets)
    if twice := next((name for name, times in count.items() if times > 1), None):
        raise WrongUsage(words.target_twice(twice))
    bound = load_all(request.projects, request.names)
    return [_planned(each, asked) for each in bound for asked in request.for_each_target()]


def _planned(bound: BoundProcedure, request: Request) -> PlannedWalk:
    """Choose the target of a walk, before anything is cleared.

    Raises:
        WrongUsage: there is no such target, or the procedure would pay or reset there without permission.
    """
    target = choose_target(request.projects, bound.project, request.target)
    if target and not target.control:
        check_permission(bound, allowed=request.may_destroy)
    place = drift.variant_of(request.target, USUAL) if len(request.targets) > 1 else ""
    in_words = bound.in_words(target.words) if target else bound
    thorough = _is_thorough(request, target)
    return PlannedWalk(in_words, target, request.target, request.may_destroy, place, thorough)


def _is_thorough(request: Request, target: TargetFile | None) -> bool:
    """Return whether a second visit belongs to the walk: as asked, else in CI, on a portal that the project shapes.

    A real portal is visited twice only by those who ask for it, and a film shows the procedure alone.
    """
    if request.thorough is not None:
        return request.thorough
    is_shaped = target is None or target.control is not None
    return _is_in_ci() and is_shaped and not request.video


def _is_in_ci() -> bool:
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def turns(planned: Sequence[PlannedWalk], request: Request, playwright: Playwright) -> list[Turn]:
    """Return every walk of the command, in the order in which they begin; nothing is cleared yet.

    Raises:
        EnvironmentNotReady: a browser that was named is not there.
        WrongUsage: the evidence of a walk would lie where a reference does.
    """
    cells = _cells(request, named(request.device), playwright)
    if not request.connect:
        for cell in cells:
            browsers.find(playwright, cell.browser)
    every = [Turn(number, *one) for number, one in enumerate(_each(planned, cells, request.repeat))]
    for turn, other in product(every, planned):
        drift.check_apart(other.bound.procedure, request.output / turn.place / turn.planned.bound.id)
    return every


def _each(
    planned: Sequence[PlannedWalk], cells: Sequence[MatrixCell], repeat: int
) -> Iterator[tuple[PlannedWalk, MatrixCell, int]]:
    repetitions = range(1, repeat + 1) if repeat > 1 else (0,)
    return ((walk, cell, repetition) for cell in cells for repetition in repetitions for walk in planned)


def _cells(request: Request, device: Device, playwright: Playwright) -> list[MatrixCell]:
    if not request.matrix:
        return [MatrixCell("", device, request.browser)]
    one = request.browser or request.connect or os.environ.get(browsers.VARIABLE)
    engines = [request.browser] if one else browsers.engines(playwright)
    several = len(engines) > 1
    return [
        MatrixCell(f"{device.name}-{engine}" if several else device.name, device, engine)
        for engine in engines
        for device in DEVICES.values()
    ]
