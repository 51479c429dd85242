"""From SMTP to the mailbox: accepted messages are committed in batches; faults lose, double or hold them back."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from ..errors import DiskFull
from ..faults.fault import Fault
from ..faults.faults import Faults
from ..log import log_event
from ..mime.envelope import Envelope
from ..store.results import HeldMessage
from ..store.rows import Arrival
from ..store.scope import Scope
from ..store.store import has_long_headers
from .mailbox import Mailbox

_SECONDS_TO_NEXT_ATTEMPT = 1


class Delivery:
    """Commits messages that were received at the same moment in one transaction; used in one event loop only."""

    def __init__(
        self, mailbox: Mailbox, faults: Faults, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._mailbox = mailbox
        self._faults = faults
        self._now = now
        self._new_id = new_id
        self._batch: list[tuple[Arrival, asyncio.Future[str]]] = []
        self._reordered: list[HeldMessage] = []

    def resume(self) -> None:
        """Schedule the messages that an earlier process held back in the data file."""
        for held in self._mailbox.held():
            self._schedule(held)

    async def deliver(self, envelope: Envelope) -> str:
        """Store the message, and return its id."""
        if not self._faults.any_affects_delivery():
            return await self._commit(envelope)
        shares = self._faults.apply_to_delivery(envelope.sender, envelope.recipients)
        ids = [await self._deliver_share(fault, replace(envelope, recipients=share)) for fault, share in shares]
        return ids[-1]

    async def _deliver_share(self, fault: Fault | None, envelope: Envelope) -> str:
        if fault is None:
            return await self._commit(envelope)
        log_event("fault", kind=fault.kind, sender=envelope.sender, recipients=envelope.recipients)
        match fault:
            case Fault(kind="duplicate"):
                await self._commit(envelope)
                return await self._commit(envelope)
            case Fault(kind="late"):
                self._hold(envelope, self._now() + timedelta(seconds=fault.seconds))
            case Fault(kind="reorder"):
                return await self._reorder(fault, envelope)
        return self._new_id()

    async def _reorder(self, fault: Fault, envelope: Envelope) -> str:
        if any(Scope(held.mailbox) == Scope(fault.mailbox) for held in self._reordered):
            return await self._commit(envelope)
        self._hold(envelope, None, fault.mailbox)
        return self._new_id()

    async def _commit(self, envelope: Envelope) -> str:
        loop = asyncio.get_running_loop()
        arrival = await self._arrival(envelope)
        stored: asyncio.Future[str] = loop.create_future()
        self._batch.append((arrival, stored))
        if len(self._batch) == 1:
            loop.call_soon(self._flush)
        message_id = await stored
        if self._reordered:
            self._release_reordered(envelope)
        return message_id

    async def _arrival(self, envelope: Envelope) -> Arrival:
        if not has_long_headers(envelope.raw):
            return self._mailbox.arrival(envelope)
        return await asyncio.get_running_loop().run_in_executor(None, self._mailbox.arrival, envelope)

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        try:
            messages = self._mailbox.add([arrival for arrival, _ in batch])
        except Exception as error:
            # Every client of the batch gets an error reply; its connection logs the error.
            for _, stored in batch:
                if not stored.done():
                    stored.set_exception(error)
        else:
            for (_, stored), message in zip(batch, messages, strict=True):
                if not stored.done():
                    stored.set_result(message.id)

    def _hold(self, envelope: Envelope, due: datetime | None, mailbox: str = "") -> None:
        self._schedule(self._mailbox.hold(envelope, due, mailbox))

    def _schedule(self, held: HeldMessage) -> None:
        if held.due is None:
            self._reordered.append(held)
        else:
            wait = (held.due - self._now()).total_seconds()
            asyncio.get_running_loop().call_later(max(wait, 0), self._release, held)

    def _release_reordered(self, envelope: Envelope) -> None:
        for held in list(self._reordered):
            if Scope(held.mailbox).has(envelope.sender, envelope.recipients):
                self._reordered.remove(held)
                self._release(held)

    def _release(self, held: HeldMessage) -> None:
        try:
            self._mailbox.deliver([replace(held.envelope, received=self._now())], released=held)
        except DiskFull:
            asyncio.get_running_loop().call_later(_SECONDS_TO_NEXT_ATTEMPT, self._release, held)
