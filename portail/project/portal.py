"""A portal that procedures are walked on, as the engine sees it, and the part of it that one walk has for itself."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from portail.mailbox.protocol import Mailbox
from portail.target.target import Target


class Tenant(Protocol):
    """A part of a portal that one walk, or one test, has for itself."""

    @property
    def mail_domain(self) -> str | None:
        """The mail domain that nobody else uses; `None` where there is none."""

    def new_target(self, *, unique_email: bool = False) -> Target:
        """Return a target with a person of this tenant, whom no start state has brought anywhere yet.

        Args:
            unique_email: whether the person gets an address that no other test uses, rather than the one that
                documents show.
        """

    def active_faults(self) -> list[str]:
        """Describe, in French, what goes wrong on purpose."""

    def recent_events(self, limit: int) -> list[str]:
        """Return what the portal says has happened, one line an event, the oldest first, at most `limit` lines."""


class Portal(Protocol):
    """A portal, open for walks."""

    @property
    def mailbox(self) -> Mailbox:
        """Where its messages arrive."""

    @property
    def secrets(self) -> Sequence[str]:
        """What must not stand in any report."""

    def new_tenant(self) -> AbstractContextManager[Tenant]:
        """Open a tenant; it is removed when the block ends."""


@runtime_checkable
class RemarkablePortal(Protocol):
    """A portal that says what is unlike a real one's, for `portail doctor`."""

    def remarks(self) -> Sequence[str]:
        """Return what one should know of it, in French, one sentence each.

        Raises:
            EnvironmentNotReady: it does not answer.
        """


@dataclass(frozen=True)
class Defect:
    """Something that a portal can be told to do wrong: its name, and the step and the sentence that it breaks.

    `thorough`: only a thorough walk notices it.
    """

    name: str
    step: str
    sentence: str
    thorough: bool = False


@runtime_checkable
class BreakablePortal(Protocol):
    """A portal that can be told to do wrong: `defects` of its tenants is a list of names that may be set."""

    def defects_of(self, procedure: str) -> Sequence[Defect]:
        """Return what it can do wrong in this procedure, by its id."""
