"""Tells things of one name apart by where they stand, as a reader does: in a row, in a part of the screen."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

IN_PLACE = Path(__file__).with_name("in_place.js").read_text(encoding="utf-8")
"""A function of some things and of a place; returns the indexes of those that stand there."""
SAYS = "(words) => new RegExp(words).test(document.body.innerText)"


@dataclass(frozen=True)
class Place:
    """A place that a sentence names.

    Attributes:
        kind: in a row of a table or a list, or in a part of the screen.
        called: its name, for a person.
        exact: matches a text that is its name.
        inside: finds its name in a text.
    """

    kind: Literal["row", "part"]
    called: str
    exact: re.Pattern[str]
    inside: re.Pattern[str]


def standing_in(things: Locator, place: Place) -> list[int]:
    """Return the indexes of the things that stand in a place, once the page says its name."""
    element = things.first.element_handle()
    if frame := element.owner_frame():
        with suppress(PlaywrightError):  # it may stand in a field alone, or in no text
            frame.wait_for_function(SAYS, arg=place.inside.pattern)
    return those_in(things, place)


def those_in(things: Locator, place: Place) -> list[int]:
    """Return the indexes of the things that stand in a place now."""
    asked = {"kind": place.kind, "exact": place.exact.pattern, "inside": place.inside.pattern}
    return [int(index) for index in things.evaluate_all(IN_PLACE, asked)]
