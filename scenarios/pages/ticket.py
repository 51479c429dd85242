"""The receipt that the payment site shows."""

from playwright.sync_api import Locator

from portail import PageObject


class TicketPage(PageObject):
    """Says how the payment ended, and leads back to the town's portal."""

    name = "ticket de paiement"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.page.get_by_role("heading", name=self.named("Votre ticket"))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre « Votre ticket »"

    def return_to_portal(self) -> None:
        """Press « Retour au site »."""
        self.press(self.button("Retour au site"))
