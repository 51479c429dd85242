"""The page on which a family changes what its space holds."""

from playwright.sync_api import Locator

from .keys import KeysPage
from .tabs import open_tab

TAB = "Modification de votre Espace"


class ModificationPage(KeysPage):
    """Holds, among other things, the keys of the services."""

    name = "modification de votre Espace"

    @property
    def sign(self) -> Locator:
        """The heading « Mes clés », or the tab of the page, where it is the current one."""
        return self._heading.or_(open_tab(self, TAB))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return f"son titre « Mes clés », ou son onglet « {TAB} », qui est l’onglet ouvert"

    @property
    def keys(self) -> Locator:
        """The part of the page that holds the keys."""
        return self.page.get_by_label(self.named("Mes clés")).or_(self._heading).first

    @property
    def notice(self) -> Locator:
        """What the page says of the last change."""
        return self.page.get_by_role("status").filter(visible=True).or_(self._heading).first

    def fill_key(self, service: str, key: str) -> None:
        """Type the key of a service."""
        self.type_into(self.field(service), key)

    def save_keys(self) -> None:
        """Press « Enregistrer mes clés »."""
        self.press(self.button("Enregistrer mes clés"))

    def go_home(self) -> None:
        """Click the tab « Accueil »."""
        self.press(self.button("Accueil"))

    @property
    def _heading(self) -> Locator:
        return self.heading("Mes clés")
