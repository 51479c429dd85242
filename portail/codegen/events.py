"""What a person does on a screen, and the screens that a person sees."""

import re
import unicodedata
from dataclasses import dataclass, field

from portail.actions.action import LEADS_ON, Act, Within
from portail.mailbox.protocol import Message

UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class ShownMessage:
    """A message of a mail catcher, and the address below which the catcher's own pages lie."""

    message: Message
    catcher: str


@dataclass(frozen=True)
class Screen:
    """What a tab shows.

    Attributes:
        tab: a number for each tab.
        document: differs from one loaded document to the next.
        entry: where the tab stands in its history, as the browser calls it; empty where it has none.
        url: its address.
        title: the title of the document.
        heading: the words of its first heading.
        by_address: whether nothing on a page led there: somebody has typed the address.
        message: the message that it shows, if it is a page of a mail catcher that does.
    """

    tab: int
    document: str
    entry: str = ""
    url: str = ""
    title: str = ""
    heading: str = ""
    by_address: bool = False
    message: ShownMessage | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What a reader would call it."""
        return self.heading or self.title

    def is_same(self, other: "Screen") -> bool:
        """Return whether another is this one at another moment."""
        return (self.tab, self.document) == (other.tab, other.document) and other.heading in ("", self.heading)


@dataclass(frozen=True)
class UserAction:
    """What a person does.

    Attributes:
        act: what is done.
        screen: where.
        name: what it is done to, by its name.
        value: what is typed or chosen; it may be a secret.
        kind: what tells the thing from others of its name (`button`, `link`, `tab`).
        thing: tells one thing of a document from the others; empty where that does not matter.
        purpose: what is asked for in a field, as HTML names it (`email`, `new-password` …), where it says so.
        implied: whether the browser did it because of the action before: the Enter key presses the button of a form.
        unread: whether no eye can read the name: it is that of a picture, words for screen readers, a placeholder.
        input: the type of the field, as HTML names it (`text`, `date` …).
        within: where the thing stands, where others there bear its name.
    """

    act: Act
    screen: Screen
    name: str = ""
    value: str = field(default="", repr=False)
    kind: str = ""
    thing: str = ""
    purpose: str = ""
    implied: bool = False
    unread: bool = False
    input: str = ""
    within: Within | None = None

    @property
    def leads_on(self) -> bool:
        """Whether another screen may follow."""
        return self.act in LEADS_ON

    def replaces(self, other: "UserAction") -> bool:
        """Return whether an earlier action on the same screen does not matter any more, as its field holds this now.

        Where the screen was loaded anew between them, the field is known by its name.
        """
        is_loaded_anew = self.screen.document != other.screen.document
        is_one_thing = self.name == other.name if is_loaded_anew else self.thing == other.thing
        return bool(self.thing and other.thing) and is_one_thing


Event = UserAction | Screen
"""What the listener sees: a action, or a screen that comes."""


def legible(text: str) -> str:
    """Return a text without what nobody sees in it: hyphens that may be, spaces without width, letters in two signs."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))
