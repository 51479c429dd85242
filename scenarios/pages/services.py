"""The page of the services' keys."""

from playwright.sync_api import Locator

from .keys import KeysPage


class ServicesPage(KeysPage):
    """Lists the services, each with the key that gives access to it."""

    name = "services"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading("SERVICES")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son titre « SERVICES »"

    def validate(self) -> None:
        """Press « VALIDER »."""
        self.press(self.button("VALIDER"))

    def go_back(self) -> None:
        """Press « PRÉCÉDENT »."""
        self.press(self.button("PRÉCÉDENT"))

    def cancel(self) -> None:
        """Press « ANNULER »."""
        self.press(self.button("ANNULER"))
