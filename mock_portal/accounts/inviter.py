"""The sending of invitations: generated, hashed, sent, and in force only when the mail server took the message."""

import random
import re
import unicodedata
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import count

from ..errors import AlreadyPersonalised, MessageRefused
from ..families.families import Families, Family
from ..mail.letters import Kind, Letter
from ..mail.messages import Messages
from ..mail.outbox import FollowUp, Outbox
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.randomness import DIGITS, LOWER, UPPER, text
from ..tenants.tenants import Tenant
from .account_locks import AccountLocks
from .invitations import Invitations
from .password_hashing import PasswordHashing
from .sessions import Sessions
from .tokens import new_token

FEWEST_DIGITS, TRIES = 4, 20
"""How many digits a user name ends with; one more where so many that were drawn are taken."""


@dataclass(frozen=True)
class _Drawn:
    """The provisional credentials and the token of a link, not yet anybody's."""

    username: str
    password: str
    token: str


@dataclass(frozen=True)
class Inviter:
    """Sends families their provisional credentials and their activation link."""

    store: Store
    families: Families
    invitations: Invitations
    hashing: PasswordHashing
    messages: Messages
    outbox: Outbox
    sessions: Sessions
    journal: Journal
    locks: AccountLocks

    async def invite(self, tenant: Tenant, family: Family) -> EmailMessage:
        """Send an invitation, the first or a new one; a new one ends the earlier ones and the family's sessions.

        Raises:
            AlreadyPersonalised: the family has its own credentials.
            MessageRefused: the mail server did not take the message; an earlier invitation stays in force.
            UnknownFamily: the family has been removed in the meantime.
            Busy: too many wait for the lock.
        """
        message, letter = await self.write(tenant, family)
        if letter:
            await self.outbox.deliver(letter)
        return message

    async def write(
        self, tenant: Tenant, family: Family, kind: Kind = Kind.INVITATION, *, delay: float = 0.0
    ) -> tuple[EmailMessage, Letter | None]:
        """Write an invitation, due after some seconds: the message, and its letter unless a fault holds that up.

        Raises:
            AlreadyPersonalised, UnknownFamily, Busy: as `invite`.
        """
        async with self.locks.of_family(family.id):
            while True:
                found = self.families.get(tenant, family.id)
                drawn = self._draw(tenant, found)
                password_hash = await self.hashing.hash(drawn.password)
                with self.store.transaction():
                    # Names and address may have changed, and another family may have taken the user name, meanwhile.
                    if self.families.get(tenant, found.id) == found and self._is_free(tenant, drawn.username):
                        return self._prepare(tenant, found, drawn, password_hash, kind, delay)

    def _draw(self, tenant: Tenant, family: Family) -> _Drawn:
        if family.credentials_chosen_at:
            raise AlreadyPersonalised(f"{family.name} has personalised the space already: no invitation is needed.")
        source = tenant.randomness.of("invitation", family.number, self.invitations.count(family.id))
        return _Drawn(self._new_username(tenant, family, source), new_password(source), new_token(source))

    def _prepare(
        self, tenant: Tenant, family: Family, drawn: _Drawn, password_hash: str, kind: Kind, delay: float
    ) -> tuple[EmailMessage, Letter | None]:
        message = self.messages.invitation(
            tenant, family, username=drawn.username, password=drawn.password, token=drawn.token
        )
        invitation = self.invitations.prepare(
            tenant, family.id, token=drawn.token, username=drawn.username, password_hash=password_hash
        )
        return message, self.outbox.put(tenant, family.id, message, kind, invitation, delay=delay)

    @property
    def follow_up(self) -> FollowUp:
        """What becomes of an invitation whose message was sent, or refused."""
        return FollowUp(self.note_sent, self.note_refused)

    def note_sent(self, tenant: Tenant, letter: Letter) -> None:
        """Put an invitation in force; unless the family has its own credentials by now, its sessions end."""
        assert letter.family
        assert letter.subject
        family = self.families.get(tenant, letter.family)
        if not family.credentials_chosen_at:
            self.sessions.end_all(family.id)
        self.invitations.confirm(tenant, letter.subject)
        self.journal.write(tenant, "message sent", family.id, letter.wire.recipient)

    def note_refused(self, tenant: Tenant, letter: Letter, _error: MessageRefused) -> None:
        """Forget an invitation; the one before stays in force."""
        assert letter.subject
        self.invitations.discard(letter.subject)
        self.journal.write(tenant, "message refused", letter.family, letter.wire.recipient)

    def _new_username(self, tenant: Tenant, family: Family, source: random.Random) -> str:
        stem = f"{_ascii(family.first_name)[:1]}{_ascii(family.last_name)[:20]}" or "famille"
        drawn = (f"{stem}{text(source, DIGITS, length)}" for length in count(FEWEST_DIGITS) for _ in range(TRIES))
        return next(username for username in drawn if self._is_free(tenant, username))

    def _is_free(self, tenant: Tenant, username: str) -> bool:
        return not (self.families.find_by_username(tenant, username) or self.invitations.usable(tenant, username))


def new_password(source: random.Random) -> str:
    """A provisional password such as Kp7m-Wx3n-Rt9d, easy to copy by hand."""
    groups = [
        source.choice(UPPER) + source.choice(LOWER) + source.choice(DIGITS) + source.choice(LOWER) for _ in range(3)
    ]
    return "-".join(groups)


def _ascii(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", decomposed.lower())
