"""What a habit is: a few lines that change a screen or the letter of the town of Bellerive."""

from dataclasses import dataclass, field
from typing import Literal

Procedure = Literal["entrer", "lire", "payer", "activer", "regarder"]


@dataclass(frozen=True)
class Edit:
    """A piece of a screen (or of the `letter`), and what stands there instead; `old` must be there."""

    screen: str
    old: str
    new: str


@dataclass(frozen=True)
class OtherMail:
    """A message that comes beside the town's letter: `before` it or after it."""

    subject: str
    html: str
    sender: str = "Bellerive <actu@bellerive.example>"
    before: bool = False


@dataclass(frozen=True)
class Habit:
    """A habit of portals or of mails.

    Attributes:
        name: what it is called: a switch of the portal.
        procedure: the procedure that meets it.
        edits: how it changes screens and the letter.
        breaks: words of the sentence that it breaks; empty for a habit that is only dress.
        plain: the text of a letter that has no HTML.
        others: messages that come beside the letter.
        acts_on: what it acts on as a whole, wherever its edits stand: one walk has one habit of the kind.
        source: its public report, where there is one.
    """

    name: str
    procedure: Procedure
    edits: tuple[Edit, ...] = ()
    breaks: str = ""
    plain: str = ""
    others: tuple[OtherMail, ...] = ()
    acts_on: str = ""
    source: str = field(default="", compare=False)

    @property
    def screens(self) -> frozenset[str]:
        """The screens that it changes; the letter is one of them."""
        touched = {edit.screen for edit in self.edits}
        return frozenset(touched | ({"letter"} if self.plain or self.others else set()))


def as_it_is(screen: str, html: str) -> tuple[str, str, str]:
    """Leave a piece of a screen as it is: the habit rests on it, and no other that goes along may change it."""
    return (screen, html, html)


class Shelf:
    """Collects the habits that one procedure meets, in the order in which they are written."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.habits: list[Habit] = []

    def walked(
        self,
        name: str,
        *edits: tuple[str, str, str],
        source: str = "",
        plain: str = "",
        others: tuple[OtherMail, ...] = (),
        acts_on: str = "",
    ) -> None:
        """Add a habit that is only dress."""
        changed = tuple(Edit(*edit) for edit in edits)
        self.habits.append(Habit(name, self.procedure, changed, "", plain, others, acts_on, source))

    def refused(
        self,
        name: str,
        breaks: str,
        *edits: tuple[str, str, str],
        source: str = "",
        plain: str = "",
        others: tuple[OtherMail, ...] = (),
    ) -> None:
        """Add a near one that breaks the sentence with these words."""
        changed = tuple(Edit(*edit) for edit in edits)
        self.habits.append(Habit(name, self.procedure, changed, breaks, plain, others, "", source))
