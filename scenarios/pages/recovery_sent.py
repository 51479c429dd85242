"""The page that follows the request of a new message."""

from playwright.sync_api import Locator

from portail import PageObject


class RecoverySentPage(PageObject):
    """Says that a message is on its way, whoever asked."""

    name = "message envoyé"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("Consultez votre messagerie")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre « Consultez votre messagerie »"
