"""Walks a procedure once as it is, then once with each mutant, and tells what was noticed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Error as PlaywrightError

from portail.browser.device import USUAL, Device
from portail.browser.parallel import at_once
from portail.errors import PortailError
from portail.project.portal import Portal, Tenant
from portail.prove.acts import ActRecorder, StepActs
from portail.prove.mutants import Mutant
from portail.prove.proof import Outcome, Trial
from portail.prove.stage import MutantMailbox, Stage
from portail.run_record.run import Run
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import Observer, walk_in
from portail.walk.tabs.browser_context import context_arguments
from portail.walk.tabs.headers import headers_sent

PATIENCE = 4.0
"""How long a broken screen is waited for, in seconds: a portal of one's own machine answers sooner."""

Opener = Callable[[], AbstractContextManager[tuple[Browser, Portal]]]
"""Opens a browser for the thread that calls it, and a portal on which no other job walks."""


@dataclass(frozen=True)
class Baseline:
    """A walk with nothing broken: its run, what it did in each step, and where it was walked."""

    run: Run
    acts: Mapping[str, StepActs]
    target: Target


@dataclass(frozen=True)
class Prover:
    """Walks one procedure on one portal.

    Attributes:
        bound: what is walked.
        portal: where; each walk gets a tenant of its own.
        device: the window.
    """

    bound: BoundProcedure
    portal: Portal
    device: Device = USUAL

    def baseline(self, browser: Browser) -> Baseline:
        """Walk the procedure as it is."""
        with self.portal.new_tenant() as tenant:
            target = self._target(tenant)
            with _context(browser, self, target) as context:
                recorder = ActRecorder(context)
                return Baseline(self._walk(context, target, recorder), recorder.steps, target)

    def try_out(self, browser: Browser, mutant: Mutant) -> Trial:
        """Walk the procedure with one thing broken."""
        with self.portal.new_tenant() as tenant:
            if mutant.channel == "portal":
                tenant.defects = [mutant.site]  # type: ignore[attr-defined]
            target = self._target(tenant)
            with _context(browser, self, target) as context:
                return self._try(mutant, Stage(context, mutant), context, target)

    def _try(self, mutant: Mutant, stage: Stage, context: BrowserContext, target: Target) -> Trial:
        try:
            mailbox = MutantMailbox(target.mailbox, stage)
            thorough_from = mutant.step if mutant.thorough else None
            run = self._walk(context, replace(target, mailbox=mailbox), stage, thorough_from)
        except (PortailError, PlaywrightError) as refusal:
            return _trial(mutant, stage, noticed=True, found=str(refusal))
        error = run.failed_step.error if run.failed_step else None
        return _trial(
            mutant,
            stage,
            noticed=run.verdict == "failed",
            blamed=error.sentence if error else "",
            found=error.found if error else "",
        )

    def _target(self, tenant: Tenant) -> Target:
        return self.bound.project.prepare(tenant.new_target(), self.bound.steps.begins)

    def _walk(
        self, context: BrowserContext, target: Target, observer: Observer, thorough_from: str | None = None
    ) -> Run:
        """Walk, thoroughly from the step on in which something is broken: before it, all is as it always is."""
        how = Options(pictures=False, patience=PATIENCE, device=self.device, thorough=thorough_from is not None)
        with TemporaryDirectory() as folder:
            options = replace(how, output=Path(folder), thorough_from=thorough_from or "")
            return walk_in(context.new_page(), self.bound, target, options, observer=observer)


def try_all(prover: Prover, mutants: Sequence[Mutant], openers: Sequence[Opener]) -> Iterator[tuple[Mutant, Trial]]:
    """Try every mutant, several at once, each job with a browser and a portal of its own; give each as it ends.

    Raises:
        Exception: what ended a job ends the others too, after the walks under way.
    """
    return at_once(mutants, openers, partial(_try_out, prover))


def _try_out(prover: Prover, own: tuple[Browser, Portal], mutant: Mutant) -> Trial:
    browser, portal = own
    return replace(prover, portal=portal).try_out(browser, mutant)


@contextmanager
def _context(browser: Browser, prover: Prover, target: Target) -> Iterator[BrowserContext]:
    settings = context_arguments(prover.bound.project, prover.device, browser.browser_type.name, target.access)
    context = browser.new_context(**settings, bypass_csp=True)
    context.set_default_timeout(PATIENCE * 1000)
    try:
        with headers_sent(context, target.access):
            yield context
    finally:
        context.close()


def _trial(mutant: Mutant, stage: Stage, *, noticed: bool, blamed: str = "", found: str = "") -> Trial:
    outcome: Outcome = "noticed" if noticed else "passed"
    return Trial(
        step=mutant.step,
        sentence=mutant.sentence,
        site=mutant.site,
        operator=mutant.operator,
        outcome=outcome if stage.was_applied else "not-applied",
        blamed=blamed,
        found=found,
    )
