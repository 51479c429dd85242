"""A message, open in the mailbox, as a person reads it."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Self
from urllib.parse import urljoin

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from portail.errors import Broken
from portail.mailbox.content.values import value_after
from portail.mailbox.protocol import Mailbox, Message
from portail.procedure.matching import exactly
from portail.screen import elements
from portail.screen.page_object import PageObject
from portail.wording import screen as words

BLANK = "about:blank"
# A link that only points: what it leads to stands beside it.
POINTING = re.compile(
    r"^\W*(?:(?:merci de )?(?:cliquez|cliquer|suivez|click)\s+)?(?:(?:sur|le|on)\s+)?"
    r"(?:ici|ce lien|le lien|lien|ci-dessous|here|this link|the link)\W*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^\s*(?:https?:\/\/|www\.)\S+\s*$")
# What stands before each link in its block, since the link before it: the end of a sentence, or the lines above; before
# one that stands alone, the block above that announces it.
BEFORE = """(links) => links.map((link) => {
  const block = link.closest("p, pre, td, li, div, body"), range = document.createRange();
  range.setStart(block, 0);
  range.setEndBefore(link);
  const above = block.previousElementSibling?.textContent ?? "";
  const before = range.toString().trim() || !/:\\s*$/.test(above) ? range.toString() : above;
  return before.split(/https?:\\/\\/\\S+/).at(-1).slice(-200);
})"""
AFTER = """(links) => links.map((link) => {
  const range = document.createRange();
  range.setStartAfter(link);
  range.setEndAfter(link.closest("p, pre, td, li, div, body"));
  return range.toString().split(/[.;!?\\n]/)[0].slice(0, 60);
})"""
SENTENCE = re.compile(r"[.;!?]\s")
OPENED_IN_A_TAB = "xpath=self::*[@target='_blank'] | self::*[not(@target)][//base[@target='_blank']]"


class MessagePage(PageObject):
    """A message; its body stands in a frame of its own or in the page.

    A project may derive page objects of its own messages from this class.
    """

    name = words.MESSAGE

    def __init__(
        self, page: Page, subject: str, substitutions: Mapping[str, str] | None = None, *, one_tab: bool = False
    ) -> None:
        self.subject = subject
        self._one_tab = one_tab
        super().__init__(page, substitutions)

    @classmethod
    def open(
        cls,
        page: Page,
        mailbox: Mailbox,
        message: Message,
        substitutions: Mapping[str, str] | None = None,
        *,
        one_tab: bool = False,
    ) -> Self:
        """Open the message in the mailbox's page; with `one_tab`, its links open in the same tab."""
        page.goto(mailbox.url_of(message))
        return cls(page, message.subject, substitutions, one_tab=one_tab)

    @property
    def sign(self) -> Locator:
        """The subject of the message."""
        subject = exactly(self.subject)
        return self.page.get_by_role("heading", name=subject).or_(self.page.get_by_text(subject))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return words.its_subject(self.subject)

    def link(self, what: str, *names: re.Pattern[str]) -> Locator:
        """Return the first link with one of these names; names that come first count first.

        Args:
            what: what the link is about, to complete the sentence « un lien … dans le message ».
            names: the expressions for its text.

        Raises:
            Broken: there is none.
        """
        for name in names:
            for frame in self.page.frames:
                if (link := frame.get_by_role("link", name=name).filter(visible=True)).count():
                    return link.first
        if found := self._bare_link(names) or self._pointing_link(names):
            return found
        raise Broken(
            expected=words.link_in_message(what),
            found=words.no_link(what),
            hint=words.LOOK_AT_THE_MESSAGE,
        )

    def _bare_link(self, names: Sequence[re.Pattern[str]]) -> Locator | None:
        """Return the link that is only written as its address, after words that speak of it, as in a plain text."""
        for frame in self.page.frames:
            links = frame.get_by_role("link", name=ADDRESS).filter(visible=True)
            for at, before in enumerate(links.evaluate_all(BEFORE)):
                line = before.strip().rpartition("\n")[2]
                if any(name.search(words) for name in names for words in (before, line)):
                    return links.nth(at)
        return None

    def _pointing_link(self, names: Sequence[re.Pattern[str]]) -> Locator | None:
        """Return the link « ici » or « ce lien » of a sentence that says what it leads to."""
        for frame in self.page.frames:
            links = frame.get_by_role("link", name=POINTING).filter(visible=True)
            sentences = zip(links.evaluate_all(BEFORE), links.evaluate_all(AFTER), strict=True)
            for at, (before, after) in enumerate(sentences):
                said = f"{SENTENCE.split(before)[-1]} {after}"
                if any(name.search(said) for name in names):
                    return links.nth(at)
        return None

    def value_of(self, name: str) -> str:
        """Note the value that the message gives after a name: on its line, in a sentence, below it, in a column.

        Raises:
            Broken: a person can read none there.
        """
        value = self.value_beside(name) or value_after("\n".join(self._pictured()), self.expression(name))
        if value is None:
            raise Broken(
                expected=words.value_in_message(name),
                found=words.no_value(name),
                hint=words.LOOK_AT_THE_VALUES,
            )
        return value

    def _pictured(self) -> list[str]:
        """What the pictures of the message say, in the words that stand for them."""
        pictures = (frame.locator("img[alt]").filter(visible=True) for frame in self.page.frames)
        return [alt for each in pictures for alt in each.evaluate_all("(all) => all.map((each) => each.alt)")]

    def follow(self, link: Locator) -> Page:
        """Click a link and return the page that opens: in a new tab, as from any webmail, or in this one.

        Raises:
            Broken: nobody can read the link.
        """
        elements.check_readable(link)
        if not link.locator(OPENED_IN_A_TAB).count():
            link.click()
            return self.page
        return self._follow_in_this_tab(link) if self._one_tab else self._follow_in_a_new_tab(link)

    def _follow_in_a_new_tab(self, link: Locator) -> Page:
        with self.page.expect_popup() as opened:
            link.click()
        with suppress(PlaywrightError):  # a page that cannot be loaded is the next step's to tell
            opened.value.wait_for_url(lambda url: url != BLANK, wait_until="commit")
        return opened.value

    def _follow_in_this_tab(self, link: Locator) -> Page:
        """Check that the link can be clicked, and open here what it would open in a new tab."""
        link.click(trial=True)
        address = urljoin(self.page.url, link.get_attribute("href") or "")
        self.page.goto(address, wait_until="commit")  # a click does not wait for the page either
        return self.page
