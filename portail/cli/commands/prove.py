"""`portail prove`: breaks what a document promises, one thing at a time, and says which breach its walk notices."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial

import click
import msgspec
from playwright.sync_api import Browser
from rich.console import Console

from portail.browser.device import named
from portail.cli import job
from portail.cli.interruption import Interruption
from portail.cli.job import Job
from portail.cli.output_lock import alone_in
from portail.cli.portals import OpenPortals, most_at_once
from portail.cli.request import Request
from portail.cli.walk_plan import PlannedWalk, plan
from portail.errors import WrongUsage
from portail.exit_status import BROKEN
from portail.procedure.procedure import Procedure
from portail.project.portal import BreakablePortal, Portal
from portail.prove import neutral, report
from portail.prove.mutants import Mutant, mutants_of, sampled
from portail.prove.proof import Proof, Trial
from portail.prove.proving import Baseline, Opener, Prover, try_all
from portail.run_record.run import Run
from portail.run_record.summary import failure_paragraph
from portail.wording import prove as words


@dataclass(frozen=True)
class Extent:
    """How much is proved: walks at once, breaches of each sentence (`None`: all), and the share asked for."""

    jobs: int
    sample: int | None
    floor: float | None


def prove(request: Request, extent: Extent) -> int:
    """Prove the procedures, report, and return the exit status: 0, or 1 below the floor or where a walk fails unbroken.

    Raises:
        PortailError: a walk cannot begin or go on; what was proved until then is reported.
    """
    with alone_in(request.output), Interruption() as interruption, OpenPortals() as portals:
        proofs = [_prove_one(walk, portals, request, extent, interruption) for walk in plan(request)]
    return 0 if all(proof is not None and _is_enough(proof, extent) for proof in proofs) else BROKEN


def _prove_one(
    walk: PlannedWalk, portals: OpenPortals, request: Request, extent: Extent, interruption: Interruption
) -> Proof | None:
    """Return what was proved; `None` where the walk fails while nothing is broken."""
    if walk.target and not walk.target.control:
        raise WrongUsage(words.NOT_ON_EXTERNAL)
    with _opened(walk, portals, request, job.openers(request, 1)[0]) as (browser, portal):
        prover = Prover(walk.bound, portal, named(request.device))
        # Twice: where the second walk fails, one person alone gets through, and nothing can be proved there.
        baseline, again = prover.baseline(browser), prover.baseline(browser)
        if failed := next((run for run in (baseline.run, again.run) if run.verdict == "failed"), None):
            _report_baseline(failed)
            return None
        mutants = sampled(_mutants(walk.bound.procedure, portal, baseline), extent.sample)
    changes = neutral.changes(walk.bound.procedure.steps[0].id)
    openers = [
        partial(_opened, walk, portals, request, opener)
        for opener in job.openers(request, most_at_once([walk], extent.jobs))
    ]
    tried: dict[Mutant, Trial] = {}
    try:
        for mutant, trial in _tried(prover, [*mutants, *changes], openers):
            interruption.check()  # a browser that Ctrl-C has ended too has noticed nothing
            tried[mutant] = trial
    finally:
        proof = _proof(walk.bound.id, mutants, changes, tried)
        _report(proof, request)
    return proof


def _proof(
    procedure: str, mutants: Sequence[Mutant], changes: Sequence[Mutant], tried: Mapping[Mutant, Trial]
) -> Proof:
    """Return what was proved, in the order of the document, of as many breaches and changes as were tried."""
    return Proof(
        procedure=procedure,
        trials=[tried[mutant] for mutant in mutants if mutant in tried],
        alarms=[tried[change] for change in changes if change in tried],
        untried=len(mutants) + len(changes) - len(tried),
    )


@contextmanager
def _opened(
    walk: PlannedWalk, portals: OpenPortals, request: Request, opener: Callable[[], AbstractContextManager[Job]]
) -> Iterator[tuple[Browser, Portal]]:
    """Open a browser, and a portal on which no other job walks; that of a target is one for all."""
    with opener() as own:
        yield own.browser(request.browser), (portals if walk.target else own.portals).of(walk)


def _mutants(procedure: Procedure, portal: Portal, baseline: Baseline) -> list[Mutant]:
    defects = portal.defects_of(procedure.original) if isinstance(portal, BreakablePortal) else []
    target = baseline.target
    return mutants_of(procedure, baseline.acts, target.substitutions, target.base_url, defects)


def _report_baseline(run: Run) -> None:
    step = run.failed_step
    why = failure_paragraph(step, step.error) if step else ""
    click.echo(words.baseline_failed(run.procedure, why), err=True)


def _tried(prover: Prover, mutants: Sequence[Mutant], openers: Sequence[Opener]) -> Iterator[tuple[Mutant, Trial]]:
    """Try every mutant, show how far it is, and give each as its walk ends."""
    trials = try_all(prover, mutants, openers)
    with click.progressbar(trials, length=len(mutants), show_pos=True, file=sys.stderr) as bar:
        yield from bar


def _report(proof: Proof, request: Request) -> None:
    page = report.write(proof, request.output / proof.procedure)
    if request.voice == "json":
        click.echo(msgspec.json.encode(proof).decode())
    elif request.voice == "live":
        report.show(proof, Console(highlight=False))
        click.echo(page)


def _is_enough(proof: Proof, extent: Extent) -> bool:
    return not proof.untried and (extent.floor is None or (proof.percent >= extent.floor and not proof.false_alarms))
