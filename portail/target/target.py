"""A target: the portal to walk on, the person who walks, and where that person's mail arrives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from portail.mailbox.protocol import Mailbox
from portail.procedure.matching import pattern
from portail.run_record.run import TargetKind
from portail.target.access import Access
from portail.target.places import Place, place_of
from portail.target.tables.before import Before
from portail.target.tables.dialogs import Dialogs, Dismiss
from portail.target.tables.patience import MAIL, Patience
from portail.target.tables.still import StillTable
from portail.target.values import ValueKind

Data = Literal["real", "invented"]


@dataclass(frozen=True)
class Person:
    """The person who walks: e-mail address, user name, and passwords.

    `new_password` is the one that a procedure chooses, `password` the one that signs in today, where it is known.
    """

    email: str = ""
    username: str = ""
    new_password: str = field(default="", repr=False)
    password: str | None = field(default=None, repr=False)

    @property
    def passwords(self) -> tuple[str, ...]:
        """The passwords of this person, which are shown nowhere."""
        return tuple(word for word in (self.new_password, self.password) if word)


@dataclass(frozen=True)
class Target:
    """A portal, ready to be walked on.

    Attributes:
        kind: `mock` for a portal that the project shapes for its walks, `external` for any other.
        base_url: the address of the portal; paths of a procedure count from it.
        person: who walks.
        mailbox: where the person's mail arrives.
        also: the addresses of other hosts, or of paths on them, that a walk may reach.
        data: whether the person is a real one, of whom nothing may be shown; at `mock` everybody is invented.
        access: what the browser needs to be let in.
        patience: how long a walk waits there.
        dismiss: buttons that are pressed wherever they appear.
        dialogs: what dialogs of the browser are answered.
        before: what is done before the first step.
        still: what moves or varies, and stays off the pictures.
        mail_timeout: how long a walk waits for a message, in seconds.
        mail_mark: the mark in the mailbox after which the first message comes; `None`: wherever it is.
        made_password: whether nobody but the walk knows the new password.
        may_destroy: whether the caller has allowed, by the target's name, what pays or resets.
        words: words of the document, each with those that this portal shows instead.
        values: what steps need to know beside the person, by name.
        value_kinds: what the project says of such values.
        secrets: what must not be shown anywhere.
        hidden: the same for what screens on the way show, such as a person's name and address.
        active_faults: describes, in French, what goes wrong on purpose on this portal.
        handle: what the project's start states work with; only the project knows its type.
    """

    kind: TargetKind
    base_url: str
    person: Person
    mailbox: Mailbox
    mail_timeout: float = MAIL
    mail_mark: Any = None
    made_password: bool = False
    may_destroy: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    value_kinds: tuple[ValueKind, ...] = ()
    secrets: tuple[str, ...] = field(default=(), repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)
    active_faults: Callable[[], list[str]] = field(default=list, repr=False, compare=False)
    handle: Any = field(default=None, repr=False, compare=False)
    also: tuple[str, ...] = ()
    data: Data = "real"
    access: Access = field(default_factory=Access)
    patience: Patience = field(default_factory=Patience)
    dismiss: Dismiss = field(default_factory=Dismiss)
    dialogs: Dialogs = field(default_factory=Dialogs)
    before: Before = field(default_factory=Before)
    still: StillTable = field(default_factory=StillTable)

    @property
    def is_of_a_real_person(self) -> bool:
        """Whether what the walk shows of the person must be covered."""
        return self.kind == "external" and self.data == "real"

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the screens of a walk may stand."""
        return tuple(place for url in (self.base_url, *self.also) if (place := place_of(url)))

    @property
    def private(self) -> tuple[str, ...]:
        """What is known of the person and must not be shown of a real one, the secrets of the target among it."""
        person = self.person
        values = (self.values.get(kind.name) for kind in self.value_kinds if kind.secret)
        known = (person.email, person.username, *person.passwords, *values)
        return tuple(word for word in (*known, *self.secrets, *self.hidden) if word)

    @property
    def examples(self) -> dict[str, str]:
        """Values that the document shows, each with the regular expression of what this person sees instead."""
        return {
            kind.example: pattern(own) if (own := self.values.get(kind.name)) else kind.format
            for kind in self.value_kinds
            if kind.example
        }

    @property
    def substitutions(self) -> dict[str, str]:
        """Words of the document, each with the regular expression of what this portal shows this person instead."""
        return self.examples | {words: pattern(shown) for words, shown in self.words.items()}
