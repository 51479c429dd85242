"""The `walk` of a test: a procedure, or a part of it, in the test's own page."""

from typing import TYPE_CHECKING, Protocol

from portail.errors import EnvironmentNotReady, PortailError, ProjectError, StepFailed, WrongUsage
from portail.plugin.environment import TestEnvironments
from portail.plugin.reporter import Reporter
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.run_record.summary import failure_paragraph
from portail.screen.scrolling.scrolling_box import Gesture
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure, bind, load
from portail.walk.options import Options
from portail.walk.runner import walk_in
from portail.wording import plugin as words

if TYPE_CHECKING:
    from playwright.sync_api import Page


class WalkingPerson(Protocol):
    """Somebody who can walk: what a project's fixtures give."""

    @property
    def target(self) -> Target:
        """The target of a walk of this person."""


class Walker:
    """Walks procedures for one test; the records of what it walked stand in `runs`."""

    def __init__(
        self,
        page: "Page",
        environments: TestEnvironments,
        reporter: Reporter,
        *,
        procedure: str | None,
        pictures: bool,
        flags: tuple[str, ...],
        limit: float | None = None,
        thorough: bool = False,
    ) -> None:
        self.runs: list[Run] = []
        self._page = page
        self._environments = environments
        self._reporter = reporter
        self._procedure = procedure
        self._pictures = pictures
        self._flags = flags
        self._limit = limit
        self._thorough = thorough

    def __call__(
        self,
        procedure: str | Procedure | None = None,
        *,
        until: str | None = None,
        person: WalkingPerson | None = None,
        family: WalkingPerson | None = None,
        page: "Page | None" = None,
        gesture: Gesture = "wheel",
        pictures: bool | None = None,
        thorough: bool | None = None,
    ) -> Run:
        """Walk the procedure in the page, which stays where the walk ended, and return the record.

        Args:
            procedure: its name, the path of its file, or itself; by default the one of the test's mark, or the
                default of the project.
            until: the id of the step before which the walk ends; by default it goes to the end.
            person: who walks; by default the test's own person.
            family: the same, where a household has one account.
            page: where; by default the test's `page`.
            gesture: how boxes of text are scrolled.
            pictures: whether the pictures of the procedure are taken; by default with `--screenshot=on`.
            thorough: whether a second visit proves that what was done has lasted, where the walk goes to its end; by
                default with `--portail-thorough`. The page then stays where that visit ended.

        Raises:
            StepFailed: a step failed; the text says which sentence is broken.
            PortailError: the walk could not begin, or not go on.
        """
        __tracebackhide__ = True
        if person and family:
            raise WrongUsage(words.said_twice("person", "family"))
        try:
            bound = self._bound(procedure)
            target = self._target(bound, person or family)
            bound = bound.in_words(target.words)
            options = self._options(bound, gesture, pictures=pictures, thorough=thorough)
            run = walk_in(page or self._page, bound, target, options, until=until)
        except (WrongUsage, EnvironmentNotReady) as error:
            ending: PortailError = error
        else:
            self._note(bound, run)
            return _passed(run)
        raise _without_own_frames(ending)

    def _bound(self, procedure: str | Procedure | None) -> BoundProcedure:
        projects = self._environments.portals.projects
        if isinstance(procedure, Procedure):
            return bind(projects, procedure)
        return load(projects, procedure or self._procedure or projects.default_procedure())

    def _target(self, bound: BoundProcedure, person: WalkingPerson | None) -> Target:
        """Return the target of the person, or of the test's own, brought to where the procedure begins."""
        whose = person.target if person else self._environments.of(bound.project).target
        target = bound.project.prepare(whose, bound.steps.begins)
        self._environments.portals.secrets.add(*target.person.passwords, *target.secrets)
        return target

    def _options(
        self, bound: BoundProcedure, gesture: Gesture, *, pictures: bool | None, thorough: bool | None
    ) -> Options:
        return Options(
            output=self._reporter.expect(bound.procedure),
            gesture=gesture,
            pictures=self._pictures if pictures is None else pictures,
            thorough=self._thorough if thorough is None else thorough,
            flags=self._flags,
            limit=self._limit,
            secrets=self._environments.portals.secrets,
        )

    def _note(self, bound: BoundProcedure, run: Run) -> None:
        self.runs.append(run)
        self._reporter.report(bound.procedure, run)


def _passed(run: Run) -> Run:
    """Return the record of a walk that passed.

    Raises:
        StepFailed: it did not.
    """
    __tracebackhide__ = True
    if (step := run.failed_step) and step.error:
        raise StepFailed(failure_paragraph(step, step.error), run)
    return run


def _without_own_frames(error: PortailError) -> PortailError:
    """Return an error whose text says all that its reader can mend, without the way through this package.

    Of Python that somebody else wrote and that failed, the way to its line is kept.
    """
    if error.cause != "unforeseen" and not isinstance(error, ProjectError):
        error.__cause__ = error.__context__ = None
    return error.with_traceback(None)
