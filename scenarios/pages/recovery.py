"""The page that asks for the address to which a new message is to be sent."""

from playwright.sync_api import Locator

from portail import PageObject


class RecoveryPage(PageObject):
    """Asks for the address that the town knows."""

    name = "demande d’un nouveau message"

    @property
    def sign(self) -> Locator:
        """The field « Adresse électronique »."""
        return self.field("Adresse électronique")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son champ « Adresse électronique »"

    def fill(self, email: str) -> None:
        """Type the address."""
        self.type_into(self.sign, email)

    def send(self) -> None:
        """Press « Envoyer »."""
        self.press(self.button("Envoyer"))
