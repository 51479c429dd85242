"""The site of the payment service, which is not the town's."""

from playwright.sync_api import Locator

from portail import PageObject


class PaymentSitePage(PageObject):
    """Offers the ways to pay."""

    name = "site de paiement"

    @property
    def sign(self) -> Locator:
        """The button « Payer par carte bancaire »."""
        return self.button("Payer par carte bancaire")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son bouton « Payer par carte bancaire »"

    def pay_by_card(self) -> None:
        """Press « Payer par carte bancaire »."""
        self.press(self.sign)
