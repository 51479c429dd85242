"""A browser of another machine: Playwright's browser server, or a browser that listens for CDP."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from playwright.sync_api import Browser, Playwright
from playwright.sync_api import Error as PlaywrightError

from portail.browser.find import ENGINES, engine_of, requested
from portail.browser.launch import FLAGS, WITHOUT
from portail.errors import EnvironmentNotReady, first_line
from portail.wording import browser as words

LAUNCH_OPTIONS = "x-playwright-launch-options"


def connect(
    playwright: Playwright,
    url: str,
    named: str | None = None,
    *,
    headed: bool = False,
    flags: Sequence[str] = FLAGS,
) -> Browser:
    """Return the browser at `url`: `ws://…` of `playwright run-server`, or `http://…` of CDP.

    A browser server reaches the portals of this machine. `named` (or `PORTAIL_BROWSER`) is an engine, or the path of a
    browser on the other machine, which a server that was started with `--unsafe` takes. `flags` are those with which
    such a server starts Chromium.

    Raises:
        EnvironmentNotReady: nobody answers there, or not as such a server does.
    """
    engine, options = wanted(named, flags)
    kind = getattr(playwright, engine)
    try:
        if speaks_cdp(url):
            return kind.connect_over_cdp(url)  # type: ignore[no-any-return]
        return kind.connect(  # type: ignore[no-any-return]
            **way_to(url), headers={LAUNCH_OPTIONS: json.dumps(options | {"headless": not headed})}
        )
    except PlaywrightError as error:
        raise EnvironmentNotReady(words.does_not_answer(url, first_line(error), version("playwright"))) from error


def wanted(named: str | None = None, flags: Sequence[str] = FLAGS) -> tuple[str, dict[str, Any]]:
    """Return the engine that is asked for, and what the server should start it with, as its protocol writes it."""
    named = requested(named)
    engine = named if named in ENGINES else engine_of(named)
    options: dict[str, Any] = {} if named in ENGINES else {"executablePath": named}
    if engine == "chromium":
        options |= {"args": list(flags), "ignoreDefaultArgs": list(WITHOUT)}
    return engine, options


def way_to(url: str) -> dict[str, str]:
    """Return the arguments for Playwright's `connect`: the browser sees this machine's loopback as its own."""
    return {"endpoint": url, "expose_network": "<loopback>"}


def speaks_cdp(url: str) -> bool:
    """Return whether an address is one of CDP, and not of Playwright's browser server."""
    return url.startswith("http") or "/devtools/" in url
