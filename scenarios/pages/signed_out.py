"""What a family sees that has left its space."""

from playwright.sync_api import Locator

from portail import PageObject

from .sign_in import credentials_asked_for


class LeftPage(PageObject):
    """Nobody is signed in any more: it leads to the sign-in page, or is that page."""

    name = "portail, une fois que l’on en est sorti"

    @property
    def sign(self) -> Locator:
        """The link « Se connecter », or a field of the sign-in page."""
        return self.button("Se connecter").or_(credentials_asked_for(self)).first

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son lien « Se connecter », ou un champ de la connexion"

    def go_to_sign_in(self) -> None:
        """Click « Se connecter », unless this is the page that asks for the credentials."""
        if not credentials_asked_for(self).filter(visible=True).count():
            self.press(self.button("Se connecter"))
