"""The base of page objects: a screen of the portal, found as a person finds it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.errors import Broken
from portail.mailbox.content.values import value_after
from portail.procedure.matching import exactly, pattern
from portail.screen import elements, nearby, page_text, popups, reader, user_input
from portail.screen.colour import colour_of
from portail.screen.nearby import SOON
from portail.wording import screen as words

AND_WHAT_FOLLOWS = r"[\s\S]{0,200}"
MOST_TURNS = 4
"""How many tabs and pages in between there may be before a screen."""


class PageObject(ABC):
    """A screen of the portal; building it waits until the browser shows it.

    Where it does not come soon, it is looked for in the newest tab, in the frames of the page, and behind a page on
    which there is nothing to do but to go on. `page` is then the tab that shows it, `passed` what was pressed there.

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
        self.passed: list[str] = []
        self._substitutions = substitutions
        try:
            self._wait_until_shown()
        except PlaywrightTimeout as error:
            raise Broken(
                expected=words.screen(self.name),
                found=words.screen_at(page.title(), page.url),
                hint=words.recognised_by(self.name, self.sign_in_words),
                cause="other-screen",
            ) from error

    def _wait_until_shown(self) -> None:
        first = self.page
        for _ in range(MOST_TURNS):
            if self._is_shown(within=SOON):
                return
            if not self._turn():
                break
        if self._is_shown():
            return
        if not first.is_closed():  # the newest tab was another's
            self.page = first
        self.sign.filter(visible=True).first.wait_for(timeout=SOON)

    def _is_shown(self, within: float | None = None) -> bool:
        """Return whether the screen comes within so many milliseconds; without any, within the patience of the tab."""
        try:
            self.sign.filter(visible=True).first.wait_for(timeout=within)
        except PlaywrightTimeout:
            return popups.is_in_a_frame(self.page, self.sign)
        except PlaywrightError:
            if not self.page.is_closed():
                raise
            return False
        return True

    def _turn(self) -> bool:
        """Turn to another tab, open what hides the sign, or leave a page in between; return whether any was done."""
        front = popups.front_of(self.page)
        if front != self.page:
            self.page = front
            return True
        if nearby.uncover(self.sign):
            return True
        name = popups.go_on(self.page)
        self.passed += [name] if name else []
        return bool(name)

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
        return page_text.read(self.page).read

    def text_with(self, *expressions: str) -> str:
        """Return the text of which only what fits one of these regular expressions is judged: `text`, but sooner."""
        return page_text.read(self.page, expressions).read

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

    def value_beside(self, name: str) -> str | None:
        """Return the value that stands after a name, on its line, below it, or in a column; `None`: there is none."""
        expression = self.expression(name)
        return value_after(self.text_with(expression + AND_WHAT_FOLLOWS), expression)

    def press(self, thing: Locator) -> None:
        """Press a thing as a person does.

        Raises:
            Broken: it cannot be pressed; the text names what is in the way.
        """
        user_input.press(thing)

    def type_into(self, field: Locator, text: str) -> None:
        """Type a text into a field, key by key, in place of what stands there, and check that it stays.

        Raises:
            Broken: the field cannot be reached, does not keep the focus, or does not hold what was typed.
        """
        user_input.type_into(field, text)

    def button(self, name: str) -> Locator:
        """Return a control to press, whether the portal made it a button, a link, a tab or an image."""
        return reader.locate(self.page, "press", self.named(name)).first

    def field(self, name: str) -> Locator:
        """Return a field, whether its name is a label, a placeholder or the words beside it."""
        return reader.locate(self.page, "field", self.named(name)).first

    def heading(self, name: str) -> Locator:
        """Return a heading, whether the portal made it one or only wrote it large."""
        return reader.locate(self.page, "heading", self.named(name)).first

    def words(self, words: str) -> Locator:
        """Return what writes these words, and no others, in the page or in one of its frames."""
        called = self.named(words)
        found = reader.locate(self.page, "words", called).first
        if len(self.page.frames) == 1 or found.filter(visible=True).count():
            return found
        frames = (reader.locate(frame, "words", called).first for frame in self.page.frames)
        return next((each for each in frames if each.filter(visible=True).count()), found)

    def colour_of(self, thing: Locator) -> str:
        """Return the name of the colour that a person sees on a thing, once it has come to rest, in French."""
        return colour_of(thing)

    def button_for(self, action: str, *usual: re.Pattern[str]) -> Locator:
        """Return the button for an action that the document does not name.

        What sends the form that has been filled in comes first; a button of it without words serves where it is alone.

        Args:
            action: the words of the document for it, which `[words]` of a target may translate.
            usual: the expressions for the names that such a button usually has, the best first.

        Raises:
            Broken: nobody can read its name.
        """
        names = (self.named(action), *usual)
        sending = [reader.locate(self.page, "send", name).filter(visible=True) for name in names]
        wordless = reader.locate(self.page, "send", reader.WORDLESS).filter(visible=True)
        others = [reader.locate(self.page, "press", name).filter(visible=True) for name in names]
        found = next((each for each in sending if each.count()), None)
        if not found and wordless.count() == 1:
            return wordless
        return self.legible(found or next((each for each in others if each.count()), others[-1]))

    def buttons(self, names: re.Pattern[str]) -> Locator:
        """Return all controls to press whose names fit an expression, the nearest to what a person means first."""
        return reader.locate(self.page, "press", names)

    def fields(self, names: re.Pattern[str]) -> Locator:
        """Return all fields whose names fit an expression, the nearest to what a person means first."""
        return reader.locate(self.page, "field", names)

    def headings(self, names: re.Pattern[str]) -> Locator:
        """Return all headings that fit an expression, whether the portal made them ones or only wrote them large."""
        return reader.locate(self.page, "title", names)

    def uncovered(self, things: Locator) -> Locator:
        """Return those of some things that a person can see, once the menu or the part that hides them all is open."""
        if not things.filter(visible=True).count():
            nearby.uncover(things)
        return things.filter(visible=True)

    def legible(self, things: Locator) -> Locator:
        """Return the first of some things, of which a person can read the words, or some of them.

        Raises:
            Broken: nobody can read any.
        """
        elements.check_readable(things)
        return things.first
