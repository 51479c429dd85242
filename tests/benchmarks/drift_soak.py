"""Walks again and again and prints every drift that is none: `python -m tests.benchmarks.drift_soak --runs 100`.

The first walk becomes the reference, of a copy of the procedure; every other one walks on a portal of its own, in a
browser that is started anew every ten walks. Ends with 1 where a drift was reported.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from portail import browser as browsers
from portail.output import drift
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from scenarios.mock.stack import Stack
from tests import projects
from tests.targets import new_target

WALKS_OF_A_BROWSER = 10


def walks(procedure: Procedure, output: Path) -> Iterator[Run]:
    """Walk without end, each time on a portal of its own."""
    options = Options(output, probe=drift.probe_page())
    with Stack() as stack, sync_playwright() as playwright:
        choice = browsers.ready(playwright, None, print)
        while True:
            browser = browsers.launch(playwright, choice)
            for _ in range(WALKS_OF_A_BROWSER):
                target = new_target(stack.controlled_portal)
                yield walk(projects.bind(procedure), target, browser, options, SilentObserver())
            browser.close()


def drifts(runs: int, folder: Path) -> int:
    """Compare so many walks with the first one; print and count those that drifted."""
    path = shutil.copy(projects.PROCEDURES / "premiere-connexion.md", folder / "premiere-connexion.md")
    procedure = parser.load(Path(path))
    drifted = 0
    for number, run in enumerate(islice(walks(procedure, folder), runs + 1)):
        if number == 0:
            drift.renew(procedure, run, folder / procedure.id)
            continue
        findings = drift.compare(procedure, run, folder / procedure.id).findings
        drifted += bool(findings)
        for finding in findings:
            print(f"walk {number}: [{finding.layer}] line {finding.line}, {finding.pictures}: {finding.words}")
        if number % WALKS_OF_A_BROWSER == 0:
            print(f"{number} walks, {drifted} drifted", flush=True)
    return drifted


def main() -> None:
    """Walk and print how many walks drifted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100, help="how many walks are compared with the first")
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder:
        drifted = drifts(runs, Path(folder))
    print(f"{drifted} of {runs} walks on an unchanged portal were said to have drifted")
    sys.exit(1 if drifted else 0)


if __name__ == "__main__":
    main()
