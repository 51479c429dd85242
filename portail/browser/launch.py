"""Starts the browser that was found."""

import os
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType, Playwright
from playwright.sync_api import Error as PlaywrightError

from portail.browser.find import Choice, find, requested
from portail.browser.install import install
from portail.browser.install_lock import turn
from portail.errors import EnvironmentNotReady, first_line
from portail.wording import browser as words

FLAGS = (
    # Text is drawn alike on machines with other font settings: each flag acts on a host where another does not.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--disable-font-subpixel-positioning",
    # Painted by the processor, and each tile whole: otherwise a rounded corner differs by a pixel once in some runs.
    "--disable-gpu",
    "--disable-partial-raster",
)
# Mozilla's own Firefox is driven by WebDriver BiDi.
BIDI = "moz-firefox"
# On Linux it is not the flags alone, but fontconfig that decides how text is drawn (measured with Debian's Chromium).
FONTS = Path(__file__).with_name("fonts.conf")
# A person who is asked to drag the scroll bar must see it in the picture.
WITHOUT = ("--hide-scrollbars",)


def ready(playwright: Playwright, named: str | None, report: Callable[[str], None], *, headed: bool = False) -> Choice:
    """Return the browser to use, `headed` one that shows its windows, installing one where there is none.

    Raises:
        EnvironmentNotReady: there is none, and none can be installed.
    """
    choice = find(playwright, named, headed=headed)
    if choice is None:
        with turn():
            choice = find(playwright, named, headed=headed) or _installed(playwright, named, report, headed=headed)
    if choice is None:
        raise EnvironmentNotReady(words.INSTALLED_AND_NOT_FOUND)
    return choice


def _installed(
    playwright: Playwright, named: str | None, report: Callable[[str], None], *, headed: bool
) -> Choice | None:
    install(requested(named), report, headed=headed)
    return find(playwright, named, headed=headed)


def launch_arguments(
    choice: Choice, *, headed: bool = False, sandbox: bool = True, flags: Sequence[str] = FLAGS
) -> dict[str, Any]:
    """Return the arguments for Playwright's `launch`; `flags` are those of Chromium."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    arguments: dict[str, Any] = {"executable_path": choice.path, "headless": not headed, "env": environment}
    if choice.is_playwrights_own:
        del arguments["executable_path"]  # headless, Playwright prefers its own headless shell
    if choice.is_stock_firefox:
        arguments["channel"] = BIDI
    if choice.engine == "chromium":
        arguments |= {"args": list(flags), "ignore_default_args": list(WITHOUT), "chromium_sandbox": sandbox}
    return arguments


def launch(playwright: Playwright, choice: Choice, *, headed: bool = False, flags: Sequence[str] = FLAGS) -> Browser:
    """Start the browser, without its sandbox only where it cannot start otherwise; `flags` are those of Chromium.

    Raises:
        EnvironmentNotReady: it does not start.
    """
    engine = getattr(playwright, choice.engine)
    try:
        browser = _launch(engine, choice, headed, flags, sandbox=may_use_sandbox())
    except PlaywrightError as error:
        raise EnvironmentNotReady(words.does_not_start(str(choice.path), choice.origin, first_line(error))) from error
    return check_protocol(browser) if choice.is_stock_firefox else browser


def check_protocol(browser: Browser) -> Browser:
    """Return a browser that speaks BiDi, once Playwright and it understand each other; else it is closed.

    Raises:
        EnvironmentNotReady: one does not know the other's commands.
    """
    try:
        browser.new_context().close()
    except PlaywrightError as error:
        reason = words.protocols_differ(browser.version, version("playwright"), first_line(error))
        browser.close()
        raise EnvironmentNotReady(reason) from error
    return browser


def _launch(engine: BrowserType, choice: Choice, headed: bool, flags: Sequence[str], *, sandbox: bool) -> Browser:
    arguments = launch_arguments(choice, headed=headed, sandbox=sandbox, flags=flags)
    try:
        return engine.launch(**arguments)
    except PlaywrightError as error:
        if not sandbox or "sandbox" not in str(error).lower():
            raise
        return _launch(engine, choice, headed, flags, sandbox=False)


def sandbox_works(playwright: Playwright, choice: Choice) -> bool:
    """Return whether the browser starts inside its sandbox on this machine."""
    if choice.engine != "chromium" or not may_use_sandbox():
        return False
    try:
        getattr(playwright, choice.engine).launch(**launch_arguments(choice)).close()
    except PlaywrightError:
        return False
    return True


def may_use_sandbox() -> bool:
    """Return whether the browser may be started in its sandbox: as root it refuses to."""
    return not hasattr(os, "geteuid") or os.geteuid() != 0
