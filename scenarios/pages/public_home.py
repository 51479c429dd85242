"""The town's portal as everybody sees it."""

from playwright.sync_api import Locator

from portail import PageObject


class PublicHomePage(PageObject):
    """Nobody is signed in; it leads to the sign-in page."""

    name = "accueil du portail"

    @property
    def sign(self) -> Locator:
        """The link « Se connecter »."""
        return self.button("Se connecter")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son lien « Se connecter »"

    def go_to_sign_in(self) -> None:
        """Click « Se connecter »."""
        self.press(self.sign)
