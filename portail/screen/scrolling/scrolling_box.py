"""Scrolls a box of text as a person does: by the mouse wheel, the keyboard, or dragging its scroll bar.

On the way it stops where lines stand that have been promised (`passing_lines`). The usual box is read by one
turn of the wheel. Where that does not lead to its end, or more text comes there, the wheel is turned notch after notch
until nothing moves and nothing new comes; then the other gestures are tried.
"""

from typing import Literal

from playwright.sync_api import ElementHandle, Frame, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.errors import Broken
from portail.screen.legibility import SCRIPTS, corner_of
from portail.screen.scrolling.passing_lines import Aim, PassingLines
from portail.screen.scrolling.scroll_progress import AT_END, ScrollProgress
from portail.wording import screen as words

Gesture = Literal["wheel", "keyboard", "drag"]
SOON = 1000.0
"""How long the end of a text may take to come, in milliseconds, before the wheel is turned notch by notch."""
HALF_AND_MORE = (0.5, 0.15, 0.15)
"""By which parts of the text the wheel is turned to its middle: on a page that is zoomed, a turn goes less far."""
LEFT_OVER = 0.5
"""How much of the height of its box is left of a text of which the end does not show yet."""
NOTCH = 100
MOST_NOTCHES = 250
IN_VAIN = 6
"""How many notches in a row that move nothing further show that a text does not scroll."""
LONGEST = 12
"""How many times as long as at its beginning a text may become before it is called endless."""
ALIVE = 400.0
REST, MORE = 250.0, 600.0
"""How long a notch may take to move the text, and how long more text may take to come at its end, in milliseconds."""

STANDS = "(box) => box.scrollTop"
HALFWAY = "(box) => box.scrollTop >= (box.scrollHeight - box.clientHeight) / 2 - 4"
STANDS_AT = "([box, place]) => Math.abs(box.scrollTop - place) < 4"
HAS_LEFT = "(box, place) => Math.abs(box.scrollTop - place) > 1"
AT_THE_BEGINNING = "(box) => box.scrollTop < 4"
AT_THE_END = "(box) => box.scrollHeight - box.scrollTop - box.clientHeight < 4"
SCROLLER, READ_SO_FAR, PLACE = (
    SCRIPTS.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in ("scroller", "read_so_far", "place")
)
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
        passing: the lines that are read on the way.
    """

    def __init__(
        self, page: Page, inside: Locator, gesture: Gesture = "wheel", passing: PassingLines | None = None
    ) -> None:
        self._page = page
        self._inside = inside
        self._gesture = gesture
        self._passing = passing
        self._pointer: tuple[float, float] | None = None

    def scroll_halfway(self) -> None:
        """Scroll to about the middle, by the mouse wheel.

        Raises:
            Broken: the middle is not reached, or a line on the way cannot be read.
        """
        box = self._box
        read = self._read_on_the_way(box, HALF_AND_MORE[0])
        for part in (HALF_AND_MORE[0] - read, *HALF_AND_MORE[1:-1]):
            self._turn_wheel(box, part)
            if self._is_at(HALFWAY, box, SOON):
                return
        self._turn_wheel(box, HALF_AND_MORE[-1])
        self._wait_until(HALFWAY, box)

    def scroll_short_of_end(self) -> None:
        """Scroll on, by the mouse wheel, to where the end of the text does not show yet, if it is long enough.

        Raises:
            Broken: a line on the way cannot be read.
        """
        box = self._box
        *_, height, length = box.evaluate(PLACE)
        short = length - height * LEFT_OVER
        self._read_on_the_way(box, short / max(1.0, length))
        self._turn_towards(box, short)

    def _turn_towards(self, box: ElementHandle, place: float) -> None:
        """Turn the wheel towards a place further down: half the way, to see how far a turn goes, then the rest."""
        reach = 1.0
        for part in (0.5, 1.0):
            stood = box.evaluate(STANDS)
            turn = (place - stood) * part
            if turn <= 0:
                break
            self._point_at_middle_of(box)
            self._page.mouse.wheel(0, turn / reach)
            self._is_at(STANDS_AT, box, SOON, stood + turn)
            reach = max(reach, (box.evaluate(STANDS) - stood) / turn)

    def scroll_to_end(self, until: Locator | None = None) -> None:
        """Scroll to the end.

        Args:
            until: what the end of the text makes alive, where something does: more text may come before.

        Raises:
            Broken: the end is not reached, and the text says how far one came; or a line on the way cannot be read.
        """
        box = self._box
        self._read_on_the_way(box)
        {"wheel": self._turn_wheel, "keyboard": self._press_end, "drag": self._drag_bar}[self._gesture](box)
        if not self._is_at(AT_THE_END, box, SOON) or not _is_alive(until):
            self._read_on(box, until)

    def scroll_back(self) -> None:
        """Scroll back towards the beginning, by the mouse wheel."""
        box = self._box
        self._turn_wheel(box, part=-1.0)
        self._is_at(AT_THE_BEGINNING, box, SOON)

    def _read_on_the_way(self, box: ElementHandle, most: float = 1.0) -> float:
        """Stop at each line that is to be read up to this part of the text; return the part that has been read."""
        part, aim = 0.0, self._passing.next(box) if self._passing else None
        while self._passing and aim and aim.part <= most:
            is_stuck = not self._turn_to(aim, box)
            part, aim = aim.part, self._passing.read(box, aim, is_stuck=is_stuck)
        return part

    def _turn_to(self, aim: Aim, box: ElementHandle) -> bool:
        """Turn the wheel to a line; return whether the text has moved, however far: a zoomed one goes less."""
        self._point_at_middle_of(box)
        self._page.mouse.wheel(0, aim.turn)
        return self._is_at(STANDS_AT, box, SOON, aim.stands) or bool(box.evaluate(HAS_LEFT, aim.stood))

    def _read_on(self, box: ElementHandle, until: Locator | None) -> None:
        """Read notch after notch, then by the other gestures."""
        began = self._back_to_the_beginning(box)
        furthest = self._read_slowly(box, began, until)
        if furthest.is_at_end or self._is_at_end_by_another_gesture(box, furthest):
            return
        raise Broken(
            expected=words.THE_TEXT_SCROLLS,
            found=words.it_scrolls_so_far(furthest.part) if furthest.has_moved else words.IT_DOES_NOT_SCROLL,
            hint=words.LOOK_AT_ITS_FRAME,
        )

    def _back_to_the_beginning(self, box: ElementHandle) -> ScrollProgress:
        """Return what is read once the wheel has been turned back: a text that was skipped is not read."""
        self._turn_wheel(box, part=-1.0)
        return self._read_so_far(box, REST)

    def _read_slowly(self, box: ElementHandle, began: ScrollProgress, until: Locator | None) -> ScrollProgress:
        furthest = began
        for _ in range(MOST_NOTCHES):
            furthest = self._read_further(box, furthest)
            if furthest.in_vain >= IN_VAIN or furthest.length > began.length * LONGEST:
                break
            if until and furthest.is_at_end and _is_alive(until):
                break
        return furthest

    def _turn_wheel(self, box: ElementHandle, part: float = 1.0) -> None:
        length = self._point_at_middle_of(box)
        self._page.mouse.wheel(0, length * part)

    def _point_at_middle_of(self, box: ElementHandle) -> float:
        """Put the pointer over the box; return how far its text can be scrolled."""
        left, top, width, height, length = box.evaluate(PLACE)
        across, down = self._corner(box)
        self._point_at(across + left + width / 2, down + top + height / 2)
        return float(length)

    def _corner(self, box: ElementHandle) -> tuple[float, float]:
        frame = box.owner_frame() if len(self._page.frames) > 1 else None
        return (corner_of(frame) if frame else None) or (0.0, 0.0)

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
        x, y = self._corner(box)
        left, top = left + x, top + y
        self._page.mouse.move(left + across, top + down)
        self._page.mouse.down()
        self._page.mouse.move(left + across, top + down + height, steps=8)
        self._page.mouse.up()

    @property
    def _box(self) -> ElementHandle:
        box = self._inside.evaluate_handle(SCROLLER).as_element()
        assert box, "a page always has an element that scrolls"
        return box

    def _is_at(self, place: str, box: ElementHandle, within: float | None = None, value: float | None = None) -> bool:
        arg = box if value is None else [box, value]
        try:
            _window_of(box, self._page).wait_for_function(place, arg=arg, timeout=within)
        except PlaywrightTimeout:
            return False
        return True

    def _wait_until(self, condition: str, box: ElementHandle) -> None:
        if not self._is_at(condition, box):
            raise Broken(
                expected=words.THE_TEXT_SCROLLS,
                found=words.IT_DOES_NOT_SCROLL,
                hint=words.LOOK_AT_ITS_FRAME,
            )

    def _read_so_far(self, box: ElementHandle, patience: float = 0) -> ScrollProgress:
        asked = [self._inside.element_handle(), patience]
        scrolled, left, length, top = box.evaluate(f"(box, asked) => ({READ_SO_FAR})([box, ...asked])", asked)
        return ScrollProgress(scrolled, left, length, top)

    def _read_further(self, box: ElementHandle, furthest: ScrollProgress) -> ScrollProgress:
        """Turn the wheel by a notch; return how far the text has been read at most."""
        self._point_at_middle_of(box)
        self._page.mouse.wheel(0, NOTCH)
        now = self._read_so_far(box, MORE if furthest.left < AT_END else REST)
        return now.since(furthest)

    def _is_at_end_by_another_gesture(self, box: ElementHandle, furthest: ScrollProgress) -> bool:
        if furthest.has_moved:
            return False
        for gesture in (self._press_end, self._drag_bar):
            gesture(box)
            if self._is_at(AT_THE_END, box, REST):
                return True
        return False


def _window_of(box: ElementHandle, page: Page) -> Frame | Page:
    return (box.owner_frame() if len(page.frames) > 1 else None) or page


def _is_alive(thing: Locator | None) -> bool:
    """Return whether what the end of a text makes alive has become so, at once or nearly."""
    if thing is None:
        return True
    try:
        expect(thing).to_be_enabled(timeout=ALIVE)
    except AssertionError:
        return False
    return True
