"""Prints what pictures, formats and the drift check cost: `python -m tests.benchmarks.guide`.

Ratios of times taken in one run, by turns; nothing is asserted, since a busy machine says nothing of the project. What
is allowed: the walk with pictures and formats 2.0 of the bare walk, the formats alone 3 s, the check 1.3 of the walk
with pictures. The first is given for the walk alone, in a browser that is there already, and of what a user waits for,
from the start of Python to its end; and of a procedure that has no reference yet, whose pictures all need two looks.
"""

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from portail import browser as browsers
from portail.output import drift, formats
from portail.output.drift import report
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.record.run import Run
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from scenarios.mock.stack import Stack
from tests import projects
from tests.targets import new_target

ROUNDS = 7
NONE: Mapping[str, str] = {}


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
        with self._timed("walk with new pictures"):
            self._walk()
        with self._timed("walk with pictures"):
            run = self._walk(accepted=drift.accepted_pictures(self.procedure))
        with self._timed("formats"):
            formats.write(self.procedure, run, self.folder / self.procedure.id)
        with self._timed("comparison"):
            self._compare(run)

    def medians(self) -> dict[str, float]:
        """Return the median seconds of each part."""
        return {part: median(seconds) for part, seconds in self.taken.items()}

    def _walk(self, *, pictures: bool = True, accepted: Mapping[str, str] = NONE) -> Run:
        options = Options(output=self.folder, pictures=pictures, accepted=accepted)
        target = new_target(self.stack.controlled_portal)
        run = walk(projects.bind(self.procedure), target, self.browser, options, SilentObserver())
        assert run.is_whole, run.failed_step
        return run

    def _compare(self, run: Run) -> None:
        folder = self.folder / self.procedure.id
        comparison = drift.compare(self.procedure, run, folder)
        assert not comparison.findings, comparison.findings
        report.write(self.procedure, run, folder, comparison)

    def _with_reference_of_its_own(self) -> Procedure:
        path = shutil.copy(projects.PROCEDURES / "premiere-connexion.md", self.folder / "premiere-connexion.md")
        self.procedure = parser.load(Path(path))
        drift.renew(self.procedure, self._walk(), self.folder / self.procedure.id)
        return self.procedure

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.taken.setdefault(part, []).append(time.perf_counter() - started)


def from_start_to_end(*, pictures: bool) -> float:
    """Return the seconds that a process takes to raise the servers, start the browser, walk, and write the guide."""
    process = get_context("spawn").Process(target=walk_once, args=(pictures,))
    started = time.perf_counter()
    process.start()
    process.join()
    assert process.exitcode == 0, "the walk failed"
    return time.perf_counter() - started


def walk_once(pictures: bool) -> None:
    """Walk the first procedure, bare or with pictures and all formats."""
    with Stack() as stack, sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, print))
        bound = projects.load(projects.FIRST)
        options = Options(output=Path(folder), pictures=pictures, accepted=drift.accepted_pictures(bound.procedure))
        run = walk(bound, new_target(stack.controlled_portal), browser, options, SilentObserver())
        if pictures:
            formats.write(bound.procedure, run, Path(folder) / bound.id)
        browser.close()


def main(say: Callable[[str], None] = print) -> None:
    """Measure and print."""
    with Stack() as stack, sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, say))
        bench = Bench(stack, browser, Path(folder))
        for _ in range(ROUNDS):
            bench.run()
        browser.close()
    whole_runs = [[from_start_to_end(pictures=pictures) for pictures in (False, True)] for _ in range(ROUNDS)]
    bare_run, full_run = map(median, zip(*whole_runs, strict=True))
    took = bench.medians()
    for part, seconds in took.items():
        say(f"{part}: {seconds:.2f} s")
    whole, new = (took[walk] + took["formats"] for walk in ("walk with pictures", "walk with new pictures"))
    checked = took["walk with pictures"] + took["comparison"]
    say(f"from start to end: {full_run:.2f} s with pictures and formats, {bare_run:.2f} s bare")
    say(f"with pictures and formats / bare, of the walk alone: {whole / took['bare walk']:.2f} (at most 2.0)")
    say(f"the same, of a procedure without a reference: {new / took['bare walk']:.2f}")
    say(f"the same, from start to end: {full_run / bare_run:.2f}")
    say(f"formats alone: {took['formats']:.2f} s (less than 3)")
    say(f"check / walk with pictures: {checked / took['walk with pictures']:.2f} (at most 1.3)")


if __name__ == "__main__":
    main()
