"""The page on which a family chooses its own credentials."""

import re

from playwright.sync_api import Locator

from portail import PageObject

ACTION = "J'enregistre"
USUAL = re.compile(r"enregistre|valide|continue", re.IGNORECASE)


class PersonalisationPage(PageObject):
    """Asks for a user name, a password, and the password again."""

    name = "personnalisation"

    @property
    def sign(self) -> Locator:
        """The field that asks for the password again: the second one, whatever its label; such a field has no role."""
        return self.page.locator("input[type=password]").filter(visible=True).nth(1)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son champ de confirmation du mot de passe"

    def fill(self, username: str, password: str) -> None:
        """Type the chosen credentials."""
        self.type_into(self.field("Nom d'utilisateur"), username)
        self.type_into(self.field("Mot de passe"), password)
        self.type_into(self.sign, password)

    def save(self) -> None:
        """Press the button that saves."""
        self.press(self.button_for(ACTION, USUAL))
