"""The page of the terms of use."""

from contextlib import suppress

from playwright.sync_api import Locator, expect

from portail import Broken, PageObject

TITLE = "CONDITIONS GÉNÉRALES D'UTILISATION"
ACCEPT = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"
FIRST_HEADING = "Préambule"
SLOWLY = 3000.0
"""How long a slow reader stays in the middle of the text, in milliseconds."""


class TermsPage(PageObject):
    """Shows the terms in a box; the accept button waits until they have been read."""

    name = "conditions générales d’utilisation"

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.heading(TITLE)

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return f"son titre « {TITLE} »"

    @property
    def text_in_the_box(self) -> Locator:
        """The first heading of the terms, which stands in the box that scrolls."""
        return self.words(FIRST_HEADING)

    @property
    def accept_button(self) -> Locator:
        """The button that accepts, whatever its state."""
        return self.button(ACCEPT)

    def look_of_accept(self) -> tuple[bool, str]:
        """Whether the accept button can be clicked, and the colour that a person sees on it."""
        colour = self.colour_of(self.accept_button)
        return self.accept_button.is_enabled(), colour

    def await_accept(self) -> None:
        """Wait until the accept button can be clicked.

        Raises:
            Broken: it stays disabled.
        """
        try:
            expect(self.accept_button).to_be_enabled()
        except AssertionError as error:
            raise Broken(
                expected="un bouton d’acceptation que l’on peut cliquer, une fois le texte lu jusqu’à sa fin",
                found="un bouton qui reste inactif",
                hint="Faites défiler le texte à la main : le bouton s’active-t-il ?",
            ) from error

    def read_slowly(self) -> None:
        """Stay where the text is, as a slow reader does, or until the accept button can be clicked."""
        with suppress(AssertionError):
            expect(self.accept_button).to_be_enabled(timeout=SLOWLY)

    def accept(self) -> None:
        """Click the accept button."""
        self.press(self.accept_button)

    def go_back(self) -> None:
        """Click « RETOUR »."""
        self.press(self.button("RETOUR"))
