"""The recovery of a lost message or password: a new link, by mail only."""

from dataclasses import dataclass

from ..errors import MessageRefused
from ..families.families import Families, Family
from ..mail.delivery import Delivery
from ..mail.messages import Messages
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .family_locks import FamilyLocks
from .inviter import Inviter
from .password_resets import PasswordResets
from .tokens import new_token


@dataclass(frozen=True)
class Recovery:
    """Sends a registered family a new invitation or, once it has its credentials, a link to a new password."""

    families: Families
    inviter: Inviter
    resets: PasswordResets
    messages: Messages
    delivery: Delivery
    journal: Journal
    family_locks: FamilyLocks

    async def send_link(self, tenant: Tenant, email: str) -> None:
        """Send the link that a family needs, if the e-mail address is registered.

        It runs after the response, so that neither its text nor its time reveals who is registered.
        """
        family = self.families.find_by_email(tenant, email)
        if family is None:
            self.journal.write(tenant, "help refused", detail="the address is not registered")
            return
        try:
            await (self._reset(tenant, family) if family.credentials_chosen_at else self._invite(tenant, family))
        except MessageRefused:
            self.journal.write(tenant, "help failed", family.id, "the mail server refused the message")

    async def _invite(self, tenant: Tenant, family: Family) -> None:
        await self.inviter.invite(tenant, family)

    async def _reset(self, tenant: Tenant, family: Family) -> None:
        async with self.family_locks.of(family.id):
            await self._send_reset(tenant, family)

    async def _send_reset(self, tenant: Tenant, family: Family) -> None:
        token = new_token(tenant.randomness.of("reset", family.number, self.resets.count(family.id)))
        reset = self.resets.prepare(tenant, family.id, token)
        try:
            await self.delivery.send(tenant, self.messages.password_reset(tenant, family, token))
        except MessageRefused:
            self.resets.discard(reset)
            raise
        self.journal.write(tenant, "password reset sent", family.id)
