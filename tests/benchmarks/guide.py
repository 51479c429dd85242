"""Prints what pictures and guide cost beside the bare walk: `python -m tests.benchmarks.guide`.

Ratios of times taken in one run; nothing is asserted, since a busy machine says nothing of the guide.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from scenarios import browser as browsers
from scenarios import guide, library
from scenarios.run import Run
from scenarios.runner import Options, Quiet, walk
from scenarios.stack import Stack

ROUNDS = 5


def seconds(deed: Callable[[], object]) -> float:
    """Return how long a deed takes."""
    started = time.perf_counter()
    deed()
    return time.perf_counter() - started


def in_turn(stack: Stack, browser: Browser, folder: Path) -> tuple[float, float, float]:
    """Return the median seconds of a bare walk, of one with pictures, and of all formats, taken by turns."""
    procedure = library.load("premiere-connexion")

    def walked(*, pictures: bool) -> Run:
        return walk(procedure, stack.new_target(), browser, Options(folder, pictures=pictures), Quiet())

    def written() -> None:
        guide.write(procedure, run, folder / procedure.id)

    run = walked(pictures=True)
    written()
    times = [
        (seconds(lambda: walked(pictures=False)), seconds(lambda: walked(pictures=True)), seconds(written))
        for _ in range(ROUNDS)
    ]
    bare, pictured, formats = (median(column) for column in zip(*times, strict=True))
    return bare, pictured, formats


def main() -> None:
    """Measure and print."""
    with sync_playwright() as playwright, Stack() as stack, TemporaryDirectory() as folder:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, print))
        bare, pictured, formats = in_turn(stack, browser, Path(folder))
        browser.close()
    print(f"bare walk                       {bare:5.2f} s")
    print(f"walk with pictures              {pictured:5.2f} s  {pictured / bare:4.2f} x")
    print(f"walk with pictures and formats  {pictured + formats:5.2f} s  {(pictured + formats) / bare:4.2f} x")
    print(f"formats alone                   {formats:5.2f} s")


if __name__ == "__main__":
    main()
