"""A real SMTP server that keeps what it is given, or refuses it."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession


class MailSink:
    """Listens on a free port from `__enter__` to `__exit__`."""

    def __init__(self) -> None:
        self.refusal: str | None = None
        self._arrived: Queue[EmailMessage] = Queue()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    async def handle_DATA(self, _server: SMTP, _session: SmtpSession, envelope: Envelope) -> str:  # noqa: N802
        if self.refusal:
            return self.refusal
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self._arrived.put(message)
        return "250 OK"

    def take(self, to: str) -> EmailMessage:
        """The next message to an address, which must have come or come within seconds; others are dropped."""
        while True:
            message = self._arrived.get(timeout=5)
            if message["To"].addresses[0].addr_spec == to:
                return message

    def next(self) -> EmailMessage:
        """The next message, whoever it is to."""
        return self._arrived.get(timeout=5)

    def rest(self) -> list[EmailMessage]:
        """The messages that have come and were not taken."""
        messages = []
        while not self._arrived.empty():
            messages.append(self._arrived.get_nowait())
        return messages

    def clear(self) -> None:
        """Forget what came, and refuse nothing."""
        self.refusal = None
        self.rest()

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(5)
        self.address: tuple[str, int] = self._server.sockets[0].getsockname()
        return self

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(lambda: SMTP(self, loop=self._loop), "127.0.0.1", 0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
