"""Prints what the pytest plugin costs: `python -m tests.benchmarks.plugin`.

Ratios of times taken in one run; nothing is asserted, since a busy machine says nothing of the plugin.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from portail import browser as browsers
from portail.target.target import Target
from portail.walk.options import Options
from portail.walk.runner import walk_in
from scenarios.mock.stack import Stack
from tests import projects
from tests.targets import new_target

ROUNDS = 7
TURNS = 21
WALKS = 4
ACCEPT = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"


def by_hand(page: Page, target: Target) -> None:
    """Make the same clicks as the walk, as one would write them for one portal."""
    message = target.mailbox.wait_for(to=target.person.email, after=target.mail_mark)
    page.goto(target.mailbox.url_of(message))
    body = page.frame_locator("iframe")
    body.locator("tr td").first.wait_for()
    credentials = body.locator("tr:has(> th) > td").all_inner_texts()
    with page.expect_popup() as opened:
        body.get_by_role("link").first.click()
    portal = opened.value
    portal.get_by_role("link", name="ici", exact=True).click()
    portal.get_by_label("Nom d'utilisateur").fill(credentials[0])
    portal.get_by_label("Mot de passe", exact=True).fill(credentials[1])
    portal.get_by_role("button", name="Se connecter").click()
    portal.get_by_label("Nom d'utilisateur").fill(target.person.username)
    portal.get_by_label("Mot de passe", exact=True).fill(target.person.new_password)
    portal.get_by_label("Confirmation").fill(target.person.new_password)
    portal.get_by_role("button", name="ENREGISTRER").click()
    portal.get_by_role("button", name="VALIDER").click()
    portal.get_by_text("Préambule").hover()
    accept = portal.get_by_role("button", name=ACCEPT)
    scroll_to_end(portal, accept)
    accept.click()
    portal.get_by_role("link", name="Mes factures").first.click()
    portal.get_by_role("link", name="Payer").first.click()
    portal.get_by_role("heading").first.wait_for()


def scroll_to_end(portal: Page, accept: Locator) -> None:
    """Turn the wheel; a second time where Chromium lost it, as once in fifty walks on a busy machine."""
    portal.mouse.wheel(0, 100_000)
    try:
        expect(accept).to_be_enabled(timeout=1000)
    except AssertionError:
        portal.mouse.wheel(0, 100_000)
        expect(accept).to_be_enabled()


def by_the_engine(page: Page, target: Target) -> None:
    """Walk as the fixture does."""
    with TemporaryDirectory() as folder:
        bound = projects.load(projects.FIRST)
        run = walk_in(page, bound, target, Options(output=Path(folder), pictures=False))
    assert run.verdict == "passed", run.failed_step


Way = Callable[[Page, Target], None]


def once(way: Way, stack: Stack, browser: Browser) -> float:
    """Return the seconds of a walk in a context of its own."""
    target, context = new_target(stack.controlled_portal), browser.new_context()
    page = context.new_page()
    started = time.perf_counter()
    way(page, target)
    taken = time.perf_counter() - started
    context.close()
    return taken


def in_turn() -> tuple[float, float]:
    """Return the median seconds of a walk through the engine, and of one by hand, taken by turns."""
    times: dict[Way, list[float]] = {by_the_engine: [], by_hand: []}
    with Stack() as stack, sync_playwright() as playwright:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, print))
        for _ in range(TURNS):
            for way, taken in times.items():
                taken.append(once(way, stack, browser))
        browser.close()
    return median(times[by_the_engine]), median(times[by_hand])


def at_once(way: Way, processes: int) -> float:
    """Return how many walks a second these processes make, each with a browser and servers of its own."""
    spawn = get_context("spawn")
    begun, ended = spawn.Barrier(processes + 1), spawn.Barrier(processes + 1)
    workers = [spawn.Process(target=work, args=(way, WALKS // processes, begun, ended)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    begun.wait()
    started = time.perf_counter()
    ended.wait()
    taken = time.perf_counter() - started
    for worker in workers:
        worker.join()
    return WALKS / taken


def work(way: Way, walks: int, begun: Barrier, ended: Barrier) -> None:
    """Walk in this process, once before the others are awaited; if it fails, nobody waits for it."""
    try:
        with Stack() as stack, sync_playwright() as playwright:
            browser = browsers.launch(playwright, browsers.ready(playwright, None, print))
            once(way, stack, browser)
            begun.wait()
            for _ in range(walks):
                once(way, stack, browser)
            ended.wait()
            browser.close()
    except BaseException:
        begun.abort()
        ended.abort()
        raise


def processor_time(*arguments: str, folder: str | None = None) -> float:
    """Return the least processor time, in milliseconds, that a command of Python takes: a busy machine adds little."""
    taken = []
    for _ in range(ROUNDS):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, check=True)
        after = getrusage(RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken) * 1000


def collection() -> tuple[float, float]:
    """Return the milliseconds of `pytest --collect-only` with the plugin and without it."""
    with TemporaryDirectory() as folder:
        Path(folder, "test_empty.py").write_text("def test_it():\n    pass\n")
        # The plugins of this project's own tests would drown what is measured.
        heavy = [f"-pno:{name}" for name in ("asyncio", "hypothesispytest", "schemathesis", "faker")]
        base = ["-m", "pytest", "--collect-only", "-q", *heavy]
        return processor_time(*base, folder=folder), processor_time(*base, "-pno:portail", folder=folder)


def main() -> None:
    """Measure and print."""
    with_it, without = collection()
    print(f"collect-only: the plugin adds {with_it - without:.0f} ms to {without:.0f} ms of processor time")
    print(f"portail --help: {processor_time('-m', 'portail', '--help'):.0f} ms of processor time")
    engine, hand = in_turn()
    print(f"walk: {engine:.2f} s through the engine, {hand:.2f} s by hand, ratio {engine / hand:.2f}")
    best = max(at_once(by_hand, processes) for processes in (1, 2))
    together = at_once(by_the_engine, 2)
    print(f"{WALKS} walks at once: {together:.2f} a second, at best {best:.2f} by hand, ratio {together / best:.2f}")


if __name__ == "__main__":
    main()
