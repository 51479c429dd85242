"""Walks one turn of a command in a job."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from playwright.sync_api import Browser
from rich.console import Console

from portail import browser as browsers
from portail.cli.interruption import Interruption
from portail.cli.job import Job, report_progress
from portail.cli.portals import OpenPortals
from portail.cli.request import Request
from portail.cli.walk_plan import PlannedWalk, Turn
from portail.errors import PortailError
from portail.output import drift
from portail.output.reports.console import LiveTable
from portail.output.reports.overview import Overview
from portail.privacy.secrets_filter import SecretsFilter
from portail.project.portal import Portal
from portail.run_record.results import WalkResult
from portail.walk.options import Options
from portail.walk.runner import Observer, SilentObserver
from portail.walk.runner import walk as run_walk
from portail.wording import cli as words


@dataclass(frozen=True)
class Walking:
    """What all walks of a command share; `portals` are those of targets.

    `overview` is shown where there are more walks than one can look at singly.
    """

    request: Request
    portals: OpenPortals
    secrets: SecretsFilter
    interruption: Interruption
    overview: Overview | None
    names_walks: bool
    """Whether an error says which walk it ended."""

    def walk(self, job: Job, turn: Turn) -> WalkResult:
        """Walk on a tenant of its own, and return the result.

        Raises:
            PortailError: the walk cannot begin, or cannot go on; of several, the text says which.
        """
        browser = job.browser(turn.cell.browser)
        try:
            with self._portal(job, turn.planned) as portal:
                return self._walk(portal, browser, turn)
        except PortailError as error:
            if self.names_walks:
                error.args = (words.of(turn.name, str(error)),)
            raise

    def _portal(self, job: Job, walk: PlannedWalk) -> AbstractContextManager[Portal]:
        return self.portals.taken(walk) if walk.target else nullcontext(job.portals.of(walk))

    def _walk(self, portal: Portal, browser: Browser, turn: Turn) -> WalkResult:
        bound, output = turn.planned.bound, self.request.output / turn.place
        with portal.new_tenant() as tenant:
            target = bound.project.prepare(tenant.new_target(), bound.steps.begins)
            with self._observer(turn, browser) as observer:
                run = run_walk(bound, target, browser, self._options(turn), self.interruption.between_steps(observer))
        return WalkResult(run, output / bound.id, turn.place)

    def _options(self, turn: Turn) -> Options:
        request, device = self.request, turn.cell.device
        reference = drift.variant_of(turn.planned.target_name, device)
        return Options(
            output=request.output / turn.place,
            trace="always" if request.trace else "on failure",
            film=request.video and not request.connect,
            thorough=turn.planned.thorough,
            # What another machine's browser was started with is its own.
            flags=() if request.connect else browsers.FLAGS,
            accepted=drift.accepted_pictures(turn.planned.bound.procedure, reference),
            device=device,
            limit=request.limit,
            probe=drift.probe_page() if request.probed else "",
            secrets=self.secrets,
        )

    def _observer(self, turn: Turn, browser: Browser) -> AbstractContextManager[Observer]:
        if self.request.voice != "live":
            return nullcontext(SilentObserver())
        if self.overview:
            return self.overview.of(turn.name)
        if turn.place:
            report_progress(words.walk_in(turn.planned.bound.id, turn.cell.device.title, browser.browser_type.name))
        return LiveTable(Console(highlight=False), turn.planned.bound.procedure)
