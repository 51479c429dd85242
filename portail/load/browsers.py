"""Browsers that walk while people come by HTTP: what a step takes where scripts run and pages are drawn."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from portail.load.tally import Histogram, rounded
from portail.run_record.run import FILE_NAME, read

LAST = 120.0
"""How long the walks under way may still take when the day is over, in seconds."""


@dataclass
class Felt:
    """What the browsers took.

    Attributes:
        steps: the durations of each step, by its id.
        walks: how many walks came to their end, and how many of them failed.
    """

    steps: dict[str, Histogram] = field(default_factory=dict)
    walks: int = 0
    failed: int = 0

    def add(self, folder: Path) -> None:
        """Add a walk, by the folder of its record."""
        run = read(folder)
        self.walks += 1
        self.failed += run.verdict == "failed"
        for step in run.steps:
            if step.status == "passed":
                histogram = self.steps.setdefault(step.id, {})
                milliseconds = rounded(step.duration_ms)
                histogram[milliseconds] = histogram.get(milliseconds, 0) + 1


@contextmanager
def walking(number: int, procedure: str, arguments: list[str], folder: Path) -> Iterator[Felt]:
    """Let browsers walk a procedure again and again until the block ends; the walks under way then end too.

    Where the block ends by an error, or by Ctrl-C, they are ended at once.

    Args:
        number: how many walk beside each other.
        procedure: its id.
        arguments: what `portail walk` is called with, but for `--output`.
        folder: where they leave their evidence.
    """
    felt = Felt()
    walkers = [_Walker(procedure, arguments, folder / f"browser-{each}", felt) for each in range(1, number + 1)]
    for walker in walkers:
        walker.start()
    try:
        yield felt
    except BaseException:
        for walker in walkers:
            walker.end()
        raise
    for walker in walkers:
        walker.over.set()
    for walker in walkers:
        walker.join(LAST)


class _Walker(Thread):
    """Walks until it is over."""

    def __init__(self, procedure: str, arguments: list[str], folder: Path, felt: Felt) -> None:
        super().__init__(daemon=True)
        self.over = Event()
        self._command = [sys.executable, "-P", "-m", "portail", "walk", *arguments, "--quiet", "--output", str(folder)]
        self._record = folder / procedure / FILE_NAME
        self._felt = felt
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        while not self.over.is_set():
            self._record.unlink(missing_ok=True)
            self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, start_new_session=True)
            self._process.wait()
            if not self._record.exists():  # it could not begin, and will not; it has said why
                return
            self._felt.add(self._record.parent)

    def end(self) -> None:
        """End the walk that is under way, with its browser."""
        self.over.set()
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
