"""The page on which an invoice is paid."""

import re

from playwright.sync_api import Locator

from portail import PageObject

from .invoices import AMOUNT

PAYMENT = re.compile(r"paiement|payer", re.IGNORECASE)


class PaymentPage(PageObject):
    """Recapitulates what will be paid."""

    name = "paiement en ligne"

    @property
    def sign(self) -> Locator:
        """A heading that speaks of payment."""
        return self.page.get_by_role("heading", name=PAYMENT)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre, qui parle de paiement"

    def amount(self) -> str | None:
        """Read the last amount that the page writes: what is to be paid; `None` where there is none."""
        amounts = AMOUNT.findall(self.text_with(AMOUNT.pattern))
        return amounts[-1] if amounts else None

    def is_of(self, number: str) -> bool:
        """Whether the page names the invoice with this number."""
        return number in self.text_with(re.escape(number))

    def give_up(self) -> None:
        """Press « Abandonner »."""
        self.press(self.button("Abandonner"))

    def confirm(self) -> None:
        """Press « Payer »."""
        self.press(self.button("Payer"))
