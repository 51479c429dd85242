"""What follows a sign-in that the portal may refuse."""

import re

from playwright.sync_api import Locator

from portail import PageObject

from .terms import TITLE

REFUSES = re.compile(
    r"\bincorrect|\berron|\binvalide|\binconnu|\brefus|\breconnu|éch(?:ou|ec)|\bne sont pas (?:ceux|celles|valables?)"
    r"|\bmauvais|\bcorrespond|\b(?:non|pas) (?:valide|bon)|\bfaux\b|\berreur d"
    r"|\bimpossible de (?:vous )?(?:connecte|identifie)",
    re.IGNORECASE,
)


class SignInAnswer(PageObject):
    """A refusal, or a screen of the space."""

    name = "réponse à la connexion"

    @property
    def sign(self) -> Locator:
        """What only a screen of the space shows, or the words of a refusal."""
        return self._space.or_(self.page.get_by_text(REFUSES).filter(visible=True)).first

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return "un refus, ou un écran de l’espace"

    @property
    def is_open(self) -> bool:
        """Whether the space is open."""
        return self._space.filter(visible=True).count() > 0

    @property
    def _space(self) -> Locator:
        procedure = self.heading("SERVICES").or_(self.heading(TITLE)).or_(self.field("Confirmation du mot de passe"))
        return self.button("Mes factures").or_(procedure)
