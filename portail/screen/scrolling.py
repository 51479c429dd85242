"""Scrolls a box of text as a person does: by the mouse wheel, the keyboard, or dragging its scroll bar."""

from typing import Literal

from playwright.sync_api import ElementHandle, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.errors import Broken
from portail.wording import screen as words

Gesture = Literal["wheel", "keyboard", "drag"]

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


class ScrollingBox:
    """The box that scrolls around an element of a page, or the page itself.

    Args:
        page: the tab.
        inside: an element in the box.
        gesture: how the box is scrolled to its end.
    """

    def __init__(self, page: Page, inside: Locator, gesture: Gesture = "wheel") -> None:
        self._page = page
        self._inside = inside
        self._gesture = gesture
        self._pointer: tuple[float, float] | None = None

    def scroll_halfway(self) -> None:
        """Scroll to about the middle, by the mouse wheel.

        Raises:
            Broken: the middle is not reached.
        """
        box = self._box
        self._turn_wheel(box, part=0.5)
        self._wait_until(HALFWAY, box)

    def scroll_to_end(self) -> None:
        """Scroll to the end.

        Raises:
            Broken: the end is not reached.
        """
        box = self._box
        {"wheel": self._turn_wheel, "keyboard": self._press_end, "drag": self._drag_bar}[self._gesture](box)
        self._wait_until(AT_THE_END, box)

    def _turn_wheel(self, box: ElementHandle, part: float = 1.0) -> None:
        left, top, width, height, length = box.evaluate(PLACE)
        self._point_at(left + width / 2, top + height / 2)
        self._page.mouse.wheel(0, length * part)

    def _point_at(self, x: float, y: float) -> None:
        if self._pointer != (x, y):  # Chromium takes a frame even for a move that moves nothing
            self._page.mouse.move(x, y)
            self._pointer = x, y

    def _press_end(self, box: ElementHandle) -> None:
        box.focus()
        self._page.keyboard.press("End")

    def _drag_bar(self, box: ElementHandle) -> None:
        left, top, _, height, _ = box.evaluate(PLACE)
        across, down = box.evaluate(THUMB)
        self._page.mouse.move(left + across, top + down)
        self._page.mouse.down()
        self._page.mouse.move(left + across, top + down + height, steps=8)
        self._page.mouse.up()

    @property
    def _box(self) -> ElementHandle:
        box = self._inside.evaluate_handle(SCROLLING_ANCESTOR).as_element()
        assert box, "a page always has an element that scrolls"
        return box

    def _wait_until(self, condition: str, box: ElementHandle) -> None:
        try:
            self._page.wait_for_function(condition, arg=box)
        except PlaywrightTimeout as error:
            raise Broken(
                expected=words.THE_TEXT_SCROLLS,
                found=words.IT_DOES_NOT_SCROLL,
                hint=words.LOOK_AT_ITS_FRAME,
            ) from error
