"""The screen as a person sees it: its text, and the elements that have a name."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from scenarios.reading import anywhere, before_a_value, exactly

READ = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
Role = Literal["button", "link", "tab", "menuitem", "checkbox", "radio", "combobox", "heading"]
Candidates = Callable[[Frame, re.Pattern[str]], Locator]
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


def find(page: Page, name: str, stand_ins: Mapping[str, str] | None = None) -> Locator | None:
    """Return the visible element with this name: what can be acted on first, then any text, then « name: value ».

    Names are compared as a reader compares (`scenarios.reading`).
    """
    words = exactly(name, stand_ins)
    return _first(page, ((_acted_on, words), (_named, words), (_named, before_a_value(name, stand_ins))))


def find_any(page: Page, name: str, stand_ins: Mapping[str, str] | None = None) -> Locator | None:
    """Return some visible element with this name, where `find` returns one: the one that is found soonest."""
    words = exactly(name, stand_ins)
    return _first(
        page, ((_text, words), (_acted_on, words), (_named, words), (_named, before_a_value(name, stand_ins)))
    )


def _first(page: Page, candidates: Iterable[tuple[Candidates, re.Pattern[str]]]) -> Locator | None:
    for found_in, words in candidates:
        for frame in page.frames:
            visible = found_in(frame, words).filter(visible=True)
            if visible.count():
                return visible.first
    return None


def _text(frame: Frame, words: re.Pattern[str]) -> Locator:
    return frame.get_by_text(words)


def _acted_on(frame: Frame, words: re.Pattern[str]) -> Locator:
    found = frame.get_by_role("button", name=words).or_(frame.get_by_label(words))
    for role in ACTED_ON:
        found = found.or_(frame.get_by_role(role, name=words))
    return found


def _named(frame: Frame, words: re.Pattern[str]) -> Locator:
    return frame.get_by_role("heading", name=words).or_(frame.get_by_text(words))


def missing_lines(text: str, lines: Sequence[str], stand_ins: Mapping[str, str] | None = None) -> list[int]:
    """Return the indexes of the lines that do not stand in the text, each after the ones before it."""
    missing, at = [], 0
    for index, line in enumerate(lines):
        found = anywhere(line, stand_ins).search(text, at)
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
