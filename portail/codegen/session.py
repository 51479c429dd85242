"""A session: a window in which a person clicks, until it is closed or the session is interrupted."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from portail.browser.limit import Limit
from portail.codegen.listener import Listener
from portail.codegen.mail_catcher import message_at
from portail.errors import EnvironmentNotReady, LimitReached, first_line
from portail.wording import codegen as words

Interruptible = Callable[[Callable[[], object]], AbstractContextManager[None]]
"""Given what ends a session, returns a block in which somebody may call it."""
NAMES = "--enable-blink-features=ComputedAccessibilityInfo"
"""Lets a page ask under which name and role its accessibility tree holds an element."""
PATIENCE = 5.0
"""How long a page has to answer when the session ends, in seconds: one that shows a dialog does not."""
SAYS_NAMES = "() => 'computedName' in Element.prototype"


def context_of(browser: Browser, locale: str) -> BrowserContext:
    """Return the context in which a person clicks: the one that a browser of CDP shows, else a new one."""
    return browser.contexts[0] if browser.contexts else browser.new_context(locale=locale, no_viewport=True)


def watch(context: BrowserContext, url: str, began: Callable[[], None], interruptible: Interruptible) -> Listener:
    """Open a page, and return what has seen what is done from there, once all its tabs are closed.

    `began` is called once the page is there. `interruptible` is given what ends the session before: what was done until
    then is kept.

    Raises:
        EnvironmentNotReady: the browser does not say names, or the page cannot be opened.
    """
    listener = Listener(message_at)
    page = context.new_page()
    if not page.evaluate(SAYS_NAMES):
        raise EnvironmentNotReady(words.NO_NAMES)
    listener.attach(context)
    # A dialog that nobody hears would be answered by the driver: it is the person's to answer.
    context.on("dialog", listener.ask)
    try:
        page.goto(url)
    except PlaywrightError as error:
        raise EnvironmentNotReady(words.page_does_not_open(url, first_line(error))) from error
    began()
    _await_end(context, page, interruptible)
    _hear_the_last(context)
    return listener


def _hear_the_last(context: BrowserContext) -> None:
    """Wait for what pages that are still open have kept, and is on its way."""
    for page in context.pages:
        with suppress(PlaywrightError, LimitReached), Limit(PATIENCE):  # Ctrl-C reaches the browser too
            page.evaluate("0")


def _await_end(context: BrowserContext, first: Page, interruptible: Interruptible) -> None:
    # Between two calls, the loop of Playwright's synchronous interface counts as the running one.
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    tabs = {first}

    def close(page: Page) -> None:
        tabs.discard(page)
        if not tabs:
            ended.set()

    def open_tab(page: Page) -> None:
        tabs.add(page)
        page.on("close", close)

    first.on("close", close)
    context.on("page", open_tab)
    context.on("close", lambda _: ended.set())
    with interruptible(lambda: loop.call_soon_threadsafe(ended.set)), suppress(PlaywrightError):
        context._sync(ended.wait())  # Playwright offers no wait that several events end
