"""The portal to walk on, the family that walks, and where its mail arrives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scenarios.mailbox import Mailbox
from scenarios.reading import pattern

DEMONSTRATION_KEY = "23456-B7J8K2"
KEY_FORMAT = r"\d{5}-[A-Z0-9]{6}"


@dataclass(frozen=True)
class Family:
    """The family that walks a procedure: its address, its user name, and the password that it will choose.

    Where it is known, `key` is its own key of the childhood service, `password` the one that opens its space today,
    and `social_key` the key that it was handed by the service of social action.
    """

    email: str
    username: str
    new_password: str = field(repr=False)
    key: str | None = None
    password: str | None = field(default=None, repr=False)
    social_key: str | None = field(default=None, repr=False)

    @property
    def passwords(self) -> tuple[str, ...]:
        """Its passwords, which are shown nowhere."""
        return tuple(word for word in (self.new_password, self.password) if word)

    @property
    def stand_ins(self) -> dict[str, str]:
        """What the document shows for the demonstration family, and what to look for with this one."""
        return {DEMONSTRATION_KEY: pattern(self.key) if self.key else KEY_FORMAT}


@dataclass(frozen=True)
class Target:
    """A portal, ready to be walked on.

    `base_url` is the address of the town's portal; `invited_after` is the mark in the mailbox behind which the
    invitation comes (`None`: wherever it is); `made_password` says that nobody but the walk knows the new password;
    `may_destroy` that the caller has allowed, by the target's name, what pays or resets;
    `words` maps words of the document to those that this portal shows instead; `secrets` must not be told anywhere;
    neither must `hidden`, which screens on the way show, such as the family's name and address; `troubles` tells, in
    French, what goes wrong on purpose: the defects and faults of a mock.
    """

    kind: Literal["mock", "external"]
    base_url: str
    family: Family
    mailbox: Mailbox
    mail_patience: float = 30.0
    invited_after: Any = None
    made_password: bool = False
    may_destroy: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)
    troubles: Callable[[], list[str]] = field(default=list, repr=False, compare=False)

    @property
    def private(self) -> tuple[str, ...]:
        """What is known of the family and must not be told of a real one, the secrets of the target among it."""
        family = self.family
        known = (family.email, family.username, *family.passwords, family.key, family.social_key)
        return tuple(word for word in (*known, *self.secrets, *self.hidden) if word)

    @property
    def stand_ins(self) -> dict[str, str]:
        """What the document shows, and the expression to look for on this portal with this family."""
        return self.family.stand_ins | {said: pattern(shown) for said, shown in self.words.items()}
