"""Many people who come at once, as a project brings them together, or as a file of a target lists them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from portail.target.target import Person
from portail.target.target_file import TargetFile


@dataclass(frozen=True)
class Member:
    """One of the people.

    Attributes:
        person: address, user name and passwords.
        values: what else is known, by name, for `{…}` in sentences.
        asked: when the portal was told to send the first message, in seconds since 1970; `None`: nobody knows.
    """

    person: Person
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    asked: float | None = None


@dataclass(frozen=True)
class Finding:
    """What a portal itself says after the day: a sentence for people, and whether all is as it must be."""

    sentence: str
    is_right: bool


@dataclass(frozen=True)
class Crowd:
    """Many people, and where they go.

    Attributes:
        base_url: the address of the portal.
        members: the people.
        mailbox: the address of the mailbox where their messages arrive, as `[mailbox]` of a target says it.
        also: the addresses of the other hosts that they may reach.
        described: the lines of a target file by which a browser walks on the same portal; empty: none can.
        check: says, once all have gone, what the portal itself counts; it is given how many came to the end.
    """

    base_url: str
    members: Sequence[Member]
    mailbox: str | None = None
    also: tuple[str, ...] = ()
    described: str = ""
    check: Callable[[int], Sequence[Finding]] = lambda _: ()


CrowdOpener = Callable[[TargetFile | None, int, str | None], AbstractContextManager[Crowd]]
