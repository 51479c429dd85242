"""The `walk` of a test: a procedure, or a part of it, in the test's own page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from scenarios import library
from scenarios.beginning import Beginning
from scenarios.errors import ScenarioError
from scenarios.mask import Mask
from scenarios.options import Options
from scenarios.pages.terms import Gesture
from scenarios.plugin.witness import Witness
from scenarios.procedure import Procedure
from scenarios.reports.french import paragraph
from scenarios.run import Run
from scenarios.runner import walk_in
from scenarios.steps import deeds_for
from scenarios.target import Target

if TYPE_CHECKING:
    from playwright.sync_api import Page


class WalkingFamily(Protocol):
    """A family that can walk."""

    @property
    def email(self) -> str:
        """Where its mail arrives."""

    @property
    def username(self) -> str:
        """The user name that it chooses."""

    @property
    def new_password(self) -> str:
        """The password that it chooses."""

    def brought_to(self, beginning: Beginning) -> Target:
        """Bring it to where a procedure begins; return the target of its walk."""


@dataclass(frozen=True)
class KnownFamily:
    """The family that a target file names: its town has brought it to where the procedure begins."""

    target: Target

    @property
    def email(self) -> str:
        """Where its mail arrives."""
        return self.target.family.email

    @property
    def username(self) -> str:
        """The user name that step 5 chooses."""
        return self.target.family.username

    @property
    def new_password(self) -> str:
        """The password that step 5 chooses."""
        return self.target.family.new_password

    def brought_to(self, beginning: Beginning) -> Target:  # noqa: ARG002 - only a mock can bring a family anywhere
        """Return the target of its walk."""
        return self.target


class StepFailed(ScenarioError, AssertionError):
    """A step failed: the portal does not do what a sentence of the procedure says. `run` is the record."""

    def __init__(self, run: Run) -> None:
        step = run.failed_step
        assert step, "a walk fails at a step"
        assert step.error, "a failed step says why"
        super().__init__(paragraph(step, step.error))
        self.run = run


class Walker:
    """Walks procedures for one test; what it walked stands in `runs`."""

    def __init__(
        self,
        page: "Page",
        family: WalkingFamily,
        witness: Witness,
        mask: Mask,
        *,
        procedure: str,
        words: Mapping[str, str],
        pictures: bool,
        flags: tuple[str, ...],
    ) -> None:
        self.runs: list[Run] = []
        self._witness = witness
        self._page = page
        self._family = family
        self._mask = mask
        self._procedure = procedure
        self._words = words
        self._pictures = pictures
        self._flags = flags

    def __call__(
        self,
        procedure: str | Procedure | None = None,
        *,
        until: str | None = None,
        family: WalkingFamily | None = None,
        page: "Page | None" = None,
        gesture: Gesture = "wheel",
        pictures: bool | None = None,
    ) -> Run:
        """Walk the procedure in the page, which stays where the walk ended, and return the record.

        Args:
            procedure: its name, the path of its file, or itself; by default the one of the test's mark.
            until: the id of the step before which the walk ends; by default it goes to the end.
            family: who walks; by default the test's `family`.
            page: where; by default the test's `page`.
            gesture: how the terms are scrolled.
            pictures: whether the pictures of the procedure are taken; by default with `--screenshot=on`.

        Raises:
            StepFailed: a step failed; the text says which sentence is broken.
            ScenarioError: the walk could not begin, or not go on.
        """
        __tracebackhide__ = True
        walked = procedure if isinstance(procedure, Procedure) else library.load(procedure or self._procedure)
        target = (family or self._family).brought_to(deeds_for(walked).begins)
        self._mask.add(*target.family.passwords, *target.secrets)
        options = Options(
            output=self._witness.expect(walked),
            gesture=gesture,
            pictures=self._pictures if pictures is None else pictures,
            flags=self._flags,
        )
        run = walk_in(page or self._page, walked, replace(target, words=self._words), options, until=until)
        self.runs.append(run)
        self._witness.report(walked, run)
        if run.failed_step:
            raise StepFailed(run)
        return run
