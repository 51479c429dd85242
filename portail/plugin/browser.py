"""pytest-playwright's own fixtures, set to the browser that there is; they keep their names and their options."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from portail.plugin.settings import settings_of, target_of_session
from portail.wording import plugin as words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, BrowserType, Playwright

    from portail.target.access import Access


@pytest.fixture(scope="session")
def playwright_driver() -> None:
    """Playwright's driver can start; on a bare Debian what it lacks is installed."""
    from portail import browser as browsers

    browsers.prepare_driver(print)


@pytest.fixture(scope="session")
def playwright(playwright_driver: None, playwright: "Playwright") -> "Playwright":  # noqa: ARG001 - comes first
    """pytest-playwright's own, once its driver can start; it finds names as a reader takes them, too."""
    from portail.screen import reader

    reader.teach(playwright.chromium)
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
    playwright: "Playwright",
    browser_name: str,
    connect_options: dict[str, Any] | None,
    pytestconfig: pytest.Config,
) -> dict[str, Any]:
    """pytest-playwright's own, with the browser that this machine has; the user's arguments go first."""
    from portail import browser as browsers
    from portail.browser import remote

    named = None if browser_name == "chromium" else browser_name
    if settings_of(pytestconfig).connect:
        return remote.wanted(named)[1] | browser_type_launch_args
    if connect_options or "channel" in browser_type_launch_args:
        return browser_type_launch_args
    headed = browser_type_launch_args.get("headless") is False
    choice = browsers.ready(playwright, named, print, headed=headed)
    if choice.engine != browser_name:
        raise pytest.UsageError(words.two_browsers(browsers.VARIABLE, str(choice.path), browser_name))
    return (
        browsers.launch_arguments(choice, headed=headed, sandbox=browsers.may_use_sandbox()) | browser_type_launch_args
    )


@pytest.fixture(scope="session")
def connect_options(connect_options: dict[str, Any] | None, pytestconfig: pytest.Config) -> dict[str, Any] | None:
    """pytest-playwright's own, or the browser server of `--portail-connect`; it reaches the portals of this machine."""
    from portail.browser import remote

    url = settings_of(pytestconfig).connect
    return connect_options if connect_options or not url or remote.speaks_cdp(url) else remote.way_to(url)


@pytest.fixture(scope="session")
def launch_browser(
    launch_browser: "Callable[..., Browser]",
    browser_type: "BrowserType",
    browser_type_launch_args: dict[str, Any],
    pytestconfig: pytest.Config,
) -> "Callable[..., Browser]":
    """pytest-playwright's own, outside the sandbox where none works; or what listens for CDP at `--portail-connect`."""
    from playwright.sync_api import Error as PlaywrightError

    from portail import browser as browsers
    from portail.browser import remote

    url = settings_of(pytestconfig).connect
    if url and remote.speaks_cdp(url):
        return lambda: browser_type.connect_over_cdp(url)
    if browser_type_launch_args.get("channel") == browsers.BIDI:
        return lambda: browsers.check_protocol(launch_browser())

    def launch(**options: Any) -> "Browser":
        try:
            return launch_browser(**options)
        except PlaywrightError as error:
            if not browser_type_launch_args.get("chromium_sandbox") or "sandbox" not in str(error).lower():
                raise
            return launch_browser(**options, chromium_sandbox=False)

    return launch


@pytest.fixture(scope="session")
def _portail_access(pytestconfig: pytest.Config) -> "Access":
    """What the browser needs to be let in by the target that is named, or is the default of the user's project."""
    from portail.target.access import Access

    target = target_of_session(settings_of(pytestconfig))
    return target.access(target.read_secrets()) if target else Access()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], _portail_access: "Access") -> dict[str, Any]:
    """pytest-playwright's own, with what the target says that the browser needs; the user's arguments go first."""
    return _portail_access.context_arguments() | browser_context_args


@pytest.fixture
def new_context(
    new_context: "Callable[..., BrowserContext]", _portail_access: "Access"
) -> "Iterator[Callable[..., BrowserContext]]":
    """pytest-playwright's own; requests to the hosts of the target bear its headers."""
    from portail.walk.tabs.headers import headers_sent

    with ExitStack() as sending:

        def create(**arguments: Any) -> "BrowserContext":
            context = new_context(**arguments)
            sending.enter_context(headers_sent(context, _portail_access))
            return context

        yield create
