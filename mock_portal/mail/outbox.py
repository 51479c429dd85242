"""The outbox: a message is written in the transaction of the fact that it tells, and sent afterwards.

So a portal that is killed sends at its next start what it had promised before. Only a kill between the server's reply
to a message and the note of it makes the portal send that message again, under the same Message-ID.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import partial
from weakref import WeakValueDictionary

from ..errors import MessageRefused
from ..faults.tenant_faults import TenantFaults
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant, Tenants
from .letters import Kind, Letter, Letters
from .message_faults import posting
from .smtp_client import MailClient, Wire

AT_ONCE = 8
"""How many letters are handed to the mail server at once."""
LONGEST_PAUSE = 300.0
"""The longest pause between two attempts to send the same letter, in seconds; the first is of two."""
MOST_ATTEMPTS = 20
"""How often a notice is tried: for about an hour and a half."""
LAST_LIMIT = 2.0
"""How long letters that are under way at the end may take, in seconds."""


@dataclass(frozen=True)
class FollowUp:
    """What is done in the transaction that forgets a letter: once it was sent, or was refused."""

    sent: Callable[[Tenant, Letter], None]
    refused: Callable[[Tenant, Letter, MessageRefused], None]


@dataclass(frozen=True)
class Outbox:
    """Takes messages, and hands them to the mail server while `run` runs."""

    store: Store
    letters: Letters
    tenants: Tenants
    tenant_faults: TenantFaults
    journal: Journal
    client: MailClient
    follow_ups: dict[Kind, FollowUp] = field(default_factory=dict)
    """By kind; those who write letters of a kind enter theirs."""
    _under_way: dict[int, int | None] = field(default_factory=dict)
    """The family of each letter that is being sent."""
    _turns: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    """By family: its letters go out one after the other, so that the last to arrive is the last that was written."""
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def put(
        self,
        tenant: Tenant,
        family: int | None,
        message: EmailMessage,
        kind: Kind = Kind.NOTICE,
        subject: int | None = None,
        *,
        delay: float = 0.0,
    ) -> Letter | None:
        """Write a letter, within the caller's transaction; None where a fault loses or delays it.

        Such a letter counts as sent at once: but for the journal, nobody is informed of what becomes of it.
        """
        with self.store.transaction():
            sent_as = posting(self.tenant_faults, tenant, message)
            wire = Wire.of(sent_as.message)
            is_held_up = sent_as.copies == 0 or sent_as.delay > 0
            kinds = [Kind.NOTICE if is_held_up else kind, Kind.NOTICE][: sent_as.copies]
            about = None if is_held_up else subject
            letters = [self.letters.add(tenant, family, each, about, wire, delay + sent_as.delay) for each in kinds]
            if is_held_up and kind in self.follow_ups:
                self.follow_ups[kind].sent(tenant, Letter(0, tenant.slug, family, kind, subject, wire, 0.0, 0))
        self._news.set()
        return None if is_held_up else letters[0]

    def put_void(self, tenant: Tenant, message: EmailMessage, *, delay: float) -> None:
        """Do for nobody what `put` does for a family."""
        self.letters.add(tenant, None, Kind.VOID, None, Wire.of(message), delay)
        self._news.set()

    async def deliver(self, letter: Letter) -> None:
        """Hand a letter to the mail server now, after those of its family that are under way.

        Raises:
            MessageRefused: the server did not take it.
        """
        self._under_way[letter.id] = letter.family
        await self._send(letter)

    async def _send(self, letter: Letter) -> None:
        try:
            async with self._turn_of(letter):
                await self._hand_over(letter)
        finally:
            del self._under_way[letter.id]
            self._news.set()

    def _turn_of(self, letter: Letter) -> asyncio.Lock:
        if letter.family is None:
            return asyncio.Lock()
        return self._turns.setdefault(letter.family, asyncio.Lock())

    async def _hand_over(self, letter: Letter) -> None:
        try:
            if letter.kind is Kind.VOID:
                self._note_sent(letter)
            else:
                await self.client.send(letter.wire, partial(self._note_sent, letter))
        except MessageRefused as error:
            self._note_refusal(letter, error)
            raise

    def _note_sent(self, letter: Letter) -> None:
        with self.store.transaction():
            tenant = self._forget(letter)
            if tenant and (follow_up := self.follow_ups.get(letter.kind)):
                follow_up.sent(tenant, letter)

    def _note_refusal(self, letter: Letter, error: MessageRefused) -> None:
        with self.store.transaction():
            if follow_up := self.follow_ups.get(letter.kind):
                if tenant := self._forget(letter):
                    follow_up.refused(tenant, letter, error)
                return
            tenant = self.tenants.find(letter.tenant)
            if tenant and letter.attempts == 0:
                self.journal.write(tenant, "message refused", letter.family, letter.wire.recipient)
            if error.is_final or letter.attempts >= MOST_ATTEMPTS:
                self._forget(letter)
            else:
                self.letters.postpone(letter, min(2.0 ** (letter.attempts + 1), LONGEST_PAUSE))

    def _forget(self, letter: Letter) -> Tenant | None:
        """The tenant of a letter that is removed; None where it went with its family or its tenant before."""
        return self.tenants.find(letter.tenant) if self.letters.remove(letter) else None

    async def run(self, stopping: asyncio.Event) -> None:
        """Send what is due, and what will be, until `stopping`; then what is due is sent for the last time."""
        tasks: set[asyncio.Task[None]] = set()
        ending = asyncio.create_task(stopping.wait())
        while not stopping.is_set():
            self._news.clear()
            tasks |= self._start_due()
            news = asyncio.create_task(self._news.wait())
            await asyncio.wait({news, ending}, timeout=self.letters.next_due(), return_when=asyncio.FIRST_COMPLETED)
            news.cancel()
            tasks = {task for task in tasks if not task.done()}
        tasks |= self._start_due()
        if tasks:
            await asyncio.wait(tasks, timeout=LAST_LIMIT)

    def _start_due(self) -> set[asyncio.Task[None]]:
        """Begin to send the letters that are due: of each family one after the other, in their order."""
        started = set()
        for letter in self.letters.due(most=AT_ONCE * 8):
            if len(self._under_way) >= AT_ONCE:
                break
            if letter.id not in self._under_way and not self._is_busy(letter.family):
                self._under_way[letter.id] = letter.family
                started.add(asyncio.create_task(self._send_in_background(letter)))
        return started

    def _is_busy(self, family: int | None) -> bool:
        return family is not None and family in self._under_way.values()

    async def _send_in_background(self, letter: Letter) -> None:
        try:
            await self._send(letter)
        except MessageRefused:
            return  # it is noted
