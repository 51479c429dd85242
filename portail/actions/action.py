"""An action: what one piece of a sentence has a person do."""

from dataclasses import dataclass
from typing import Literal

Act = Literal[
    "open-site",
    "open-page",
    "open-message",
    "press",
    "follow",
    "type",
    "choose",
    "tick",
    "untick",
    "key",
    "scroll",
    "scroll-page",
    "add-file",
    "note",
]
LEADS_ON: frozenset[Act] = frozenset({"open-site", "open-page", "open-message", "press", "follow", "key"})
"""After these, the screen may be another one."""
STANDS_SOMEWHERE: frozenset[Act] = frozenset({"press", "type", "choose", "tick", "untick", "add-file"})
"""What is done to a thing of which a sentence may say where it stands."""
IS_SHOWN_BEFORE: frozenset[Act] = frozenset({"press", "follow", "key"})
"""Where one of these ends the words above a picture, the picture shows what is about to be pressed."""


@dataclass(frozen=True)
class Within:
    """Where the thing of an action stands, among others of its name.

    Attributes:
        kind: in a row of a table or a list, or in a part of the screen.
        name: words of that row, or the title of that part.
    """

    kind: Literal["row", "part"]
    name: str


@dataclass(frozen=True)
class Action:
    """What one piece of a sentence has a person do.

    Attributes:
        act: what is done.
        sentence: the whole sentence, without its marks; a failure is reported as its breach.
        line: the line of the procedure file on which the piece begins.
        column: where on that line, counted from 1.
        name: the name of the thing, as the screen shows it; a sender, an address, a key of the keyboard.
        value: what is typed or chosen, the name of a file, the subject of a message, or what a noted value is called.
        kind: what the sentence calls the thing (`button`, `link`, `tab`, `checkbox`), where it does.
        optional: whether the thing need not be there.
        within: where the thing stands, where the sentence says so.
        names: how many names of the text stand up to this piece: the promises that the screen must keep before it.
    """

    act: Act
    sentence: str
    line: int
    column: int = 1
    name: str = ""
    value: str = ""
    kind: str = ""
    optional: bool = False
    within: Within | None = None
    names: int = 0
