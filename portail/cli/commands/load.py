"""`portail load`: many people follow a procedure at once, and what they waited is reported."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
from rich.console import Console

from portail import extras
from portail.cli.request import Voice
from portail.errors import EnvironmentNotReady
from portail.load import thresholds
from portail.load.day import Day, Wanted, prepared
from portail.load.locust_process import Manner, counted_in, prepare, run
from portail.load.report import console, files
from portail.load.summary import Checked, Summary, summary_of
from portail.load.tally import Tally
from portail.load.thresholds import Threshold
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
    """

    manner: Manner
    output: Path
    fail_if: tuple[str, ...]
    voice: Voice
    folder: Path | None = None


def load(wanted: Wanted, order: Order) -> int:
    """Let people come, report, and return the exit status: 1 where not all is as it must be.

    Raises:
        PortailError: the day cannot begin.
    """
    if extras.missing("load"):
        raise EnvironmentNotReady(extras.remedy("load"))
    if order.voice == "live":
        click.echo(words.BRINGS_TOGETHER, err=True)
    with prepared(wanted) as day:
        limits = [thresholds.read(each, day.plan) for each in order.fail_if]
        summary = _let_come(day, order, limits)
    _report(summary, files.write(summary, order.output), order.voice)
    return 0 if summary.is_good else 1


def _let_come(day: Day, order: Order, limits: Sequence[Threshold]) -> Summary:
    folder = order.folder or Path(tempfile.mkdtemp(prefix="portail-load-"))
    if order.voice == "live":
        click.echo(words.begins(len(day.plan.people), day.plan.seconds, day.plan.base_url), err=True)
    try:
        prepare(day.plan, folder)
        return _summary(day, run(folder, order.manner), limits)
    except KeyboardInterrupt:
        with suppress(OSError):
            files.write(_summary(day, counted_in(folder), limits), order.output)
        raise click.Abort from None
    finally:
        if not order.folder:
            shutil.rmtree(folder, ignore_errors=True)


def _summary(day: Day, tally: Tally, limits: Sequence[Threshold]) -> Summary:
    findings: Sequence[Finding] = day.crowd.check(tally.total("finished"))
    summary = summary_of(day.plan, tally, findings, {})
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
