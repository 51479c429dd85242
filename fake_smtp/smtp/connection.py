"""One SMTP connection: aiosmtpd 1.4.6, with workarounds for what it does wrong below the level of the commands."""

import asyncio
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from ..log import log_exception
from .backend import SmtpBackend
from .enhanced_codes import with_enhanced_code

_COMMAND_BYTES = 512
# RFC 5321 (4.5.3.1.4) lets each extension lengthen its commands: SIZE, BODY, SMTPUTF8, DSN; RFC 4954 for AUTH.
_EXTENDED_COMMAND_BYTES = {"MAIL": 2048, "RCPT": 2048, "AUTH": 12288}
_NEW_LINE = b"\r\n"
_END_OF_DATA = b"\r\n.\r\n"


class _CommandLimits(dict[str, int]):
    def __missing__(self, command: str) -> int:
        return _COMMAND_BYTES


class _InputReader(asyncio.StreamReader):
    """A reader whose end ends the task that reads, as aiosmtpd expects it."""

    async def readuntil(self, separator: Any = b"\n") -> bytes:
        """Read to the separator; the task is cancelled where the client sends no more."""
        try:
            return await super().readuntil(separator)
        except asyncio.IncompleteReadError:
            raise asyncio.CancelledError from None


class Connection(SMTP):
    """The connection to one client: timeouts, replies, and the data of a message."""

    # The limit of the stream reader: the most bytes that are read at a time, not the longest line.
    line_length_limit = 2**16

    # aiosmtpd declares both as optional; they are set before a command is read.
    session: Session
    envelope: Envelope

    def __init__(
        self, backend: SmtpBackend, connections: "set[Connection]", *, timeout: float, **settings: Any
    ) -> None:
        # aiosmtpd has this dictionary on the class: all connections share it, each new one clears it, EHLO changes it.
        self.command_size_limits = _CommandLimits()
        # Without a hostname aiosmtpd asks DNS for one, which may block for seconds.
        super().__init__(backend, enable_SMTPUTF8=True, hostname="fake-smtp", ident="ESMTP", **settings)
        self.command_size_limits.update(_EXTENDED_COMMAND_BYTES)
        self._backend = backend
        self._connections = connections
        self._idle_seconds = timeout
        self._last_active = 0.0
        self.encrypted = False
        """Whether the connection uses TLS; aiosmtpd itself knows of STARTTLS only."""

    def clone(self) -> Self:
        """Return a connection with the same settings for the next client.

        The constructor of aiosmtpd inspects all members of the class, which takes longer than receiving a message.
        """
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        reader = _InputReader(loop=self.loop, limit=self.line_length_limit)
        asyncio.StreamReaderProtocol.__init__(new, reader, new._cb_client_connected, self.loop)
        new._smtp_methods = {name: getattr(new, method.__name__) for name, method in self._smtp_methods.items()}
        return new

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Add this connection to the open ones, or begin anew with TLS."""
        self._connections.add(self)
        # Asked now: a TLS transport that the client has torn down answers no more.
        self.encrypted = transport.get_extra_info("sslcontext") is not None
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Note the activity: a client that sends a message byte by byte is slow, but not idle."""
        self._last_active = self.loop.time()
        super().data_received(data)

    def eof_received(self) -> bool | None:
        """Answer what came before: a client may send all its commands, close its side, and then read the replies.

        aiosmtpd cancels the command that it works on, though the message may be stored already.
        """
        return False if self.encrypted else asyncio.StreamReaderProtocol.eof_received(self)

    def connection_lost(self, error: Exception | None) -> None:
        """Remove this connection from the open ones."""
        self._connections.discard(self)
        super().connection_lost(error)

    @property
    def peer(self) -> str:
        """Return the client's IP address and port, as ``127.0.0.1:40000``."""
        return "{}:{}".format(*self.session.peer[:2]) if self.session and self.session.peer else ""

    def close(self) -> None:
        """Close the connection after the replies are sent."""
        if self.transport is not None:
            self.transport.close()

    def abort(self) -> None:
        """Close the connection at once; replies not yet sent are lost."""
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()

    def _reset_timeout(self, duration: float | None = None) -> None:
        """Start the timer, once: ``data_received`` notes the activity; a new one for each command costs more."""
        if self._timeout_handle is None:
            self._last_active = self.loop.time()
            self._timeout_handle = self.loop.call_later(duration or self._idle_seconds, self._timeout_cb)

    def _timeout_cb(self) -> None:
        """Close an idle connection with a reply that says why; aiosmtpd closes it without one."""
        remaining = self._last_active + self._idle_seconds - self.loop.time()
        if remaining > 0:
            self._timeout_handle = self.loop.call_later(remaining, self._timeout_cb)
            return
        self._backend.refused("421 4.4.2 idle", self.peer)
        self._writer.write(b"421 4.4.2 Idle for too long, closing the connection\r\n")
        super()._timeout_cb()  # type: ignore[no-untyped-call]

    def reset_envelope(self) -> None:
        """Discard the envelope, as RSET does."""
        self._set_rset_state()  # type: ignore[no-untyped-call]

    async def push(self, status: str | bytes) -> None:
        """Send a reply. A ``str`` gets an enhanced status code, and is logged when it is an error (4xx, 5xx)."""
        if isinstance(status, str):
            reply = with_enhanced_code(status)
            if reply[0] in "45":
                self._backend.refused(reply, self.peer, *self._envelope_addresses())
            status = reply.encode("utf-8", "backslashreplace")
        self._writer.write(status + _NEW_LINE)
        await self._writer.drain()

    def _envelope_addresses(self) -> tuple[str, tuple[str, ...]]:
        if self.envelope is None or self.envelope.mail_from is None:
            return "", ()
        return self.envelope.mail_from, tuple(self.envelope.rcpt_tos)

    async def handle_exception(self, error: Exception) -> str:
        """Log an unexpected error and return a temporary error reply: the client may try again, nothing is lost."""
        log_exception(f"A command of {self.peer} failed")
        return f"451 4.3.0 The mail catcher failed ({type(error).__name__}); its log says more"

    async def read_data(self, limit: int) -> bytes | None:
        """Read the data of a message and undo the dot stuffing; return None when it has more than ``limit`` bytes.

        aiosmtpd reads line by line and refuses lines over 1001 bytes. Only CR LF . CR LF ends the data: a variant
        with a bare CR or LF would allow SMTP smuggling.
        """
        # The DATA command ended with CR LF, so a first line with a single dot ends the data too.
        self._reader._buffer[:0] = _NEW_LINE  # type: ignore[attr-defined]
        chunks: list[bytes] = []
        size = -len(_NEW_LINE + b".\r\n")
        ended = False
        while not ended:
            chunk, ended = await self._read_chunk()
            size += len(chunk)
            if size <= limit:
                chunks.append(chunk)
            else:
                chunks.clear()
        return undo_dot_stuffing(b"".join(chunks)) if size <= limit else None

    async def _read_chunk(self) -> tuple[bytes, bool]:
        try:
            return await self._reader.readuntil(_END_OF_DATA), True
        except asyncio.LimitOverrunError as overrun:
            return await self._reader.readexactly(overrun.consumed), False


def undo_dot_stuffing(data: bytes) -> bytes:
    """Return the message in ``data``, which begins with the line break before it and ends with the final dot."""
    return data[: -len(b".\r\n")].replace(b"\r\n.", _NEW_LINE)[len(_NEW_LINE) :]


class TooManyConnections(asyncio.Protocol):
    """The protocol of a client beyond the limit of connections: it gets a 421 and is disconnected."""

    def __init__(self, backend: SmtpBackend) -> None:
        self._backend = backend

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the refusal and close the connection."""
        self._backend.refused("421 4.3.2 connections", "{}:{}".format(*transport.get_extra_info("peername")[:2]))
        assert isinstance(transport, asyncio.WriteTransport)
        transport.write(b"421 4.3.2 Too many connections, try again later\r\n")
        transport.close()
