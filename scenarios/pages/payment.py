"""The page on which an invoice is paid."""

import re

from playwright.sync_api import Locator

from scenarios.pages.screen import Screen

PAYMENT = re.compile(r"paiement|payer", re.IGNORECASE)


class PaymentScreen(Screen):
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
