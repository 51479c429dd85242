"""The page on which a family chooses its own credentials."""

from playwright.sync_api import Locator

from portail import PageObject

from .usual_names import CONFIRMATION, FORMER, GO_ON, SAVE

ACTION = "J'enregistre"


class PersonalisationPage(PageObject):
    """Asks for a user name and a password, mostly for the password again, sometimes for the former one, too."""

    name = "personnalisation"

    @property
    def sign(self) -> Locator:
        """What asks for a new password: a second password field, one that says so, or its confirmation."""
        new = self.page.locator("input[autocomplete=new-password]")
        return self._passwords.nth(1).or_(new).or_(self.fields(CONFIRMATION))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "ce qui demande un nouveau mot de passe"

    def fill(self, username: str, password: str, former: str = "") -> None:
        """Type the chosen credentials, and the `former` password where the page asks for it."""
        self.type_into(self.field("Nom d'utilisateur"), username)
        asked = self.fields(FORMER).filter(visible=True)
        if asked.count() and not asked.first.input_value():
            self.type_into(asked.first, former)
        self.type_into(self.field("Mot de passe"), password)
        if again := self._confirmation():
            self.type_into(again, password)

    def save(self) -> None:
        """Press the button that saves."""
        self.press(self.button_for(ACTION, SAVE, GO_ON))

    @property
    def _passwords(self) -> Locator:
        """The fields that show dots; such a field has no role."""
        return self.page.locator("input[type=password]").filter(visible=True)

    def _confirmation(self) -> Locator | None:
        named = self.fields(CONFIRMATION).filter(visible=True)
        if named.count():
            return named.first
        return self._passwords.last if self._passwords.count() > 1 else None
