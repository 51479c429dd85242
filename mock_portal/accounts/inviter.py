"""The sending of invitations: generated, hashed, sent, and in force only when the mail server took the message."""

import random
import re
import unicodedata
from dataclasses import dataclass
from email.message import EmailMessage

from ..errors import AlreadyPersonalised, MessageRefused
from ..families.families import Families, Family
from ..mail.delivery import Delivery
from ..mail.messages import Messages
from ..tenants.journal import Journal
from ..tenants.randomness import DIGITS, LOWER, UPPER, text
from ..tenants.tenants import Tenant
from .family_locks import FamilyLocks
from .invitations import Invitations
from .password_hashing import PasswordHashing
from .sessions import Sessions
from .tokens import new_token


@dataclass(frozen=True)
class Inviter:
    """Sends families their provisional credentials and their activation link."""

    families: Families
    invitations: Invitations
    hashing: PasswordHashing
    messages: Messages
    delivery: Delivery
    sessions: Sessions
    journal: Journal
    family_locks: FamilyLocks

    async def invite(self, tenant: Tenant, family: Family) -> EmailMessage:
        """Send an invitation, the first or a new one; a new one ends the earlier ones and the family's sessions.

        Raises:
            AlreadyPersonalised: the family has its own credentials.
            MessageRefused: the mail server did not take the message; an earlier invitation stays in force.
            UnknownFamily: the family has been removed in the meantime.
        """
        async with self.family_locks.of(family.id):
            return await self._invite(tenant, self.families.get(tenant, family.id))

    async def _invite(self, tenant: Tenant, family: Family) -> EmailMessage:
        if family.credentials_chosen_at:
            raise AlreadyPersonalised(f"{family.name} has personalised the space already: no invitation is needed.")
        source = tenant.randomness.of("invitation", family.number, self.invitations.count(family.id))
        username, password, token = self._new_username(tenant, family, source), new_password(source), new_token(source)
        message = self.messages.invitation(tenant, family, username=username, password=password, token=token)
        invitation = self.invitations.prepare(
            tenant, family.id, token=token, username=username, password_hash=await self.hashing.hash(password)
        )
        await self._send(tenant, family, message, invitation)
        return message

    async def _send(self, tenant: Tenant, family: Family, message: EmailMessage, invitation: int) -> None:
        try:
            await self.delivery.send(tenant, message)
        except MessageRefused:
            self.invitations.discard(invitation)
            self.journal.write(tenant, "message refused", family.id, family.email)
            raise
        self.sessions.end_all(family.id)
        self.invitations.confirm(tenant, invitation)
        self.journal.write(tenant, "message sent", family.id, family.email)

    def _new_username(self, tenant: Tenant, family: Family, source: random.Random) -> str:
        stem = f"{_ascii(family.first_name)[:1]}{_ascii(family.last_name)[:20]}" or "famille"
        while True:
            username = f"{stem}{text(source, DIGITS, 4)}"
            taken = self.families.find_by_username(tenant, username) or self.invitations.usable(tenant, username)
            if not taken:
                return username


def new_password(source: random.Random) -> str:
    """A provisional password such as Kp7m-Wx3n-Rt9d, easy to copy by hand."""
    groups = [
        source.choice(UPPER) + source.choice(LOWER) + source.choice(DIGITS) + source.choice(LOWER) for _ in range(3)
    ]
    return "-".join(groups)


def _ascii(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", decomposed.lower())
