"""The base of page objects: a screen of the portal, found as a person finds it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.errors import Broken
from portail.procedure.matching import exactly, pattern
from portail.screen import elements, hand, reading
from portail.wording import screen as words


class PageObject(ABC):
    """A screen of the portal; building it waits until the browser shows it.

    A page object offers actions in the user's words; its only check is whether this is the screen.

    Args:
        page: the tab.
        substitutions: words of the document, each with the expression of what the portal shows instead.

    Raises:
        Broken: the browser shows another screen; the text says which.
    """

    name: str
    """What a person calls this screen, in the language of the procedure."""

    def __init__(self, page: Page, substitutions: Mapping[str, str] | None = None) -> None:
        self.page = page
        self._substitutions = substitutions
        try:
            self.sign.filter(visible=True).first.wait_for()
        except PlaywrightTimeout as error:
            raise Broken(
                expected=words.screen(self.name),
                found=words.screen_at(page.title(), page.url),
                hint=words.recognised_by(self.name, self.sign_in_words),
                cause="other-screen",
            ) from error

    @property
    @abstractmethod
    def sign(self) -> Locator:
        """What only this screen shows."""

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person, to complete the sentence « on reconnaît l’écran à … »."""
        return words.WHAT_IT_ALONE_SHOWS

    @property
    def text(self) -> str:
        """What a person can read here, one block a line, values of fields included, frames after their page."""
        return reading.read(self.page).read

    def text_with(self, *expressions: str) -> str:
        """Return the text of which only what fits one of these regular expressions is judged: `text`, but sooner."""
        return reading.read(self.page, expressions).read

    def named(self, name: str) -> re.Pattern[str]:
        """Return the expression for a name of the document, as this portal shows it."""
        return exactly(name, self._substitutions)

    def expression(self, words: str) -> str:
        """Return the regular expression that finds words of the document in the text of this portal."""
        return pattern(words, self._substitutions)

    def words_of(self, thing: Locator) -> str:
        """Return the words of a thing, or what stands in a field, as a person reads them.

        Raises:
            Broken: nobody can read them.
        """
        return elements.words_of(thing)

    def press(self, thing: Locator) -> None:
        """Press a thing as a person does.

        Raises:
            Broken: it cannot be pressed; the text names what is in the way.
        """
        hand.press(thing)

    def type_into(self, field: Locator, text: str) -> None:
        """Type a text into a field, key by key, in place of what stands there, and check that it stays.

        Raises:
            Broken: the field cannot be reached, does not keep the focus, or does not hold what was typed.
        """
        hand.type_into(field, text)

    def button(self, name: str) -> Locator:
        """Return a control to press, whether the portal made it a button or a link."""
        called = self.named(name)
        either = self.page.get_by_role("button", name=called).or_(self.page.get_by_role("link", name=called))
        return either.filter(visible=True).first

    def button_for(self, action: str, usual: re.Pattern[str]) -> Locator:
        """Return the button for an action that the document does not name.

        Args:
            action: the words of the document for it, which `[words]` of a target may translate.
            usual: the expression for the names that such a button usually has.
        """
        buttons = self.page.get_by_role("button", name=self.named(action)).filter(visible=True)
        return (buttons if buttons.count() else self.page.get_by_role("button", name=usual).filter(visible=True)).first
