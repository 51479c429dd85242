"""Plays the habits and prints the table: `python -m tests.habits [NAME …]`; with `serve`, serves the portal alone."""

import argparse
import sys
import threading
from collections import Counter
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from fake_smtp import FakeSmtp
from portail.browser.launch import launch, ready
from tests.habits.catalogue import ALL, BY_NAME
from tests.habits.corpus import Corpus, Outcome
from tests.habits.grouping import groups
from tests.habits.habit import Habit
from tests.habits.portal import NONE, PASSWORD, USERNAME, send_letters, served


def play(habits: list[Habit]) -> list[Outcome]:
    """Play the habits and print each as it ends."""
    outcomes = []
    with sync_playwright() as playwright, FakeSmtp() as smtp, served() as home, TemporaryDirectory() as folder:
        browser = launch(playwright, ready(playwright, None, print))
        corpus = Corpus(browser, home, smtp, Path(folder))
        for group in groups(habits):
            for outcome in corpus.play(group):
                outcomes.append(outcome)
                told = "" if outcome.rightly else f"  {outcome.told}"
                print(f"{outcome.habit.procedure:10} {outcome.habit.name:32} {outcome.verdict}{told}", flush=True)
        browser.close()
    return outcomes


def table(outcomes: list[Outcome], seconds: float) -> None:
    """Print how many of each verdict there are, and their share."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    print("".join(f"\n{counts[verdict]:4} {verdict}" for verdict in ("walked", "refused rightly", "wrong")))
    right = len(outcomes) - counts["wrong"]
    print(f"\n{right} of {len(outcomes)} ({right / len(outcomes):.0%}), {seconds:.0f} s of CPU")


def serve(port: int, names: str, smtp: str, to: str) -> None:
    """Serve the portal until Ctrl-C; where a mail server is given, send it the letter."""
    with served(port) as home:
        print(f"{home}{names or NONE}/connexion   ({USERNAME} / {PASSWORD})\nSwitches: {' '.join(BY_NAME)}", flush=True)
        if smtp:
            host, _, smtp_port = smtp.rpartition(":")
            send_letters(names or NONE, home, to, (host, int(smtp_port)))
        threading.Event().wait()


def _cpu() -> float:
    """Return the seconds of CPU so far, the browser's among them."""
    return sum(sum(getrusage(who)[:2]) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


def main() -> int:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m tests.habits", description=__doc__)
    parser.add_argument("names", nargs="*", help="habits to play, or « serve » and switches; all without any")
    parser.add_argument("--port", type=int, default=0, help="of the portal that is served")
    parser.add_argument("--smtp", default="", help="HOST:PORT to which the letter is sent when the portal is served")
    parser.add_argument("--to", default="lea@bellerive.example", help="to whom it is sent")
    given = parser.parse_args()
    if given.names[:1] == ["serve"]:
        serve(given.port, "+".join(given.names[1:]), given.smtp, given.to)
        return 0
    started = _cpu()
    outcomes = play([BY_NAME[name] for name in given.names] or list(ALL))
    table(outcomes, _cpu() - started)
    return int(any(not outcome.rightly for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
