"""The page on which a family that forgot its password chooses another."""

from playwright.sync_api import Locator

from portail import PageObject


class NewPasswordPage(PageObject):
    """Asks for the new password twice."""

    name = "nouveau mot de passe"

    @property
    def sign(self) -> Locator:
        """The field « Nouveau mot de passe »."""
        return self.field("Nouveau mot de passe")

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son champ « Nouveau mot de passe »"

    def fill(self, password: str) -> None:
        """Type the new password, twice."""
        self.type_into(self.sign, password)
        self.type_into(self.field("Confirmation du mot de passe"), password)

    def save(self) -> None:
        """Press « Enregistrer »."""
        self.press(self.button("Enregistrer"))
