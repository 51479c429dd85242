"""The terminal, where several walks are made at once: those under way with their steps, and a line for each ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from portail.output.reports.console import SIGNS
from portail.run_record.run import Run, StepResult
from portail.run_record.summary import verdict
from portail.wording import reports as words


class Overview:
    """Shows walks that several threads make; `total` is how many there will be."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._ended = 0
        self._walking: dict[str, str] = {}
        self._lock = Lock()
        self._live = Live(console=console, auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._console.is_terminal:
            self._live.stop()

    @contextmanager
    def of(self, name: str) -> Iterator["WalkInOverview"]:
        """Return the observer of a walk, which is shown by this name as long as it goes on."""
        self.show(name, "")
        try:
            yield WalkInOverview(self, name)
        finally:
            self.show(name, None)

    def show(self, name: str, step: str | None) -> None:
        """Show at which step a walk is; `None`: it goes on no longer."""
        with self._lock:
            if step is None:
                self._walking.pop(name, None)
            else:
                self._walking[name] = step
            if self._console.is_terminal:
                self._live.update(self._table(), refresh=True)

    def ended(self, name: str, run: Run) -> None:
        """Print how a walk ended, one line that stays."""
        with self._lock:
            self._ended += 1
            sign, style = SIGNS[run.verdict]
            line = words.walk_ended(self._ended, self._total, name, verdict(run), run.duration_ms)
            self._console.print(Text(f"{sign} {line}", style if run.verdict == "failed" else ""), soft_wrap=True)

    def _table(self) -> Table:
        table = Table.grid(padding=(0, 2))
        for name, step in self._walking.items():
            table.add_row(Text(SIGNS["walking"][0], SIGNS["walking"][1]), name, Text(step, "dim"))
        return table


class WalkInOverview:
    """One of the walks; an observer of the runner."""

    def __init__(self, overview: Overview, name: str) -> None:
        self._overview = overview
        self._name = name

    def step_began(self, step: StepResult) -> None:
        """Show the step."""
        self._overview.show(self._name, words.at_step(step.number, step.title))

    def step_ended(self, step: StepResult) -> None:
        """The next step will be shown, or the end of the walk."""
