"""A real browser in the session of a resident."""

from playwright.sync_api import Page

from mock_portal.accounts.sessions import COOKIE
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.snapshots import Snapshot


def show(page: Page, resident: Resident, where: str) -> None:
    """Open one of the resident's pages in a browser."""
    cookies = resident.browser.cookies
    if COOKIE in cookies:
        page.context.add_cookies([{"name": COOKIE, "value": cookies[COOKIE], "url": resident.base_url}])
    page.goto(f"{resident.base_url}{where}")


def show_snapshot(page: Page, snapshot: Snapshot) -> None:
    """Show a page of the snapshots at its address, with the portal's own styles and scripts, all of it unfolded."""
    page.route(snapshot.url, lambda route: route.fulfill(body=snapshot.html, content_type="text/html; charset=utf-8"))
    page.goto(snapshot.url)
    page.unroute(snapshot.url)
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
