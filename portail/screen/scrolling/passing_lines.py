"""Reads promised lines where they pass while a box is scrolled: before, to see them would have been to scroll it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from playwright.sync_api import ElementHandle, Page

from portail.screen import legibility
from portail.screen.legibility import Answer, Blemish, Cell

LINES = legibility.script("box, expressions, wanted", "linesOf(box, expressions, wanted)")
LOOK = f"(box, asked) => ({LINES})(box, ...asked)"
# What comes into sight may change once that is drawn, and take a moment to appear, as a person sees it do.
AWAITED = f"""async (box, [expressions, keys, awaited, milliseconds]) => {{
  const until = performance.now() + milliseconds;
  await new Promise((done) => {{ requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 100); }});
  for (;;) {{
    const found = ({LINES})(box, expressions, keys);
    const isMissed = ({{ key, isInView, fault }}) => key === awaited && isInView && fault;
    if (performance.now() >= until || !found.lines.some(isMissed)) return found;
    await new Promise((done) => setTimeout(done, 50));
  }}
}}"""
PLACES = (0.02, 0.5, 0.98)
"""Where in its box a line is looked at until it can be read, from the top, where a heading may stick over it."""
LATE = 2000.0
"""How long a line that has come into sight may take to appear, in milliseconds."""

Unreadable = Callable[[int, Blemish], NoReturn]


@dataclass(frozen=True)
class Aim:
    """The line to read next: its `key`, and where the box is to be scrolled for it, in CSS pixels from its beginning.

    `stood` is where it was, `stands` where it will be, and `part` which part of its way that is.
    """

    key: str
    stood: float
    stands: float
    part: float

    @property
    def turn(self) -> float:
        """How far the wheel is to be turned."""
        return self.stands - self.stood


class PassingLines:
    """What has been promised of a text, line by line.

    Args:
        page: the tab.
        expressions: those of the texts, each for a line of its own and for a part of one.
        unreadable: is called for a line that cannot be read where it passes, with the number of its expression and why.
    """

    def __init__(self, page: Page, expressions: Sequence[tuple[str, str]], unreadable: Unreadable) -> None:
        self._page = page
        self._expressions = [list(both) for both in expressions]
        self._unreadable = unreadable
        self._unread: dict[str, int] | None = None
        """The lines that have not been read yet, each with how often the wheel was turned to it in vain."""

    def next(self, box: ElementHandle) -> Aim | None:
        """Return the first line in a box that has to be scrolled to be read, if one is still to be read."""
        if not self._expressions:
            return None
        found = box.evaluate(LOOK, [self._expressions, None if self._unread is None else list(self._unread)])
        if self._unread is None:
            self._unread = {line["key"]: 0 for line in found["lines"] if line["moved"] and not line["fault"]}
        return self._aim(found)

    def read(self, box: ElementHandle, aim: Aim, *, is_stuck: bool = False) -> Aim | None:
        """Read what stands in sight once the wheel has been turned; return what to turn it to next, if anything is.

        A line that has not come in sight is no further sought. `is_stuck`: the wheel moves nothing any more.

        Raises:
            Broken: by `unreadable`.
        """
        unread = self._unread
        assert unread is not None, "who aims has looked"
        is_last = is_stuck or unread[aim.key] == len(PLACES) - 1
        found = box.evaluate(AWAITED, [self._expressions, list(unread), aim.key if is_last else "", LATE])
        seen = [line for line in found["lines"] if line["isInView"]]
        whys = dict(zip((line["key"] for line in seen), self._judged(box, seen), strict=True))
        self._unread = {key: times for key, times in unread.items() if key not in whys or whys[key]}
        if why := whys.get(aim.key):
            self._look_again(aim, why, next(line["fits"] for line in seen if line["key"] == aim.key), is_last=is_last)
        elif aim.key not in whys:
            del self._unread[aim.key]
        return None if is_stuck else self._aim(found)

    def _look_again(self, aim: Aim, why: Blemish, fits: int, *, is_last: bool) -> None:
        assert self._unread is not None, "who aims has looked"
        if is_last:
            self._unreadable(fits, why)
        self._unread[aim.key] += 1

    def _judged(self, box: ElementHandle, lines: Sequence[Answer]) -> list[Blemish | None]:
        """Say of lines in sight why they cannot be read: by their looks, the pages around, or a picture in doubt."""
        frame = box.owner_frame() or self._page.main_frame
        corner = legibility.corner_of(frame)
        found = iter(legibility.on_page(frame, [line for line in lines if not line["fault"]]))
        judged = [
            legibility.blemish(line | {"boxes": [line["box"]]}, corner) if line["fault"] else next(found)
            for line in lines
        ]
        doubtful = legibility.in_doubt(self._page, [cell for cell in judged if isinstance(cell, Cell)])
        return [each if isinstance(each, Blemish) else doubtful.get(each) for each in judged]

    def _aim(self, found: Answer) -> Aim | None:
        """Return where the first line stands that is left: one that was looked at in vain, or else one further down."""
        unread = self._unread or {}
        left = [line for line in found["lines"] if line["key"] in unread and (unread[line["key"]] or line["down"] > 0)]
        if not left:
            return None
        line = min(left, key=lambda line: (not unread[line["key"]], line["down"]))
        wanted = line["down"] - (found["room"] - line["box"]["height"]) * PLACES[unread[line["key"]]]
        stood, length = found["scrolled"], max(1.0, found["length"])
        stands = min(length, max(0.0, stood + wanted))
        return Aim(line["key"], stood, stands, stands / length)
