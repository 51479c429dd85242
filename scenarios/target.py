"""The portal to walk on, the family that walks, and where its mail arrives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scenarios.mailbox import Mailbox
from scenarios.reading import pattern

DEMONSTRATION_KEY = "23456-B7J8K2"
KEY_FORMAT = r"\d{5}-[A-Z0-9]{6}"


@dataclass(frozen=True)
class Family:
    """The family that walks the procedure: its address, and what step 5 chooses.

    `key` is the family's own key of the childhood service, where it is known.
    """

    email: str
    username: str
    new_password: str = field(repr=False)
    key: str | None = None

    @property
    def stand_ins(self) -> dict[str, str]:
        """What the document shows for the demonstration family, and what to look for with this one."""
        return {DEMONSTRATION_KEY: pattern(self.key) if self.key else KEY_FORMAT}


@dataclass(frozen=True)
class Target:
    """A portal, ready to be walked on.

    `base_url` is the address of the town's portal; `invited_after` is the mark in the mailbox behind which the
    invitation comes (`None`: wherever it is); `made_password` says that nobody but the walk knows the new password;
    `words` maps words of the document to those that this portal shows instead; `secrets` must not be told anywhere;
    neither must `hidden`, which screens on the way show, such as the family's name and address.
    """

    kind: Literal["mock", "external"]
    base_url: str
    family: Family
    mailbox: Mailbox
    mail_patience: float = 30.0
    invited_after: Any = None
    made_password: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)

    @property
    def stand_ins(self) -> dict[str, str]:
        """What the document shows, and the expression to look for on this portal with this family."""
        return self.family.stand_ins | {said: pattern(shown) for said, shown in self.words.items()}
