"""The page of the services' keys."""

from playwright.sync_api import Locator

from portail import PageObject


class ServicesPage(PageObject):
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

    def key_of(self, service: str) -> str | None:
        """Read the key that is filled in for a service; `None` where the page does not name the service."""
        field = self.field(service).filter(visible=True)
        return self.words_of(field) if field.count() else None

    def validate(self) -> None:
        """Press « VALIDER »."""
        self.press(self.button("VALIDER"))
