"""The screen as a person sees it: its text, and the elements that have a name."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from portail.procedure.matching import anywhere, before_a_value, exactly
from portail.record.run import Box

READ, NAMED = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("text.js", "named.js"))
Corner = tuple[float, float]
Role = Literal["button", "link", "tab", "menuitem", "checkbox", "radio", "combobox", "heading"]
FIRST_BOX = """(elements) => elements.slice(0, 1).map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
})"""
ACTED_ON: tuple[Role, ...] = ("link", "tab", "menuitem", "checkbox", "radio", "combobox")


def text_of(page: Page) -> str:
    """Return what the page shows, one block a line, values of fields included, frames after their page."""
    return "\n".join(text for frame in page.frames if (text := _text_of(frame)))


def _text_of(frame: Frame) -> str:
    if frame.is_detached():
        return ""
    try:
        return str(frame.evaluate(READ))
    except PlaywrightError:
        if frame.is_detached():  # a frame may leave between the question and the answer
            return ""
        raise


@dataclass(frozen=True)
class Place:
    """Where an element stands: `box` in CSS pixels from the corner of its frame."""

    frame: Frame
    box: Box


def find(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> Place | None:
    """Return where the visible element with this name stands: what can be acted on, any text, then « name: value ».

    Names are compared as a reader compares (`portail.procedure.matching`).
    """
    words = exactly(name, substitutions)
    for found_in, called in ((_acted_on, words), (_named, words), (_named, before_a_value(name, substitutions))):
        for frame in page.frames:
            if found := found_in(frame, called).filter(visible=True).evaluate_all(FIRST_BOX):
                return Place(frame, Box(**found[0]))
    return None


def corner_of(frame: Frame) -> Corner | None:
    """Return where a frame's own corner stands on the page, in CSS pixels; `None`: the frame is not shown."""
    if not frame.parent_frame:
        return 0.0, 0.0
    box = frame.frame_element().bounding_box()
    return (box["x"], box["y"]) if box else None


def read(page: Page, names: Sequence[str], substitutions: Mapping[str, str] | None = None) -> list[str]:
    """Return those of the names that are the text of a visible element: `find` finds them too, one by one."""
    patterns = [exactly(name, substitutions).pattern for name in names]
    seen = {index for frame in page.frames for index in frame.evaluate(NAMED, patterns)} if names else ()
    return [names[index] for index in sorted(seen)]


def _acted_on(frame: Frame, words: re.Pattern[str]) -> Locator:
    found = frame.get_by_role("button", name=words).or_(frame.get_by_label(words))
    for role in ACTED_ON:
        found = found.or_(frame.get_by_role(role, name=words))
    return found


def _named(frame: Frame, words: re.Pattern[str]) -> Locator:
    return frame.get_by_role("heading", name=words).or_(frame.get_by_text(words))


def missing_lines(text: str, lines: Sequence[str], substitutions: Mapping[str, str] | None = None) -> list[int]:
    """Return the indexes of the lines that do not stand in the text, each after the ones before it."""
    missing, at = [], 0
    for index, line in enumerate(lines):
        found = anywhere(line, substitutions).search(text, at)
        if found:
            at = found.end()
        else:
            missing.append(index)
    return missing


def nearest_line(text: str, line: str) -> str | None:
    """Return the line of the text that resembles the given one most, if any does."""
    lines = text.splitlines()
    folded = {candidate.casefold(): candidate for candidate in lines}
    close = difflib.get_close_matches(line.casefold(), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else None
