"""Plays habits on the portal, several in one walk where they do not interfere, and judges what came of it."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser, Page

from fake_smtp import FakeSmtp
from portail.browser.device import USUAL
from portail.errors import PortailError
from portail.mailbox.kinds import open_mailbox
from portail.mailbox.no_mailbox import NoMailbox
from portail.mailbox.protocol import Mailbox
from portail.project.discovery import Projects
from portail.project.project_file import read_project
from portail.run_record.run import Run
from portail.target.tables.patience import Patience
from portail.target.target import Person, Target
from portail.walk import bound_procedure
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk_in
from portail.walk.runner import walk as walk_procedure
from portail.walk.tabs.browser_context import context_arguments
from tests.habits.habit import Habit
from tests.habits.part import part_for, reads_alone
from tests.habits.portal import NONE, PASSWORD, USERNAME, screen, send_letters

PROJECT = Path(__file__).with_name("project")
PATIENCE = 4.0
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


class Corpus:
    """Walks in a browser on the portal at `home`; its mail arrives in `smtp`, the evidence in `output`."""

    def __init__(self, browser: Browser, home: str, smtp: FakeSmtp, output: Path) -> None:
        self._browser, self._home, self._smtp, self._output = browser, home, smtp, output
        self._projects = Projects(read_project(PROJECT), alone=True)
        self._bound: dict[str, BoundProcedure] = {}
        self._tab: Page | None = None

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
        """Walk what these habits meet of their procedure, with all of them."""
        names = "+".join(habit.name for habit in group) or NONE
        bound = part_for(self._load(group[0].procedure), group)
        breaks = any(habit.breaks for habit in group)
        options = Options(
            self._output / names[:100],
            patience=SHORT if breaks else PATIENCE,
            pictures=bound.id == "regarder",
            trace="never",
            device=USUAL,
        )
        with self._mailbox(bound.id) as mailbox:
            target = self._target(names, mailbox)
            if bound.id == "activer":
                send_letters(names, self._home, target.person.email, (self._smtp.smtp_host, self._smtp.smtp_port))
            if bound.id == "regarder" or (bound.id == "activer" and not reads_alone(group)):
                return walk_procedure(bound, target, self._browser, options, SilentObserver())
            return self._walk_in_the_tab(bound, target, options)

    def _load(self, procedure: str) -> BoundProcedure:
        bound = self._bound.get(procedure) or bound_procedure.load(self._projects, procedure)
        self._bound[procedure] = bound
        return bound

    def _walk_in_the_tab(self, bound: BoundProcedure, target: Target, options: Options) -> Run:
        """Walk in the one tab that is kept: a window of its own costs as much as a short walk."""
        page = self._tab or self._new_tab(bound)
        try:
            return walk_in(page, bound, target, options)
        finally:
            self._tab = None if page.is_closed() else page
            for other in page.context.pages:
                if other != page:
                    other.close()

    def _new_tab(self, bound: BoundProcedure) -> Page:
        return self._browser.new_context(**context_arguments(bound.project)).new_page()

    def _mailbox(self, procedure: str) -> AbstractContextManager[Mailbox]:
        return open_mailbox(f"mailpit+{self._smtp.url}") if procedure == "activer" else nullcontext(NoMailbox())

    def _target(self, names: str, mailbox: Mailbox) -> Target:
        return Target(
            kind="external",
            data="invented",
            base_url=f"{self._home}{names}/",
            person=Person(f"{uuid4().hex}@bellerive.example"),
            mailbox=mailbox,
            mail_timeout=SHORT,
            patience=Patience(page=PATIENCE),
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
