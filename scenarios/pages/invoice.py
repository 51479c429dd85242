"""One invoice, line by line."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator

from portail import PageObject

HEADING = re.compile(r"facture\s+n°", re.IGNORECASE)
TOTAL = re.compile(r"^\s*total\b", re.IGNORECASE)


@dataclass(frozen=True)
class Bill:
    """What a family notes of an invoice before it pays."""

    number: str
    total: str


class InvoicePage(PageObject):
    """Shows what the invoice is for, and leads to its payment."""

    name = "détail de la facture"

    @property
    def sign(self) -> Locator:
        """The heading, with the number of the invoice."""
        return self.page.get_by_role("heading", name=HEADING)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre « Facture n° … »"

    def bill(self) -> Bill:
        """Note the number and the total, as the page writes them."""
        number = HEADING.sub("", self.words_of(self.sign.first)).strip()
        return Bill(number, self.words_of(self.page.get_by_role("row", name=TOTAL).get_by_role("cell").last))

    def pay_online(self) -> None:
        """Press « Payer en ligne »."""
        self.press(self.button("Payer en ligne"))
