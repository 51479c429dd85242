"""A real browser in the session of a resident."""

from playwright.sync_api import Page

from mock_portal.sessions import COOKIE
from tests.mock_portal.resident import Resident


def show(page: Page, resident: Resident, where: str) -> None:
    """Open one of the resident's pages in a browser."""
    cookies = resident.browser.cookies
    if COOKIE in cookies:
        page.context.add_cookies([{"name": COOKIE, "value": cookies[COOKIE], "url": resident.base_url}])
    page.goto(f"{resident.base_url}{where}")
