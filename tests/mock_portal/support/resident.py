"""A resident of the town: a browser without a screen, and the message that came."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import Self

import httpx

from tests.mock_portal.support.page import Page

PASSWORD = "Tulipe-Bleue-2026"
CHILD_KEY = "23456-B7J8K2"


class Resident:
    """Does what a family does on the portal, as far as a test asks for it."""

    def __init__(self, base_url: str, message: EmailMessage | None = None) -> None:
        self.base_url = base_url
        self.browser = httpx.Client(base_url=base_url, follow_redirects=True, verify=False)
        if message:
            text = text_of(message)
            self.username = found(r"Nom d'utilisateur\s*: (\S+)", text)
            self.password = found(r"Mot de passe\s*: (\S+)", text)
            self.link = found(r"(http\S+)", text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.close()

    def open(self, page: str) -> Page:
        return Page(self.browser.get(page))

    def submit(self, page: str, **fields: str) -> Page:
        """Open a page and send its form: as it stands, but for the fields given."""
        form = self.open(page)
        return Page(self.browser.post(form.response.url, data={**form.values, **fields}))

    def sign_in(self, username: str | None = None, password: str | None = None) -> Page:
        return self.submit("Home/Logon", username=username or self.username, password=password or self.password)

    def choose_credentials(self, username: str = "marie.martin", password: str = PASSWORD) -> Page:
        page = "CompteCitoyen/Personnalisation"
        return self.submit(page, username=username, password=password, confirmation=password, action="save")

    def validate_services(self, **keys: str) -> Page:
        return self.submit("CompteCitoyen/Services", action="validate", **keys)

    def accept_terms(self) -> Page:
        page = self.open("CompteCitoyen/Conditions")
        mark = found(r'data-lecture="([^"]+)"', page.response.text)
        return self.submit("CompteCitoyen/Conditions", lecture=mark)

    def reach(self, step: str, username: str = "marie.martin") -> Page:
        """Go through the procedure up to a step: signed-in, credentials, services or terms (that is: done)."""
        self.open(self.link)
        page = self.sign_in()
        actions: dict[str, Callable[[], Page]] = {
            "credentials": lambda: self.choose_credentials(username),
            "services": self.validate_services,
            "terms": self.accept_terms,
        }
        for name, action in actions.items():
            if step == "signed-in":
                break
            page = action()
            if name == step:
                break
        return page


def text_of(message: EmailMessage) -> str:
    """The text part of a message."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html_of(message: EmailMessage) -> str:
    """The HTML part of a message."""
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def found(pattern: str, text: str) -> str:
    """What a pattern finds."""
    match = re.search(pattern, text)
    assert match, f"no {pattern} in: {text}"
    return match[1]
