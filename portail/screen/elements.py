"""The screen as a person sees it: its text, and the elements that have a name."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Frame, Locator, Page

from portail.procedure.matching import anywhere, before_a_value, exactly, pattern
from portail.record.run import Box
from portail.screen import eye, reading
from portail.screen.eye import Answer, Blemish, Cell

Role = Literal["button", "link", "tab", "menuitem", "checkbox", "radio", "combobox", "heading"]
ACTED_ON: tuple[Role, ...] = ("link", "tab", "menuitem", "checkbox", "radio", "combobox")
JUDGED = eye.script("elements, words", "judgeNamed(elements, words)")
NAMED = eye.script(
    "names", "elementsNamed(names.map(([exact]) => exact)).map((each, at) => judgeNamed(each, names[at]))"
)


def text_of(page: Page) -> str:
    """Return all that the page writes, one block a line, values of fields included, frames after their page.

    What only a machine can read is in it too: this is for evidence and secrets, `portail.screen.reading` for judgement.
    """
    return reading.read(page, ()).shown


@dataclass(frozen=True)
class Place:
    """Where an element stands: `box` in CSS pixels from the corner of its frame."""

    frame: Frame
    box: Box


@dataclass(frozen=True)
class Sight:
    """What became of a name that was looked for: its place and the cells of its words, or why it cannot be read."""

    place: Place | None = None
    cells: tuple[Cell, ...] = ()
    blemish: Blemish | None = None


def find(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> Place | None:
    """Return where the element with this name stands, if a person can read the name (`look_for`)."""
    return look_for(page, name, substitutions).place


def look_for(page: Page, name: str, substitutions: Mapping[str, str] | None = None) -> Sight:
    """Look for the element with this name: what can be acted on, any text, then « name: value ».

    Names are compared as a reader compares (`portail.procedure.matching`), and count where a person can read them.
    """
    words = exactly(name, substitutions)
    blemish = None
    for found_in, called in ((_acted_on, words), (_named, words), (_named, before_a_value(name, substitutions))):
        for frame in page.frames:
            both = [called.pattern, pattern(name.strip(), substitutions)]
            answers = found_in(frame, called).filter(visible=True).evaluate_all(JUDGED, both)
            for sight in _sights(frame, answers):
                if sight.place:
                    return sight
                blemish = blemish or sight.blemish
    return Sight(blemish=blemish)


def read(page: Page, names: Sequence[str], substitutions: Mapping[str, str] | None = None) -> dict[str, Sight]:
    """Look for the names among the texts of elements alone, all at once: what is found, `look_for` finds too."""
    if not names:
        return {}
    both = [[exactly(name, substitutions).pattern, pattern(name.strip(), substitutions)] for name in names]
    seen: dict[str, Sight] = {}
    for frame in page.frames:
        for name, answers in zip(names, frame.evaluate(NAMED, both), strict=True):
            if name not in seen and (sight := next((each for each in _sights(frame, answers) if each.place), None)):
                seen[name] = sight
    return seen


def _sights(frame: Frame, answers: Sequence[Answer]) -> Iterator[Sight]:
    for answer in answers:
        if answer["fault"]:
            yield Sight(blemish=eye.blemish(answer, eye.corner_of(frame)))
            continue
        cells = eye.on_page(frame, answer["cells"])
        unseen = next((cell for cell in cells if isinstance(cell, Blemish)), None)
        seen = tuple(cell for cell in cells if isinstance(cell, Cell))
        unseen = unseen or next(iter(eye.in_doubt(frame.page, seen).values()), None)
        yield Sight(blemish=unseen) if unseen else Sight(Place(frame, Box(**answer["box"])), seen)


def _acted_on(frame: Frame, words: re.Pattern[str]) -> Locator:
    found = frame.get_by_role("button", name=words).or_(frame.get_by_label(words)).or_(frame.get_by_placeholder(words))
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
