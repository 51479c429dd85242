"""One SMTP connection: aiosmtpd 1.4.6, with its weak points below the commands worked around."""

import asyncio
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from fake_smtp.log import failure
from fake_smtp.smtp.backend import Reception
from fake_smtp.smtp.enhanced_codes import enhanced

_COMMAND_BYTES = 512
# RFC 5321 (4.5.3.1.4) lets each extension lengthen its commands: SIZE, BODY, SMTPUTF8, DSN; RFC 4954 for AUTH.
_EXTENDED_COMMAND_BYTES = {"MAIL": 2048, "RCPT": 2048, "AUTH": 12288}
_NEW_LINE = b"\r\n"
_END_OF_DATA = b"\r\n.\r\n"


class _CommandLimits(dict[str, int]):
    def __missing__(self, command: str) -> int:
        return _COMMAND_BYTES


class Connection(SMTP):
    """The line between one client and the mail catcher."""

    # The limit of the stream reader: the largest piece that is read at a time, not the longest line.
    line_length_limit = 2**16

    # Both are there as soon as a command is read.
    session: Session
    envelope: Envelope

    def __init__(
        self, reception: Reception, connections: "set[Connection]", *, timeout: float, **settings: Any
    ) -> None:
        # On the class this dictionary is shared by all connections, cleared by each new one and raised by each EHLO.
        self.command_size_limits = _CommandLimits()
        # Without a hostname aiosmtpd asks the name service, which may block for seconds.
        super().__init__(reception, enable_SMTPUTF8=True, hostname="fake-smtp", ident="ESMTP", **settings)
        self.command_size_limits.update(_EXTENDED_COMMAND_BYTES)
        self._reception = reception
        self._connections = connections
        self._idle_seconds = timeout
        self._last_active = 0.0

    def another(self) -> Self:
        """Return a connection with the same settings for the next client.

        aiosmtpd looks through all its members whenever a connection is built, which takes longer than a message.
        """
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        reader = asyncio.StreamReader(loop=self.loop, limit=self.line_length_limit)
        asyncio.StreamReaderProtocol.__init__(new, reader, new._cb_client_connected, self.loop)
        new._smtp_methods = {name: getattr(new, method.__name__) for name, method in self._smtp_methods.items()}
        return new

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count this connection among the open ones."""
        self._connections.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Forget this connection."""
        self._connections.discard(self)
        super().connection_lost(error)

    @property
    def encrypted(self) -> bool:
        """Return whether the client speaks TLS; aiosmtpd itself knows of STARTTLS only."""
        return self.transport is not None and self.transport.get_extra_info("sslcontext") is not None

    @property
    def peer(self) -> str:
        """Return the client's address and port."""
        return "{}:{}".format(*self.session.peer[:2]) if self.session and self.session.peer else ""

    def hang_up(self) -> None:
        """Close the connection from the server's side."""
        if self.transport is not None:
            self.transport.close()

    def cut_off(self) -> None:
        """End the connection at once, whatever the client still has to read."""
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()

    def _reset_timeout(self, duration: float | None = None) -> None:
        """Note the activity; aiosmtpd sets a new timer for each command."""
        self._last_active = self.loop.time()
        if self._timeout_handle is None:
            self._timeout_handle = self.loop.call_later(duration or self._idle_seconds, self._timeout_cb)

    def _timeout_cb(self) -> None:
        """Say why before closing an idle connection."""
        remaining = self._last_active + self._idle_seconds - self.loop.time()
        if remaining > 0:
            self._timeout_handle = self.loop.call_later(remaining, self._timeout_cb)
            return
        self._reception.refused("421 4.4.2 idle", self.peer)
        self._writer.write(b"421 4.4.2 Idle for too long, closing the connection\r\n")
        super()._timeout_cb()  # type: ignore[no-untyped-call]

    def forget_message(self) -> None:
        """Be ready for the next message."""
        self._set_rset_state()  # type: ignore[no-untyped-call]

    async def push(self, status: str | bytes) -> None:
        """Send a reply; a text gets its enhanced status code, and is logged where it refuses something."""
        if isinstance(status, str):
            reply = enhanced(status)
            if reply[0] in "45":
                self._reception.refused(reply, self.peer, *self._correspondents())
            status = reply.encode("utf-8", "backslashreplace")
        self._writer.write(status + _NEW_LINE)
        await self._writer.drain()

    def _correspondents(self) -> tuple[str, tuple[str, ...]]:
        if self.envelope is None or self.envelope.mail_from is None:
            return "", ()
        return self.envelope.mail_from, tuple(self.envelope.rcpt_tos)

    async def handle_exception(self, error: Exception) -> str:
        """Answer a failure of our own as temporary: the client may try again, nothing is lost."""
        failure(f"A command of {self.peer} failed")
        return f"451 4.3.0 The mail catcher failed ({type(error).__name__}); its log says more"

    async def read_data(self, limit: int) -> bytes | None:
        """Read up to the line with a single dot, and undo the dot stuffing; None when it is larger than the limit.

        aiosmtpd reads line by line and refuses lines over 1001 bytes. Only CR LF . CR LF ends the data: no
        variant with a bare CR or LF does (SMTP smuggling).
        """
        # The reply before the data ended with CR LF, so a first line with a single dot ends it too.
        self._reader._buffer[:0] = _NEW_LINE  # type: ignore[attr-defined]
        pieces: list[bytes] = []
        size = -len(_NEW_LINE + b".\r\n")
        ended = False
        while not ended:
            piece, ended = await self._piece()
            size += len(piece)
            if size <= limit:
                pieces.append(piece)
            else:
                pieces.clear()
            self._reset_timeout()
        return unstuffed(b"".join(pieces)) if size <= limit else None

    async def _piece(self) -> tuple[bytes, bool]:
        try:
            return await self._reader.readuntil(_END_OF_DATA), True
        except asyncio.LimitOverrunError as overrun:
            return await self._reader.readexactly(overrun.consumed), False


def unstuffed(data: bytes) -> bytes:
    """Return what lies between the line break before the data and the final dot."""
    return data[: -len(b".\r\n")].replace(b"\r\n.", _NEW_LINE)[len(_NEW_LINE) :]


class TooManyConnections(asyncio.Protocol):
    """What a client meets when every connection is taken."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Refuse and hang up."""
        self._reception.refused("421 4.3.2 connections", "{}:{}".format(*transport.get_extra_info("peername")[:2]))
        assert isinstance(transport, asyncio.WriteTransport)
        transport.write(b"421 4.3.2 Too many connections, try again later\r\n")
        transport.close()
