"""The page on which an invoice is paid."""

import re

from playwright.sync_api import Locator

from portail import PageObject

from .amounts import AMOUNT_OR_BARE, CURRENCY, to_pay_in
from .usual_names import PAY_NOW, PAYMENT


class PaymentPage(PageObject):
    """Recapitulates what will be paid."""

    name = "paiement en ligne"

    @property
    def sign(self) -> Locator:
        """A heading that speaks of payment, or the button that goes on with it."""
        return self.headings(PAYMENT).or_(self.buttons(PAY_NOW))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre, qui parle de paiement, ou le bouton qui y mène"

    def amount(self) -> str | None:
        """Read the amount that is to be paid; `None` where there is none."""
        return to_pay_in(self.text_with(AMOUNT_OR_BARE, CURRENCY))

    def is_of(self, number: str) -> bool:
        """Whether the page names the invoice with this number."""
        return number in self.text_with(re.escape(number))

    def give_up(self) -> None:
        """Press « Abandonner »."""
        self.press(self.button("Abandonner"))

    def confirm(self) -> None:
        """Press « Payer »."""
        self.press(self.button("Payer"))
