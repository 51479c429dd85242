"""From the end of SMTP to the mailbox: at once and together, or as a fault orders it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from fake_smtp.faults.fault import Fault
from fake_smtp.faults.faults import Faults
from fake_smtp.log import record
from fake_smtp.mailbox.mailbox import Mailbox
from fake_smtp.mime.envelope import Envelope
from fake_smtp.store.results import Held
from fake_smtp.store.scope import Scope


class Delivery:
    """Commits messages that end at the same moment in one transaction; used in one event loop only."""

    def __init__(
        self, mailbox: Mailbox, faults: Faults, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._mailbox = mailbox
        self._faults = faults
        self._now = now
        self._new_id = new_id
        self._batch: list[tuple[Envelope, asyncio.Future[str]]] = []
        self._overtaken: list[Held] = []

    def resume(self) -> None:
        """Take up what an earlier process held back in the data file."""
        for held in self._mailbox.held():
            self._await_turn(held)

    async def deliver(self, envelope: Envelope) -> str:
        """Return the id of the message as soon as it is stored."""
        if not self._faults.any_for_delivery():
            return await self._commit(envelope)
        shares = self._faults.share(envelope.sender, envelope.recipients)
        ids = [await self._deliver_part(fault, replace(envelope, recipients=share)) for fault, share in shares]
        return ids[-1]

    async def _deliver_part(self, fault: Fault | None, envelope: Envelope) -> str:
        if fault is None:
            return await self._commit(envelope)
        record("fault", kind=fault.kind, sender=envelope.sender, recipients=envelope.recipients)
        match fault:
            case Fault(kind="duplicate"):
                await self._commit(envelope)
                return await self._commit(envelope)
            case Fault(kind="late"):
                self._hold(envelope, self._now() + timedelta(seconds=fault.seconds))
            case Fault(kind="reorder"):
                return await self._overtake(fault, envelope)
        return self._new_id()

    async def _overtake(self, fault: Fault, envelope: Envelope) -> str:
        if any(Scope(held.mailbox) == Scope(fault.mailbox) for held in self._overtaken):
            return await self._commit(envelope)
        self._hold(envelope, None, fault.mailbox)
        return self._new_id()

    async def _commit(self, envelope: Envelope) -> str:
        loop = asyncio.get_running_loop()
        stored: asyncio.Future[str] = loop.create_future()
        self._batch.append((envelope, stored))
        if len(self._batch) == 1:
            loop.call_soon(self._flush)
        message_id = await stored
        if self._overtaken:
            self._release_overtaken(envelope)
        return message_id

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        try:
            messages = self._mailbox.deliver([envelope for envelope, _ in batch])
        except Exception as error:
            # Every client of the batch is told; the dialogue logs it.
            for _, waiting in batch:
                if not waiting.done():
                    waiting.set_exception(error)
        else:
            for (_, waiting), message in zip(batch, messages, strict=True):
                if not waiting.done():
                    waiting.set_result(message.id)

    def _hold(self, envelope: Envelope, due: datetime | None, mailbox: str = "") -> None:
        self._await_turn(self._mailbox.hold(envelope, due, mailbox))

    def _await_turn(self, held: Held) -> None:
        if held.due is None:
            self._overtaken.append(held)
        else:
            wait = (held.due - self._now()).total_seconds()
            asyncio.get_running_loop().call_later(max(wait, 0), self._release, held)

    def _release_overtaken(self, envelope: Envelope) -> None:
        for held in list(self._overtaken):
            if Scope(held.mailbox).has(envelope.sender, envelope.recipients):
                self._overtaken.remove(held)
                self._release(held)

    def _release(self, held: Held) -> None:
        self._mailbox.deliver([replace(held.envelope, received=self._now())], released=held)
