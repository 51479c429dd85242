"""What a family sees that comes to the portal, or has left its space."""

from playwright.sync_api import Locator

from portail import PageObject

from .sign_in import credentials_asked_for
from .usual_names import MY_SPACE, SIGN_IN, SIGN_OUT


class LeftPage(PageObject):
    """Nobody is signed in any more: it leads to the sign-in page, or is that page."""

    name = "portail, une fois que l’on en est sorti"

    @property
    def sign(self) -> Locator:
        """The link « Se connecter », under whatever name, or a field of the sign-in page."""
        return self.buttons(SIGN_IN).or_(self.buttons(MY_SPACE)).or_(credentials_asked_for(self))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son lien « Se connecter », ou un champ de la connexion"

    def go_to_sign_in(self) -> None:
        """Click « Se connecter », unless this is the page that asks for the credentials."""
        if not credentials_asked_for(self).filter(visible=True).count():
            leading = self.uncovered(self.buttons(SIGN_IN))
            self.press((leading if leading.count() else self.buttons(MY_SPACE)).first)


class FrontPage(LeftPage):
    """The portal at its own address: it offers to leave the space of a family that is signed in, or to sign in."""

    name = "portail"

    @property
    def sign(self) -> Locator:
        """The button « Se déconnecter », under whatever name, or the sign of the portal that one has left."""
        return self.buttons(SIGN_OUT).or_(super().sign)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "son bouton « Se déconnecter » ou « Se connecter »"

    def sign_out(self) -> bool:
        """Leave the space of a family that is still signed in; return whether one was."""
        leaving = self.uncovered(self.buttons(SIGN_OUT))
        if is_signed_in := leaving.count() > 0:
            self.press(leaving.first)
        return is_signed_in
