"""A family that is registered with a tenant of the mock portal: how it is invited, and the target of its walks."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from portail.target.passwords import new_password
from portail.target.target import Person, Target

if TYPE_CHECKING:
    from .tenant import Tenant

SOCIAL = "action-sociale"


@dataclass
class TenantFamily:
    """A family that is registered with a tenant.

    Attributes:
        tenant: where it is registered.
        id: its number there.
        person: its address and credentials.
        values: its keys, as `[values]` of a target names them.
    """

    tenant: "Tenant"
    id: str
    person: Person
    values: dict[str, str]
    _mail_mark: Any = None
    _is_invited: bool = False

    @property
    def email(self) -> str:
        """Where its mail arrives."""
        return self.person.email

    @property
    def username(self) -> str:
        """The user name that it chooses."""
        return self.person.username

    @property
    def new_password(self) -> str:
        """The password that it chooses."""
        return self.person.new_password

    @property
    def state(self) -> str:
        """How far it has come, in the portal's words."""
        return self.tenant.control.get_family(self.tenant.slug, self.id).state

    @property
    def target(self) -> Target:
        """The target of a walk of this family."""
        tenant = self.tenant
        return Target(
            "mock",
            tenant.base_url,
            self.person,
            tenant.mailbox,
            mail_mark=self._mail_mark,
            words=tenant.words,
            values=self.values,
            active_faults=tenant.active_faults,
            handle=self,
            also=tenant.also,
            **{"mail_timeout": tenant.mail_timeout, **tenant.settings},
        )

    def invite(self) -> None:
        """Send the invitation; a walk waits for the messages that come after it began to be sent."""
        self._mail_mark = self.tenant.mailbox.mark()
        self.tenant.control.invite_family(self.tenant.slug, self.id)
        self._is_invited = True

    def ensure_invited(self) -> None:
        """Send the invitation, where it has not been sent yet."""
        if not self._is_invited:
            self.invite()

    def lose_invitation(self) -> None:
        """Send an invitation that never arrives."""
        self.tenant.control.lose_next_message(self.tenant.slug)
        self.invite()

    def open_account(self) -> None:
        """Open the family's space, with its user name and a password that is known from then on."""
        self._mail_mark, password = self.tenant.mailbox.mark(), new_password()
        keys = self.tenant.control.open_space(self.tenant.slug, self.id, username=self.username, password=password)
        self.person = replace(self.person, password=password)
        if SOCIAL in keys:
            self.values = {**self.values, "social_key": keys[SOCIAL]}
