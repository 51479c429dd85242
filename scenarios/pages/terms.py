"""The page of the terms of use."""

from typing import Literal

from playwright.sync_api import ElementHandle, Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from scenarios.errors import Broken
from scenarios.pages.screen import Screen

Gesture = Literal["wheel", "keyboard", "drag"]

TITLE = "CONDITIONS GÉNÉRALES D'UTILISATION"
ACCEPT = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"
FIRST_HEADING = "Préambule"
HALFWAY = "(box) => box.scrollTop >= (box.scrollHeight - box.clientHeight) / 2 - 4"
AT_THE_END = "(box) => box.scrollHeight - box.scrollTop - box.clientHeight < 4"
SCROLLING_ANCESTOR = """(element) => {
  for (let at = element; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
}"""
# Where the box stands in the window, once it is in sight, and how far its text can be scrolled.
PLACE = """(box) => {
  box.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { x, y, width, height } = box.getBoundingClientRect();
  return [x, y, width, height, box.scrollHeight - box.clientHeight];
}"""
# The middle of the scroll bar's thumb, from the corner of the box; at each end the bar has an arrow, as high as wide.
THUMB = """(box) => {
  const bar = box.offsetWidth - box.clientWidth - box.clientLeft * 2;
  const track = box.clientHeight - bar * 2;
  const thumb = Math.max(bar, track * box.clientHeight / box.scrollHeight);
  const read = box.scrollTop / (box.scrollHeight - box.clientHeight);
  return [box.offsetWidth - box.clientLeft - bar / 2, box.clientTop + bar + (track - thumb) * read + thumb / 2];
}"""
LOOK = """async (element) => {
  await Promise.all(element.getAnimations({ subtree: true }).map((animation) => animation.finished));
  const enabled = !element.closest(":disabled, [aria-disabled='true']");
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$|transparent/.test(colour)) return [enabled, colour];
  }
  return [enabled, "rgb(255, 255, 255)"];
}"""


class TermsScreen(Screen):
    """Shows the terms in a box; the accept button waits until they have been read."""

    name = "conditions générales d’utilisation"
    _pointer: tuple[float, float] | None = None

    @property
    def sign(self) -> Locator:
        """The heading."""
        return self.page.get_by_role("heading", name=self.named(TITLE))

    @property
    def sign_in_words(self) -> str:
        """The sign, described for a person."""
        return f"son titre « {TITLE} »"

    @property
    def accept_button(self) -> Locator:
        """The button that accepts, whatever its state."""
        return self.page.get_by_role("button", name=self.named(ACCEPT))

    def look_of_accept(self) -> tuple[bool, str]:
        """Whether the accept button can be clicked, and its background, once it has come to rest: `rgb(r, g, b)`."""
        enabled, colour = self.accept_button.evaluate(LOOK)
        return enabled, colour

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

    def accept(self) -> None:
        """Click the accept button."""
        self.accept_button.click()

    def scroll_halfway(self) -> None:
        """Read on to about the middle of the terms, by the mouse wheel."""
        box = self._box
        self._turn_wheel(box, part=0.5)
        self._until(HALFWAY, box)

    def scroll_to_end(self, gesture: Gesture = "wheel") -> None:
        """Scroll the terms to their end as a person does: by the mouse wheel, the keyboard, or dragging the scroll bar.

        Raises:
            Broken: the end is not reached.
        """
        box = self._box
        {"wheel": self._turn_wheel, "keyboard": self._press_end, "drag": self._drag_bar}[gesture](box)
        self._until(AT_THE_END, box)

    def _turn_wheel(self, box: ElementHandle, part: float = 1.0) -> None:
        left, top, width, height, length = box.evaluate(PLACE)
        self._point_at(left + width / 2, top + height / 2)
        self.page.mouse.wheel(0, length * part)

    def _point_at(self, x: float, y: float) -> None:
        if self._pointer != (x, y):  # Chromium takes a frame even for a move that moves nothing
            self.page.mouse.move(x, y)
            self._pointer = x, y

    def _press_end(self, box: ElementHandle) -> None:
        box.focus()
        self.page.keyboard.press("End")

    def _drag_bar(self, box: ElementHandle) -> None:
        left, top, _, height, _ = box.evaluate(PLACE)
        across, down = box.evaluate(THUMB)
        self.page.mouse.move(left + across, top + down)
        self.page.mouse.down()
        self.page.mouse.move(left + across, top + down + height, steps=8)
        self.page.mouse.up()

    @property
    def _box(self) -> ElementHandle:
        heading = self.page.get_by_text(self.named(FIRST_HEADING)).filter(visible=True).first
        box = heading.evaluate_handle(SCROLLING_ANCESTOR).as_element()
        assert box, "a page always has an element that scrolls"
        return box

    def _until(self, condition: str, box: ElementHandle) -> None:
        try:
            self.page.wait_for_function(condition, arg=box)
        except PlaywrightTimeout as error:
            raise Broken(
                expected="le texte des conditions défile jusqu’à sa fin",
                found="le texte ne défile pas",
                hint="Regardez le cadre des conditions : a-t-il une barre de défilement, réagit-il à la molette ?",
            ) from error
