"""One tenant of a mock portal, as those who walk shape it: its families, its clock, its defects, its journal."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from scenarios.beginning import Beginning
from scenarios.control import Control, Event, Fault
from scenarios.mailbox import Mailbox
from scenarios.passwords import new_password
from scenarios.target import DEMONSTRATION_KEY, Family, Target

TOWN = "velizy"
USERNAME = "marie.martin.velizy"
SEED = 2026
START = datetime(2026, 9, 7, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
MAIL_PATIENCE = 10.0
SOCIAL = "action-sociale"


class Tenant:
    """A town's portal of one's own on a mock that others use too.

    Every method raises `EnvironmentNotReady` where the control API does not answer, or refuses.
    """

    def __init__(self, control: Control, mailbox: Mailbox, slug: str, base_url: str) -> None:
        self.control = control
        self.mailbox = mailbox
        self.slug = slug
        self.base_url = base_url
        self.clock = TenantClock(control, slug)

    @classmethod
    def create(cls, control: Control, mailbox: Mailbox, town: str = TOWN) -> Self:
        """Create a tenant that copies the town; its clock stands still, its chance is seeded."""
        slug = f"{town}-{secrets.token_hex(4)}"
        return cls(control, mailbox, slug, control.create_tenant(slug, town=town, seed=SEED, clock=START))

    @property
    def domain(self) -> str:
        """A mail domain that no other tenant uses."""
        return f"{self.slug}.example.org"

    @property
    def defects(self) -> list[str]:
        """What the portal does wrong, by the names of its catalogue."""
        return self.control.active_defects(self.slug)

    @defects.setter
    def defects(self, names: Sequence[str]) -> None:
        self.control.set_defects(self.slug, names)

    @property
    def troubles(self) -> list[str]:
        """What goes wrong on purpose, in French: active defects, and faults that may strike or have struck."""
        defects = [f"défaut du portail : {name}" for name in self.defects]
        faults = [each for each in self.control.faults(self.slug) if each.active or each.struck]
        return defects + [f"panne du portail : {_in_words(each)}" for each in faults]

    @property
    def journal(self) -> list[Event]:
        """What happened, in the procedure's terms, the oldest first."""
        return self.control.journal(self.slug)

    def register(
        self,
        email: str | None = None,
        *,
        first_name: str = "Marie",
        last_name: str = "Martin",
        username: str = USERNAME,
        password: str | None = None,
        key: str | None = DEMONSTRATION_KEY,
    ) -> "TenantFamily":
        """Register a family, not yet invited; with `key=None` the portal gives it one of its own.

        It will choose this user name and this password; without one, a password is made.
        """
        address = email or f"{first_name}.{last_name}@{self.domain}".lower()
        family_id = self.control.create_family(
            self.slug, first_name=first_name, last_name=last_name, email=address, child_key=key
        )
        return TenantFamily(self, family_id, Family(address, username, password or new_password(), key))

    def delete(self) -> None:
        """Remove the tenant with all that it holds."""
        self.control.delete_tenant(self.slug)


@dataclass
class TenantFamily:
    """A family that is registered with a tenant."""

    tenant: Tenant
    id: str
    own: Family
    _invited: Target | None = None

    @property
    def email(self) -> str:
        """Where its mail arrives."""
        return self.own.email

    @property
    def username(self) -> str:
        """The user name that step 5 chooses."""
        return self.own.username

    @property
    def new_password(self) -> str:
        """The password that step 5 chooses."""
        return self.own.new_password

    @property
    def state(self) -> str:
        """How far it has come, in the portal's words."""
        return self.tenant.control.family_state(self.tenant.slug, self.id)

    def invite(self, mail_patience: float = MAIL_PATIENCE) -> Target:
        """Send the invitation; return the target of a walk that waits `mail_patience` seconds for each message."""
        mark = self.tenant.mailbox.mark()
        self.tenant.control.invite(self.tenant.slug, self.id)
        self._invited = self._target(mail_patience, mark)
        return self._invited

    def lose_invitation(self, mail_patience: float = MAIL_PATIENCE) -> Target:
        """Send an invitation that never arrives."""
        self.tenant.control.lose_next_message(self.tenant.slug)
        return self.invite(mail_patience)

    def open(self, mail_patience: float = MAIL_PATIENCE) -> Target:
        """Open the space, with the user name that step 5 chooses and a password that is known from then on."""
        mark, password = self.tenant.mailbox.mark(), new_password()
        keys = self.tenant.control.open_account(self.tenant.slug, self.id, username=self.username, password=password)
        self.own = replace(self.own, password=password, social_key=keys.get(SOCIAL))
        return self._target(mail_patience, mark)

    def brought_to(self, beginning: Beginning, mail_patience: float = MAIL_PATIENCE) -> Target:
        """Bring the family to where a procedure begins; return the target of a walk."""
        match beginning:
            case Beginning.INVITED:
                return self._invited or self.invite(mail_patience)
            case Beginning.MESSAGE_LOST:
                return self.lose_invitation(mail_patience)
            case Beginning.OPEN:
                return self.open(mail_patience)

    def _target(self, mail_patience: float, mark: Any) -> Target:
        tenant = self.tenant
        return Target(
            "mock", tenant.base_url, self.own, tenant.mailbox, mail_patience, mark, troubles=lambda: tenant.troubles
        )


class TenantClock:
    """The time of a tenant: links, sessions, messages and invoices follow it."""

    def __init__(self, control: Control, slug: str) -> None:
        self._control = control
        self._slug = slug

    @property
    def now(self) -> datetime:
        """What time the tenant has."""
        return self._control.now(self._slug)

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock: where it is, or at a moment that bears its offset."""
        self._control.freeze(self._slug, at)

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._control.advance(self._slug, by)

    def release(self) -> None:
        """Let the clock follow real time again."""
        self._control.release(self._slug)


def _in_words(fault: Fault) -> str:
    name = f"{fault.name} ({fault.page})" if fault.page else fault.name
    return f"{name}, a frappé {fault.struck} fois{'' if fault.active else ', guérie'}"
