"""The types of the fixtures that come with a portal which tests may shape, for annotations in tests."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from portail.target.target import Target


class RegisteredPerson(Protocol):
    """Somebody who is registered with a tenant: what `tenant.register` returns, and the test's own person."""

    @property
    def email(self) -> str:
        """Where the mail arrives."""

    @property
    def username(self) -> str:
        """The user name that the person chooses."""

    @property
    def new_password(self) -> str:
        """The password that the person chooses."""

    @property
    def values(self) -> Mapping[str, str]:
        """What steps need to know of the person beside, by name."""

    @property
    def state(self) -> str:
        """How far the person has come, in the portal's words."""

    @property
    def target(self) -> Target:
        """The target of a walk of this person."""

    def invite(self) -> None:
        """Send the message with which the procedure begins."""


class TenantClock(Protocol):
    """The time of a tenant: the fixture `clock`."""

    @property
    def now(self) -> datetime:
        """What time the tenant has."""

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock: where it is, or at a moment that bears its offset."""

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""

    def release(self) -> None:
        """Let the clock follow real time again."""


class ControlledTenant(Protocol):
    """A portal of the test's own: the fixture `tenant`."""

    @property
    def slug(self) -> str:
        """The name of the tenant, the first segment of its paths."""

    @property
    def base_url(self) -> str:
        """The address of its portal."""

    @property
    def mail_domain(self) -> str:
        """A mail domain that no other tenant uses."""

    @property
    def clock(self) -> TenantClock:
        """Its time."""

    @property
    def defects(self) -> Sequence[Any]:
        """What the portal does wrong, by the names of its catalogue; assign a list to change it."""

    @defects.setter
    def defects(self, names: Sequence[Any]) -> None: ...

    @property
    def journal(self) -> Sequence[Any]:
        """What happened, the oldest first: each with `at`, `event` and `detail`."""

    def active_faults(self) -> list[str]:
        """Describe, in French, active defects, and faults that may apply or have applied."""

    def register(
        self,
        email: str | None = None,
        *,
        first_name: str = ...,
        last_name: str = ...,
        username: str | None = None,
        password: str | None = None,
    ) -> RegisteredPerson:
        """Register somebody, whom no start state has brought anywhere yet; what is left out is made up."""


class MailFault(Protocol):
    """A fault of mail, and how often it applied."""

    @property
    def kind(self) -> str:
        """What it does."""

    @property
    def applied(self) -> int:
        """How often it applied."""


class MailFaults(Protocol):
    """The faults of the mail of the test's own tenant: the fixture `faults`."""

    def attach(
        self,
        kind: Any,
        *,
        at: str = ...,
        code: int = ...,
        text: str = ...,
        seconds: float = ...,
        times: int | None = None,
    ) -> None:
        """Put a fault into force: `lose`, `late`, `duplicate`, `refuse`, …"""

    def listed(self) -> Sequence[MailFault]:
        """Return the faults in force."""

    def clear(self) -> None:
        """Take back every fault of this tenant."""
