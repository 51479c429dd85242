"""The family's own home page."""

from playwright.sync_api import Locator

from portail import PageObject


class HomePage(PageObject):
    """The space is open: its tabs lead everywhere."""

    name = "accueil de l’espace"

    @property
    def sign(self) -> Locator:
        """The tab « Mes factures »."""
        return self.button("Mes factures")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son onglet « Mes factures »"

    def open_invoices(self) -> None:
        """Click the tab « Mes factures »."""
        self.press(self.sign)

    def open_modification(self) -> None:
        """Click the tab « Modification de votre Espace »."""
        self.press(self.button("Modification de votre Espace"))
