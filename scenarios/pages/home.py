"""The family's own home page."""

import re

from playwright.sync_api import Locator

from portail import PageObject

TO_ENTER = re.compile(r"à (?:renseigner|saisir|compléter)", re.IGNORECASE)


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

    def asks_for_key(self, service: str) -> bool:
        """Whether an entry of the page says that the key of a service is still to be entered."""
        entries = self.page.get_by_role("listitem").or_(self.page.get_by_role("row")).filter(visible=True)
        named = entries.filter(has_text=re.compile(self.expression(service)))
        return named.filter(has_text=TO_ENTER).count() > 0

    def open_modification(self) -> None:
        """Click the tab « Modification de votre Espace »."""
        self.press(self.button("Modification de votre Espace"))
