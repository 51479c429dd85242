"""The sign-in page."""

from playwright.sync_api import Locator

from portail import PageObject

from .usual_names import GO_ON, NEXT, SIGN_IN

ACTION = "Je me connecte"


def credentials_asked_for(screen: PageObject) -> Locator:
    """Return the field of the password, or that of the user name on a portal that asks for it before."""
    return screen.field("Mot de passe").or_(screen.field("Nom d'utilisateur")).first


class SignInPage(PageObject):
    """Asks for a user name and a password, together or one after the other."""

    name = "connexion"

    @property
    def sign(self) -> Locator:
        """The password field, on a page that has only one, or the user name that is asked for before it."""
        return credentials_asked_for(self)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son champ « Mot de passe », ou « Nom d’utilisateur » avant lui"

    @property
    def _username(self) -> Locator:
        return self.field("Nom d'utilisateur")

    @property
    def _password(self) -> Locator:
        return self.field("Mot de passe")

    def fill(self, username: str, password: str) -> None:
        """Type the credentials; a password that is asked for afterwards, once the portal has the user name."""
        self.type_into(self._username, username)
        if not self._password.is_visible():
            self._hand_over_username()
        self.type_into(self._password, password)

    def _hand_over_username(self) -> None:
        """Press the button that asks for what is next; without one, leave the field."""
        following = self.button_for("Suivant", NEXT)
        if following.count():
            self.press(following)
        else:
            self._username.press("Tab")

    def ask_for_password(self) -> None:
        """Click « Mot de passe oublié »."""
        self.press(self.button("Mot de passe oublié"))

    def ask_for_link(self) -> None:
        """Click « Recevoir un nouveau lien d'activation »."""
        self.press(self.button("Recevoir un nouveau lien d'activation"))

    def submit(self) -> None:
        """Press the button that signs in."""
        self.press(self.button_for(ACTION, SIGN_IN, GO_ON))
