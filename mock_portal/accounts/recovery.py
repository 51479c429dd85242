"""The recovery of a lost message or password: a new link, by mail only."""

from dataclasses import dataclass

from mock_portal.accounts.family_locks import FamilyLocks
from mock_portal.accounts.inviter import Inviter
from mock_portal.accounts.password_resets import PasswordResets
from mock_portal.accounts.tokens import new_token
from mock_portal.errors import MessageRefused
from mock_portal.families.families import Families, Family
from mock_portal.mail.delivery import Delivery
from mock_portal.mail.messages import Messages
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenant


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
