"""No violation that axe-core knows, on any page and state, in light and dark, at 320 pixels and at 200 %."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import BrowserContext, Page

from tests.mock_portal.support.browsing import show, show_snapshot
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.snapshots import Snapshot

LOOK = {"runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]}
"""The rules about how a page looks; what it consists of has been checked before."""
VIEWS: list[tuple[Literal["light", "dark"], int, int, dict[str, Any]]] = [
    ("light", 1280, 800, {}),
    ("dark", 1280, 800, LOOK),
    ("light", 640, 400, LOOK),  # as at 200 %
    ("dark", 320, 800, LOOK),
]
PARTS = 4
"""The pages are checked in parts: several workers share them."""
SCREENS = [("light", 1280), ("dark", 1280), ("light", 320)]


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def screen(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    scheme: Literal["light", "dark"]
    scheme, width = request.param
    return new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True).new_page()


def check(page: Page, name: str = "", rules: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Check the page that the browser shows, by all rules or by those given."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)  # once a page: it is half a megabyte
    results = AxeResults(page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **rules}))
    assert results.violations_count == 0, f"{name} {page.url}: {results.generate_report()}"
    fits = page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert fits, f"{name} {page.url}"
    assert page.get_by_role("heading", level=1).count() == 1, f"{name} {page.url}"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_in_every_state(
    snapshots: list[Snapshot], new_context: Callable[..., BrowserContext], part: int
) -> None:
    page = new_context().new_page()
    for snapshot in snapshots[part::PARTS]:
        show_snapshot(page, snapshot)
        for scheme, width, height, rules in VIEWS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            check(page, f"{snapshot.name}, {scheme}, {width}", rules)


def test_the_terms_once_they_are_read(screen: Page, resident: Resident) -> None:
    resident.reach("services")
    show(screen, resident, "CompteCitoyen/Conditions")
    screen.get_by_role("region").press("End")
    screen.locator("#accepter:enabled").wait_for()
    check(screen)


def test_the_warning_before_the_session_ends(screen: Page, resident: Resident) -> None:
    resident.reach("terms")
    screen.clock.install()
    show(screen, resident, "CompteCitoyen")
    screen.clock.fast_forward(18 * 60_000)
    screen.get_by_role("dialog").wait_for()
    check(screen)
