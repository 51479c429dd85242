"""The terminal: a live table of the steps, plain lines where there is no terminal."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rich import box
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from portail.procedure.procedure import Procedure
from portail.run_record.run import Run, StepResult
from portail.run_record.summary import failure_paragraph, verdict
from portail.wording import reports as words

SIGNS: Final = {
    "passed": ("✓", "green"),
    "failed": ("✗", "bold red"),
    "skipped": ("–", "dim"),
    "walking": ("…", "cyan"),
}


class LiveTable:
    """Shows the steps of a procedure as they are walked; an observer of the runner."""

    def __init__(self, console: Console, procedure: Procedure) -> None:
        self.console = console
        self.procedure = procedure
        self.steps: dict[str, StepResult] = {}
        self.walking: str | None = None
        self.to_come = words.TO_COME
        self.live = Live(console=console, auto_refresh=False)

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.live.start()
        else:
            self.console.print(self.procedure.title)
        self._show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.to_come = words.STATUS["skipped"]
        self._show()
        if self.console.is_terminal:
            self.live.stop()

    def step_began(self, step: StepResult) -> None:
        """Mark the step as being walked, once more where it is revisited."""
        self.walking = step.id
        self._show()

    def step_ended(self, step: StepResult) -> None:
        """Show how the step ended."""
        self.walking = None
        ending = words.step_revisited if step.id in self.steps else words.step_ended
        self.steps[step.id] = step
        self._show()
        if not self.console.is_terminal:
            ended = ending(step.number, step.title, step.status)
            self.console.print(f"{SIGNS[step.status][0]} {ended}", soft_wrap=True)

    def _show(self) -> None:
        if self.console.is_terminal:
            self.live.update(self._table(), refresh=True)

    def _table(self) -> Table:
        table = Table(title=self.procedure.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
        table.add_column(words.NUMBER, justify="right")
        table.add_column(words.STEP, ratio=1)
        table.add_column(words.RESULT)
        table.add_column(words.DURATION, justify="right")
        for step in self.procedure.steps:
            result = self.steps.get(step.id)
            status = "walking" if step.id == self.walking else result.status if result else "skipped"
            sign, style = SIGNS[status]
            word = words.WALKING if status == "walking" else words.STATUS[result.status] if result else self.to_come
            table.add_row(
                str(step.number),
                step.words,
                Text(f"{sign} {word}", style),
                words.seconds(result.duration_ms) if result else "",
            )
        return table


def conclude(console: Console, runs: Sequence[tuple[str, Run]], files: Sequence[tuple[str, Path]]) -> None:
    """Print the verdict of each run, by its name, why it failed, and the paths of what was made."""
    for name, run in runs:
        style = "bold green" if run.verdict == "passed" else "bold red"
        console.print()
        console.print(Text(words.verdict_of(name, verdict(run)), style), soft_wrap=True)
        if (step := run.failed_step) and step.error:
            console.print(Text(failure_paragraph(step, step.error)), soft_wrap=not console.is_terminal)
    console.print()
    width = max(len(name) for name, _ in files)
    for name, path in files:
        console.print(f"{name:<{width}}  {path}", soft_wrap=True, markup=False, highlight=False)
