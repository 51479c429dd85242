"""The recovery of a lost message or password: a new link, by mail only."""

import random
import secrets
from dataclasses import dataclass

from ..errors import AlreadyPersonalised, MessageRefused, UnknownFamily
from ..families.families import Families, Family
from ..mail.letters import Kind, Letter
from ..mail.messages import Messages
from ..mail.outbox import FollowUp, Outbox
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .account_locks import AccountLocks
from .help_requests import HelpRequests
from .inviter import Inviter
from .password_hashing import PasswordHashing
from .password_resets import PasswordResets
from .tokens import new_token

SOONEST, LATEST = 0.2, 0.5
"""When a letter is handed to the mail server after the answer, by chance between these, in seconds: the work of that,
which there is for registered addresses alone, falls into no request that could be told to follow the answer."""


@dataclass(frozen=True)
class Recovery:
    """Sends a registered family a new invitation or, once it has its credentials, a link to a new password.

    For every address the same work is done, all of it before the answer: a lock, a hash, a message, a letter.
    """

    store: Store
    families: Families
    inviter: Inviter
    requests: HelpRequests
    resets: PasswordResets
    hashing: PasswordHashing
    messages: Messages
    outbox: Outbox
    journal: Journal
    locks: AccountLocks

    async def ask(self, tenant: Tenant, email: str) -> None:
        """Write the letter with the link that a family needs, if the e-mail address is registered.

        Raises:
            Busy: too many wait, for this address or at all.
        """
        delay = random.uniform(SOONEST, LATEST)
        async with self.locks.of_address(tenant, email):
            is_admitted = self.requests.admit(tenant, email)
            family = self.families.find_by_email(tenant, email) if is_admitted else None
            if family and not family.credentials_chosen_at and await self._invite(tenant, family, delay):
                return
            await self.hashing.hash(secrets.token_urlsafe(12))
            with self.store.transaction():
                family = self.families.find_by_email(tenant, email) if is_admitted else None
                if family and family.credentials_chosen_at:
                    self._write_reset(tenant, family, delay)
                else:
                    self._write_nothing(tenant, email, delay, is_admitted=is_admitted)

    async def _invite(self, tenant: Tenant, family: Family, delay: float) -> bool:
        """Whether the family could be invited: it may have chosen its credentials, or be gone, meanwhile."""
        try:
            await self.inviter.write(tenant, family, Kind.INVITATION_ASKED, delay=delay)
        except (AlreadyPersonalised, UnknownFamily):
            return False
        return True

    def _write_reset(self, tenant: Tenant, family: Family, delay: float) -> None:
        token = new_token(tenant.randomness.of("reset", family.number, self.resets.count(family.id)))
        reset = self.resets.prepare(tenant, family.id, token)
        message = self.messages.password_reset(tenant, family, token)
        self.outbox.put(tenant, family.id, message, Kind.PASSWORD_RESET, reset, delay=delay)

    def _write_nothing(self, tenant: Tenant, email: str, delay: float, *, is_admitted: bool) -> None:
        detail = "too many requests for the address" if is_admitted is False else "the address is not registered"
        self.journal.write(tenant, "help refused", detail=detail)
        token = new_token(random.Random())
        self.outbox.put_void(tenant, self.messages.password_reset(tenant, _nobody(email), token), delay=delay)

    @property
    def follow_ups(self) -> dict[Kind, FollowUp]:
        """What becomes of the letters that families ask for."""
        return {
            Kind.INVITATION_ASKED: FollowUp(self.inviter.note_sent, self._note_refused_invitation),
            Kind.PASSWORD_RESET: FollowUp(self._note_sent, self._note_refused),
        }

    def _note_sent(self, tenant: Tenant, letter: Letter) -> None:
        self.journal.write(tenant, "password reset sent", letter.family)

    def _note_refused(self, tenant: Tenant, letter: Letter, _error: MessageRefused) -> None:
        """Forget the link; the one before is valid again."""
        assert letter.subject
        self.resets.discard(letter.subject)
        self.journal.write(tenant, "help failed", letter.family, "the mail server refused the message")

    def _note_refused_invitation(self, tenant: Tenant, letter: Letter, error: MessageRefused) -> None:
        self.inviter.note_refused(tenant, letter, error)
        self.journal.write(tenant, "help failed", letter.family, "the mail server refused the message")


def _nobody(email: str) -> Family:
    """A family that there is not, with this address."""
    return Family(0, 0, "Camille", "Martin", email, "", *[None] * 9)
