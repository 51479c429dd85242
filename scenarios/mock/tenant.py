"""A tenant of the mock portal, shaped by its control API: its families, clock, defects, faults and journal."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from portail.mailbox.protocol import Mailbox
from portail.target.passwords import new_password
from portail.target.secrets_file import Secrets
from portail.target.target import Person, Target
from portail.target.target_file import TargetFile

from .clock import TenantClock
from .control import Control
from .control.values import DefectName, Event, FaultAnswer
from .family import TenantFamily
from .mail_faults import MailFaults

TOWN = "velizy"
USERNAME = "marie.martin.velizy"
SEED = 2026
START = datetime(2026, 9, 7, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
MAIL_TIMEOUT = 10.0
"""How long a walk waits for a message of the mock, in seconds."""
DEMONSTRATION_EMAIL = "marie.martin@example.org"
DEMONSTRATION_KEY = "23456-B7J8K2"
"""What the documents show."""


class Tenant:
    """A town's portal of one's own on a mock that others use too.

    Every method raises `EnvironmentNotReady` where the control API does not answer, or refuses.

    Args:
        control: the control API of the mock.
        mailbox: where its messages arrive.
        slug: the name of the tenant, the first segment of its paths.
        base_url: the address of its portal.
        also: the addresses of the other sites that it leads to.
        mail_timeout: how long walks wait for a message, in seconds.
        described: the target file that names the mock, where one does: who walks, and the words of the portal.
        given: the secrets of the target file; the password that families choose is among them, or each has its own.
        mail_url: the address of the mail catcher, where that takes faults; else `None`.
    """

    def __init__(
        self,
        control: Control,
        mailbox: Mailbox,
        slug: str,
        base_url: str,
        *,
        also: tuple[str, ...] = (),
        mail_timeout: float = MAIL_TIMEOUT,
        described: TargetFile | None = None,
        given: Secrets | None = None,
        mail_url: str | None = None,
    ) -> None:
        self.control = control
        self.mailbox = mailbox
        self.slug = slug
        self.base_url = base_url
        self.also = (*also, *(described.also if described else ()))
        self.mail_timeout = mail_timeout
        self.words = described.words if described else {}
        self.clock = TenantClock(control, slug)
        self._described = described
        self._new_password = given.new_password if given else None
        self.settings = described.settings(given or Secrets()) if described else {}
        self._families = 0
        self.mail_faults = MailFaults(mail_url, self.mail_domain) if mail_url else None

    @classmethod
    def create(cls, control: Control, mailbox: Mailbox, town: str = TOWN, **how: Any) -> Self:
        """Create a tenant that copies a town; its clock stands still, its randomness is seeded."""
        slug = f"{town}-{secrets.token_hex(4)}"
        created = control.new_tenant(slug, town=town, seed=SEED, clock=START)
        return cls(control, mailbox, slug, created.base_url, also=(created.payment_url,), **how)

    @property
    def mail_domain(self) -> str:
        """A mail domain that no other tenant uses."""
        return f"{self.slug}.example.org"

    def new_target(self, *, unique_email: bool = False) -> Target:
        """Register the family that walks, and return its target: that of the target file, or of the documents."""
        if unique_email:
            return self.register().target
        who = self._described.who if self._described else None
        email = who.email if who else DEMONSTRATION_EMAIL
        return self.register(email, username=(who and who.username) or USERNAME, password=self._new_password).target

    @property
    def defects(self) -> Sequence[DefectName]:
        """What the portal does wrong, by the names of its catalogue."""
        return self.control.get_defects(self.slug)

    @defects.setter
    def defects(self, names: Sequence[DefectName]) -> None:
        self.control.set_defects(self.slug, names)

    def active_faults(self) -> list[str]:
        """Describe, in French, active defects, and faults that may apply or have applied."""
        defects = [f"défaut du portail : {name}" for name in self.defects]
        faults = [each for each in self.control.get_faults(self.slug) if each.active or each.struck]
        mail = self.mail_faults.listed() if self.mail_faults else []
        return [
            *defects,
            *(f"panne du portail : {_in_words(each)}" for each in faults),
            *(f"panne du courrier : {each.kind}, {each.applied} fois" for each in mail),
        ]

    @property
    def journal(self) -> list[Event]:
        """What happened, in the procedure's terms, the oldest first."""
        return self.control.list_events(self.slug)

    def recent_events(self, limit: int) -> list[str]:
        """Return the last events of the journal, one line an event, the oldest first."""
        return [f"{event.at}  {event.event}  {event.detail}".rstrip() for event in self.journal[-limit:]]

    def register(
        self,
        email: str | None = None,
        *,
        first_name: str = "Marie",
        last_name: str = "Martin",
        username: str | None = None,
        password: str | None = None,
        key: str | None = None,
    ) -> TenantFamily:
        """Register a family, not yet invited.

        Args:
            email: its address; by default one of its name in the tenant's own mail domain.
            first_name: the first name of the parent.
            last_name: the name of the family.
            username: the user name that it will choose; by default one of its name.
            password: the password that it will choose; by default one is made.
            key: its key of the childhood service; by default the first family gets the one that the documents show,
                each other one that the portal makes.
        """
        address = email or f"{self._unused(first_name, last_name)}@{self.mail_domain}"
        own_key = key or (None if self._families else DEMONSTRATION_KEY)
        family_id = self.control.new_family(
            self.slug, first_name=first_name, last_name=last_name, email=address, child_key=own_key
        )
        chosen = username or self._unused(first_name, last_name) + f".{TOWN}"
        person = Person(address, chosen, password or self._new_password or new_password())
        self._families += 1
        return TenantFamily(self, family_id, person, {"key": own_key} if own_key else {})

    def delete(self) -> None:
        """Remove the tenant with all that it holds."""
        self.control.delete_tenant(self.slug)

    def _unused(self, first_name: str, last_name: str) -> str:
        """Return the name of a family as it may stand in an address, and as no other of the tenant does."""
        number = f".{self._families + 1}" if self._families else ""
        return f"{_ascii(first_name)}.{_ascii(last_name)}{number}"


def _in_words(answer: FaultAnswer) -> str:
    fault = answer.fault
    name = f"{fault.name} ({fault.page})" if fault.page else fault.name
    return f"{name}, a frappé {answer.struck} fois{'' if answer.active else ', guérie'}"


def _ascii(name: str) -> str:
    """Return a name as it may stand in an e-mail address."""
    decomposed = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("ø", "o").replace("œ", "oe").lower())
    return re.sub(r"[^a-z0-9]+", "-", decomposed.encode("ascii", "ignore").decode()).strip("-") or "famille"
