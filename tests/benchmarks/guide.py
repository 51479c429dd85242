"""Prints what pictures, formats and the drift check cost: `python -m tests.benchmarks.guide`.

Ratios of times taken in one run, by turns; nothing is asserted, since a busy machine says nothing of the project. The
issue allows: the walk with pictures and formats 2.0 of the bare walk, the formats alone 3 s, the check 1.3 of the walk
with pictures.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from scenarios import browser as browsers
from scenarios import drift, grammar, guide, library
from scenarios.drift import report
from scenarios.options import Options
from scenarios.procedure import Procedure
from scenarios.run import Run
from scenarios.runner import Quiet, walk
from scenarios.stack import Stack

ROUNDS = 7


class Bench:
    """Walks the first procedure, whose reference the first walk becomes, and keeps the seconds that each part took."""

    def __init__(self, stack: Stack, browser: Browser, folder: Path) -> None:
        self.stack = stack
        self.browser = browser
        self.folder = folder
        self.procedure = self._with_reference_of_its_own()
        self.taken: dict[str, list[float]] = {}

    def run(self) -> None:
        """Take every part once."""
        with self._timed("bare walk"):
            self._walk(pictures=False)
        with self._timed("walk with pictures"):
            run = self._walk()
        with self._timed("formats"):
            guide.write(self.procedure, run, self.folder / self.procedure.id)
        with self._timed("comparison"):
            self._compare(run)

    def medians(self) -> dict[str, float]:
        """Return the median seconds of each part."""
        return {part: median(seconds) for part, seconds in self.taken.items()}

    def _walk(self, *, pictures: bool = True) -> Run:
        options = Options(output=self.folder, pictures=pictures)
        run = walk(self.procedure, self.stack.new_target(), self.browser, options, Quiet())
        assert run.is_whole, run.failed_step
        return run

    def _compare(self, run: Run) -> None:
        folder = self.folder / self.procedure.id
        comparison = drift.compare(self.procedure, run, folder)
        assert not comparison.findings, comparison.findings
        report.write(self.procedure, run, folder, comparison)

    def _with_reference_of_its_own(self) -> Procedure:
        path = shutil.copy(library.SHELF / "premiere-connexion.md", self.folder / "premiere-connexion.md")
        self.procedure = grammar.load(Path(path))
        drift.renew(self.procedure, self._walk(), self.folder / self.procedure.id)
        return self.procedure

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.taken.setdefault(part, []).append(time.perf_counter() - started)


def main(say: Callable[[str], None] = print) -> None:
    """Measure and print."""
    with Stack() as stack, sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, say))
        bench = Bench(stack, browser, Path(folder))
        for _ in range(ROUNDS):
            bench.run()
        browser.close()
    took = bench.medians()
    for part, seconds in took.items():
        say(f"{part}: {seconds:.2f} s")
    whole = took["walk with pictures"] + took["formats"]
    checked = took["walk with pictures"] + took["comparison"]
    say(f"walk with pictures and formats / bare walk: {whole / took['bare walk']:.2f} (at most 2.0)")
    say(f"formats alone: {took['formats']:.2f} s (less than 3)")
    say(f"check / walk with pictures: {checked / took['walk with pictures']:.2f} (at most 1.3)")


if __name__ == "__main__":
    main()
