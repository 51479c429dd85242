"""An agent at the front desk: a browser without a screen."""

from typing import Self

import httpx

from tests.mock_portal.support.page import Page


class Agent:
    """Does on the pages of the desk what a person does there; `desk` is the desk of one tenant."""

    def __init__(self, root: str, slug: str) -> None:
        self.root = f"{root}__guichet__/"
        self.desk = f"{self.root}{slug}"
        self.browser = httpx.Client(follow_redirects=True, verify=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.close()

    def open(self, page: str = "") -> Page:
        """Open a page of the tenant's desk, or of the whole desk for a page that begins with a slash."""
        return Page(self.browser.get(self._url(page)))

    def do(self, page: str, action: str = "", /, **fields: str) -> Page:
        """Send the form of a page."""
        values = {"csrf": self.open(page).values["csrf"], "action": action, **fields}
        return Page(self.browser.post(self._url(page), data=values))

    def send_file(self, content: bytes) -> Page:
        """Send a file of families."""
        values = {"csrf": self.open("arrivees").values["csrf"]}
        files = {"file": ("familles.csv", content, "text/csv")}
        return Page(self.browser.post(self._url("arrivees"), data=values, files=files))

    def _url(self, page: str) -> str:
        return f"{self.root}{page[1:]}" if page.startswith("/") else f"{self.desk}/{page}".rstrip("/")
