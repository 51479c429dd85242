"""The message, open in the mailbox."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page

from scenarios.errors import Broken
from scenarios.mailbox import Mailbox, Message
from scenarios.pages.screen import Screen
from scenarios.reading import exactly, pattern
from scenarios.screen import text_of

LINK = "lien d'activation"
SPEAKS_OF_IT = re.compile(r"\bactiv(?!it[ée])", re.IGNORECASE)
NEW_PASSWORD = re.compile(r"\bmot de passe\b", re.IGNORECASE)
OPENED_IN_A_TAB = "xpath=self::*[@target='_blank'] | self::*[not(@target)][//base[@target='_blank']]"
USERNAME, PASSWORD, PROVISIONAL = "Nom d'utilisateur", "Mot de passe", r"(?:\s+provisoire)?"


@dataclass(frozen=True)
class Credentials:
    """What a family notes from the message before it clicks."""

    username: str
    password: str = field(repr=False)


class MailScreen(Screen):
    """A message as a person reads it; its body stands in a frame of its own or in the page."""

    name = "message"

    def __init__(self, page: Page, subject: str, stand_ins: Mapping[str, str] | None = None) -> None:
        self.subject = subject
        super().__init__(page, stand_ins)

    @classmethod
    def open(cls, page: Page, mailbox: Mailbox, message: Message, stand_ins: Mapping[str, str] | None = None) -> Self:
        """Open the message in the mailbox's page."""
        page.goto(mailbox.url_of(message))
        return cls(page, message.subject, stand_ins)

    @property
    def sign(self) -> Locator:
        """The subject of the message."""
        words = exactly(self.subject)
        return self.page.get_by_role("heading", name=words).or_(self.page.get_by_text(words))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return f"son objet, « {self.subject} »"

    def credentials(self) -> Credentials:
        """Note the user name and the password that the screen shows.

        Raises:
            Broken: the screen shows none.
        """
        text = text_of(self.page)
        return Credentials(
            _value_after(pattern(USERNAME, self._stand_ins), "nom d’utilisateur", text),
            _value_after(pattern(PASSWORD, self._stand_ins) + PROVISIONAL, "mot de passe", text),
        )

    @property
    def activation_link(self) -> Locator:
        """The link that activates the family's space: of this name, or one that speaks of it.

        Raises:
            Broken: there is none.
        """
        return self._link("d’activation", self.named(LINK), SPEAKS_OF_IT)

    @property
    def password_link(self) -> Locator:
        """The link that leads to the choice of a new password.

        Raises:
            Broken: there is none.
        """
        return self._link("de mot de passe", NEW_PASSWORD)

    def follow(self, link: Locator, *, one_tab: bool = False) -> Page:
        """Click a link and return the page that opens: in a new tab, as from any webmail, or in this one."""
        if not link.locator(OPENED_IN_A_TAB).count():
            link.click()
            return self.page
        return self._follow_in_this_tab(link) if one_tab else self._follow_in_a_new_tab(link)

    def _link(self, what: str, *names: re.Pattern[str]) -> Locator:
        for name in names:
            for frame in self.page.frames:
                if (link := frame.get_by_role("link", name=name).filter(visible=True)).count():
                    return link.first
        raise Broken(
            expected=f"un lien {what} dans le message",
            found=f"aucun lien dont le texte parle {what}",
            hint="Regardez le message dans la boîte mail : le lien y est-il, et que dit-il ?",
        )

    def _follow_in_a_new_tab(self, link: Locator) -> Page:
        with self.page.expect_popup() as opened:
            link.click()
        return opened.value

    def _follow_in_this_tab(self, link: Locator) -> Page:
        """See that the link can be clicked, and open here what it would open in a new tab."""
        link.click(trial=True)
        address = urljoin(self.page.url, link.get_attribute("href") or "")
        self.page.goto(address, wait_until="commit")  # a click does not wait for the page either
        return self.page


def _value_after(label: str, name: str, text: str) -> str:
    found = re.search(rf"^\s*{label}\s*:?\s+(\S+)\s*$", text, re.IGNORECASE | re.MULTILINE)
    if found is None:
        raise Broken(
            expected=f"un {name} à noter, sur l’écran du message",
            found=f"aucune valeur à côté de « {name} »",
            hint="Regardez le message dans la boîte mail : les identifiants provisoires y sont-ils ?",
        )
    return found[1]
