"""`portail load`: many people follow a procedure at once, and what they waited is reported."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
from rich.console import Console

from portail import extras
from portail.cli.interruption import heed_ctrl_c
from portail.cli.request import Voice
from portail.errors import EnvironmentNotReady
from portail.exit_status import BROKEN
from portail.load.browsers import Felt, walking
from portail.load.day import Day, Wanted, prepared
from portail.load.locust_process import Manner, counted_in, prepare, run
from portail.load.outcome import thresholds
from portail.load.outcome.summary import Checked, Summary, summary_of
from portail.load.outcome.thresholds import Threshold
from portail.load.report import console, files
from portail.load.tally import Tally
from portail.project.crowd import Finding
from portail.wording import load as words


@dataclass(frozen=True)
class Order:
    """How a day is run and reported.

    Attributes:
        manner: how Locust runs.
        output: the folder of the report.
        fail_if: what must not be.
        voice: how the command reports.
        folder: where the plan is kept for other machines; `None`: it is removed when the day is over.
        browsers: how many browsers walk meanwhile.
    """

    manner: Manner
    output: Path
    fail_if: tuple[str, ...]
    voice: Voice
    folder: Path | None = None
    browsers: int = 0


def load(wanted: Wanted, order: Order) -> int:
    """Let people come, report, and return the exit status: 1 where not all is as it must be.

    Raises:
        PortailError: the day cannot begin.
    """
    if extras.missing("load"):
        raise EnvironmentNotReady(extras.remedy("load"))
    heed_ctrl_c()
    if order.voice == "live":
        click.echo(words.BRINGS_TOGETHER, err=True)
    with prepared(wanted) as day:
        limits = [thresholds.read(each, day.plan) for each in order.fail_if]
        summary = _let_come(day, wanted, order, limits)
    _report(summary, files.write(summary, order.output), order.voice)
    return 0 if summary.is_good else BROKEN


def _let_come(day: Day, wanted: Wanted, order: Order, limits: Sequence[Threshold]) -> Summary:
    folder = order.folder or Path(tempfile.mkdtemp(prefix="portail-load-"))
    if order.voice == "live":
        click.echo(words.begins(len(day.plan.people), day.plan.seconds, day.plan.base_url), err=True)
    try:
        prepare(day.plan, folder)
        if order.manner.machines:
            click.echo(words.on_each_machine(order.manner.machines, str(folder)), err=True)
        with _browsers(day, wanted, order, folder) as felt:
            tally = run(folder, order.manner)
        return _summary(day, tally, limits, felt)
    except KeyboardInterrupt:
        with suppress(OSError):
            files.write(_summary(day, counted_in(folder), limits), order.output)
        raise click.Abort from None
    finally:
        if not order.folder:
            shutil.rmtree(folder, ignore_errors=True)


def _browsers(day: Day, wanted: Wanted, order: Order, folder: Path) -> AbstractContextManager[Felt | None]:
    if not order.browsers:
        return nullcontext()
    target = ["--target", wanted.target] if wanted.target else []
    if day.crowd.described:
        file = folder / "browsers.toml"
        file.write_text(day.crowd.described, encoding="utf-8")
        target = ["--target", str(file)]
    project = ["--project", str(wanted.project)] if wanted.project else []
    arguments = [wanted.procedure or day.plan.procedure, *project, *target]
    return walking(order.browsers, day.plan.procedure, arguments, order.output)


def _summary(day: Day, tally: Tally, limits: Sequence[Threshold], felt: Felt | None = None) -> Summary:
    findings: Sequence[Finding] = day.crowd.check(tally.total("finished"))
    summary = summary_of(day.plan, tally, findings, felt)
    return msgspec.structs.replace(summary, thresholds=tuple(_checked(each, tally, summary.people) for each in limits))


def _checked(limit: Threshold, tally: Tally, people: int) -> Checked:
    value = limit.value(tally, people)
    return Checked(words.threshold(limit.expression, value, limit.unit), limit.holds(value))


def _report(summary: Summary, made: Sequence[Path], voice: Voice) -> None:
    if voice == "json":
        click.echo(msgspec.json.encode(summary).decode())
        return
    if voice == "live" or not summary.is_good:
        console.show(Console(highlight=False), summary)
        click.echo(words.reports(str(made[0])))
