"""The page that the activation link opens."""

from playwright.sync_api import Locator

from portail import PageObject


class ActivationPage(PageObject):
    """Says that the space is there, and leads on by the word « ici »."""

    name = "activation"

    @property
    def sign(self) -> Locator:
        """The word « ici », which can be clicked."""
        return self.button("ici")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son lien « ici »"

    def personalise(self) -> None:
        """Click « ici »."""
        self.press(self.sign)
