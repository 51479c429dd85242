"""The page that a link of a message opens when it is clicked once more."""

import re

from playwright.sync_api import Locator

from portail import PageObject

from .sign_in import credentials_asked_for

SAYS_WHY = re.compile(
    r"déjà|\bexpir|\bpérimé|\b(?:plus|non|pas) (?:valable|valide|acti[fv]e?)|\binvalide|\bremplac|\butilisé",
    re.IGNORECASE,
)


class UsedLinkPage(PageObject):
    """Says why the link serves no more."""

    name = "suite d’un lien qui a servi"

    @property
    def sign(self) -> Locator:
        """Words that say what has become of the link."""
        return self.page.get_by_text(SAYS_WHY).filter(visible=True).first

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "ce qu’il dit du lien : qu’il a déjà servi, qu’il a expiré, qu’il n’est plus valable"


class UsedActivationPage(UsedLinkPage):
    """Leads on, as the first time or straight to the sign-in, or says why the link serves no more."""

    @property
    def sign(self) -> Locator:
        """The word « ici », the sign-in, or words that say what has become of the link."""
        return super().sign.or_(self.button("ici")).or_(credentials_asked_for(self)).first

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return f"« ici », la connexion, ou {super().sign_in_words}"
