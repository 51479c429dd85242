"""What a family sees that has left its space."""

from playwright.sync_api import Locator

from portail import PageObject


class LeftPage(PageObject):
    """Nobody is signed in any more: it leads to the sign-in page, or is that page."""

    name = "portail, une fois que l’on en est sorti"

    @property
    def sign(self) -> Locator:
        """The link « Se connecter », or the field of the password."""
        return self.button("Se connecter").or_(self._password).first

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son lien « Se connecter », ou son champ « Mot de passe »"

    def go_to_sign_in(self) -> None:
        """Click « Se connecter », unless this is the page that asks for the credentials."""
        if not self._password.filter(visible=True).count():
            self.press(self.button("Se connecter"))

    @property
    def _password(self) -> Locator:
        return self.field("Mot de passe")
