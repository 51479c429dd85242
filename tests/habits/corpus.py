"""Plays habits on the portal, several in one walk where they do not interfere, and judges what came of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser

from fake_smtp import FakeSmtp
from portail.browser.device import USUAL
from portail.errors import PortailError
from portail.mailbox.kinds import open_mailbox
from portail.mailbox.protocol import Mailbox
from portail.project.discovery import Projects
from portail.project.project_file import read_project
from portail.run_record.run import Run
from portail.target.target import Person, Target
from portail.walk import bound_procedure
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver
from portail.walk.runner import walk as walk_procedure
from tests.habits.habit import Habit
from tests.habits.portal import NONE, PASSWORD, USERNAME, UnknownSwitch, screen, send_letters

PROJECT = Path(__file__).with_name("project")
PATIENCE = 4.0
MOST_TOGETHER = 3
SHORT = 1.5
"""How long a walk that is expected to be refused waits for what does not come, in seconds."""


@dataclass(frozen=True)
class Outcome:
    """What became of a habit: `rightly` walked or refused, and what was told."""

    habit: Habit
    rightly: bool
    told: str

    @property
    def verdict(self) -> str:
        """One word for the table."""
        if not self.rightly:
            return "wrong"
        return "refused rightly" if self.habit.breaks else "walked"


def groups(habits: Iterable[Habit]) -> Iterator[list[Habit]]:
    """Put habits together that change other places of the same screens; one that breaks something stays alone."""
    open_groups: list[list[Habit]] = []
    for habit in habits:
        group = next((each for each in open_groups if _goes_with(habit, each)), None)
        if group is None:
            open_groups.append([habit])
        else:
            group.append(habit)
    yield from open_groups


def _goes_with(habit: Habit, group: list[Habit]) -> bool:
    alike = all(each.procedure == habit.procedure and not each.breaks for each in group)
    if (
        not alike
        or habit.breaks
        or len(group) >= MOST_TOGETHER
        or any(each.plain or each.others for each in [*group, habit])  # one letter for all of a walk
    ):
        return False
    taken = {(edit.screen, edit.old) for each in group for edit in each.edits}
    return not taken & {(edit.screen, edit.old) for edit in habit.edits} and _fits([*group, habit])


def _fits(group: list[Habit]) -> bool:
    try:
        for name in {edit.screen for habit in group for edit in habit.edits}:
            screen("+".join(habit.name for habit in group), name)
    except UnknownSwitch:
        return False
    return True


class Corpus:
    """Walks in a browser on the portal at `home`; its mail arrives in `smtp`, the evidence in `output`."""

    def __init__(self, browser: Browser, home: str, smtp: FakeSmtp, output: Path) -> None:
        self._browser, self._home, self._smtp, self._output = browser, home, smtp, output
        self._projects = Projects(read_project(PROJECT), alone=True)
        self._bound: dict[str, BoundProcedure] = {}

    def play(self, group: list[Habit]) -> list[Outcome]:
        """Play habits in one walk; where it fails, each alone."""
        try:
            run = self.walk(group)
        except PortailError as error:
            if len(group) > 1:
                return [outcome for habit in group for outcome in self.play([habit])]
            return [Outcome(habit, rightly=False, told=str(error)) for habit in group]
        if len(group) > 1 and run.verdict != "passed":
            return [outcome for habit in group for outcome in self.play([habit])]
        return [_judged(habit, run) for habit in group]

    def walk(self, group: list[Habit]) -> Run:
        """Walk the procedure that these habits meet, with all of them."""
        names = "+".join(habit.name for habit in group) or NONE
        procedure, breaks = group[0].procedure, any(habit.breaks for habit in group)
        bound = self._bound.get(procedure) or bound_procedure.load(self._projects, procedure)
        self._bound[procedure] = bound
        options = Options(
            self._output / names[:100],
            patience=SHORT if breaks else PATIENCE,
            pictures=procedure == "regarder",
            trace="never",
            device=USUAL,
        )
        with open_mailbox(f"mailpit+{self._smtp.url}") as mailbox:
            target = self._target(names, mailbox)
            if procedure == "activer":
                send_letters(names, self._home, target.person.email, (self._smtp.smtp_host, self._smtp.smtp_port))
            return walk_procedure(bound, target, self._browser, options, SilentObserver())

    def _target(self, names: str, mailbox: Mailbox) -> Target:
        return Target(
            kind="external",
            data="invented",
            base_url=f"{self._home}{names}/",
            person=Person(f"{uuid4().hex}@bellerive.example"),
            mailbox=mailbox,
            mail_timeout=SHORT,
            values={"username": USERNAME, "password": PASSWORD},
        )


def _judged(habit: Habit, run: Run) -> Outcome:
    error = run.failed_step.error if run.failed_step else None
    told = f"{error.sentence} | {error.expected} | {error.found}" if error else "walked"
    rightly = bool(error and habit.breaks in error.sentence) if habit.breaks else run.verdict == "passed"
    return Outcome(habit, rightly, told)


def check(habit: Habit) -> None:
    """Make sure that a habit changes what is there.

    Raises:
        UnknownSwitch: it changes what is not there.
    """
    for name in habit.screens - {"letter"} if habit.plain or habit.others else habit.screens:
        screen(habit.name, name)
