"""Prints what the pytest plugin costs: `python -m tests.benchmarks.plugin`.

Ratios of times taken in one run; nothing is asserted, since a busy machine says nothing of the plugin.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from scenarios import browser as browsers
from scenarios import library
from scenarios.runner import Options, walk_in
from scenarios.stack import Stack
from scenarios.target import Target

ROUNDS = 7
ACCEPT = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"


def by_hand(page: Page, target: Target) -> None:
    """Make the same clicks as the walk, as one would write them for one portal."""
    message = target.mailbox.wait_for(to=target.family.email, after=target.invited_after)
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
    portal.get_by_label("Nom d'utilisateur").fill(target.family.username)
    portal.get_by_label("Mot de passe", exact=True).fill(target.family.new_password)
    portal.get_by_label("Confirmation").fill(target.family.new_password)
    portal.get_by_role("button", name="ENREGISTRER").click()
    portal.get_by_role("button", name="VALIDER").click()
    portal.get_by_text("Préambule").hover()
    portal.mouse.wheel(0, 100_000)
    accept = portal.get_by_role("button", name=ACCEPT)
    expect(accept).to_be_enabled()
    accept.click()
    portal.get_by_role("link", name="Mes factures").first.click()
    portal.get_by_role("link", name="Payer").first.click()
    portal.get_by_role("heading").first.wait_for()


def in_turn(stack: Stack, browser: Browser, folder: Path) -> tuple[float, float]:
    """Return the median seconds of a walk through the engine, and of one by hand, taken by turns."""
    procedure = library.load("premiere-connexion")

    def walked(page: Page, target: Target) -> None:
        run = walk_in(page, procedure, target, Options(output=folder), pictures=False)
        assert run.verdict == "passed", run.failed_step

    times: dict[Callable[[Page, Target], None], list[float]] = {walked: [], by_hand: []}
    for _ in range(ROUNDS):
        for way, taken in times.items():
            target, context = stack.new_target(), browser.new_context()
            page = context.new_page()
            started = time.perf_counter()
            way(page, target)
            taken.append(time.perf_counter() - started)
            context.close()
    return median(times[walked]), median(times[by_hand])


def collection() -> tuple[float, float]:
    """Return the median seconds of `pytest --collect-only` with the plugin and without it, taken by turns."""
    with TemporaryDirectory() as folder:
        Path(folder, "test_empty.py").write_text("def test_it():\n    pass\n")
        base = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:asyncio"]
        taken: dict[str, list[float]] = {"-pportail": [], "-pno:portail": []}
        for _ in range(ROUNDS):
            for option, times in taken.items():
                extra = [option] if option != "-pportail" else []
                started = time.perf_counter()
                subprocess.run([*base, *extra], cwd=folder, capture_output=True, check=True)
                times.append(time.perf_counter() - started)
    return median(taken["-pportail"]), median(taken["-pno:portail"])


def main() -> None:
    """Measure and print."""
    with_it, without = collection()
    print(f"collect-only: {with_it * 1000:.0f} ms with the plugin, {without * 1000:.0f} ms without")
    with Stack() as stack, sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, print))
        engine, hand = in_turn(stack, browser, Path(folder))
        browser.close()
    print(f"walk: {engine:.2f} s through the engine, {hand:.2f} s by hand, ratio {engine / hand:.2f}")


if __name__ == "__main__":
    main()
