"""The plan of a day: all that a load process needs to know, as a file that is copied to each machine.

It holds the passwords of those who come: nobody but its owner may read it, and it is removed when the day is over.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from portail.actions.action import Action
from portail.errors import WrongUsage
from portail.wording import load as words

FILE_NAME = "plan.json"
WINDOWS = 120
"""Into how many windows the day is cut, each of a second at least."""


class Move(msgspec.Struct, frozen=True):
    """What is done next: the page must show these words, then there may be something to do.

    `marks` says that it may send the message that is opened next.
    """

    shown: tuple[str, ...] = ()
    action: Action | None = None
    marks: bool = False


class PlannedStep(msgspec.Struct, frozen=True):
    """A step of the procedure: its id, its number, its title for people, and what is done."""

    id: str
    number: int
    title: str
    moves: tuple[Move, ...]


class Somebody(msgspec.Struct, frozen=True):
    """One of those who come; `asked` is when the first message was, in seconds since 1970."""

    email: str = ""
    username: str = ""
    password: str = ""
    new_password: str = ""
    values: Mapping[str, str] = {}
    asked: float | None = None


class Connection(msgspec.Struct, frozen=True):
    """How the hosts are reached: what each request says, and which certificates count."""

    headers: Mapping[str, str] = {}
    credentials: tuple[str, str] | None = None
    ca: str | None = None
    any_certificate: bool = False
    client_certificate: str | None = None
    client_key: str | None = None
    client_key_password: str | None = None


class Mail(msgspec.Struct, frozen=True):
    """Where messages are read, and how long they are waited for, in seconds."""

    url: str
    password: str | None = None
    timeout: float = 30.0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The plan of a day.

    Attributes:
        procedure: the id of the procedure.
        title: its title.
        folder: where its file stands; files that are added stand there too.
        base_url: the address of the portal.
        hosts: the hosts that may be asked for anything.
        steps: what people do.
        people: who they are.
        seconds: how long the day is.
        seed: what the arrivals are drawn from.
        pause: how long people read between two pages, in seconds, on average.
        max_rate: the most pages a second, all processes together; `None`: no limit.
        connection: how the hosts are reached.
        mail: where messages are read, if anywhere.
        values: what is known of the target, by name.
        examples: words of the document, each with the expression of what this portal shows instead.
        senders: words of the document, each with those that this portal shows instead.
    """

    procedure: str
    title: str
    folder: str
    base_url: str
    hosts: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    people: Sequence[Somebody]
    seconds: float
    seed: int
    pause: float
    max_rate: float | None = None
    connection: Connection = Connection()
    mail: Mail | None = None
    values: Mapping[str, str] = {}
    examples: Mapping[str, str] = {}
    senders: Mapping[str, str] = {}

    @property
    def window(self) -> float:
        """How long a window of the day is, in seconds."""
        return max(1.0, self.seconds / WINDOWS)


def write(plan: Plan, file: Path) -> None:
    """Write a plan where its owner alone may read it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(msgspec.json.encode(plan))


def read(file: Path) -> Plan:
    """Read a plan.

    Raises:
        WrongUsage: the file is none.
        OSError: it cannot be read.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=Plan)
    except msgspec.MsgspecError as error:
        raise WrongUsage(words.not_a_plan(str(file), str(error))) from error
