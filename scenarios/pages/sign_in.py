"""The sign-in page."""

import re

from playwright.sync_api import Locator

from portail import PageObject

ACTION = "Je me connecte"
USUAL = re.compile(r"connecte|connexion|identifie", re.IGNORECASE)


class SignInPage(PageObject):
    """Asks for a user name and a password."""

    name = "connexion"

    @property
    def sign(self) -> Locator:
        """The password field, on a page that has only one."""
        return self.field("Mot de passe")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son champ « Mot de passe »"

    def fill(self, username: str, password: str) -> None:
        """Type the credentials."""
        self.type_into(self.field("Nom d'utilisateur"), username)
        self.type_into(self.sign, password)

    def ask_for_password(self) -> None:
        """Click « Mot de passe oublié »."""
        self.press(self.button("Mot de passe oublié"))

    def ask_for_link(self) -> None:
        """Click « Recevoir un nouveau lien d'activation »."""
        self.press(self.button("Recevoir un nouveau lien d'activation"))

    def submit(self) -> None:
        """Press the button that signs in."""
        self.press(self.button_for(ACTION, USUAL))
