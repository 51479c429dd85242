"""The SMTP commands: extensions offered, arguments checked, replies given."""

import asyncio
from base64 import b64encode
from typing import Any

from aiosmtpd.smtp import syntax

from ..errors import DiskFull
from ..faults.fault import Command, Fault
from ..limits import Limits
from ..mime.envelope import Envelope
from .authentication import MECHANISMS, Authentication, AuthenticationFailed, Credentials, exchange
from .backend import SmtpBackend
from .connection import Connection
from .mail_path import BadPath, MailPath, parse_path

# DSN parameters are accepted and ignored: nothing is delivered from here, so there is nothing to notify.
_MAIL_PARAMETERS = frozenset({"SIZE", "BODY", "SMTPUTF8", "AUTH", "RET", "ENVID"})
_RCPT_PARAMETERS = frozenset({"NOTIFY", "ORCPT"})
_SERVICE_CLOSING = 421


class CommandHandler(Connection):
    """A connection with its commands; each replaces a method of aiosmtpd, and its docstring says why."""

    def __init__(
        self,
        backend: SmtpBackend,
        connections: set[Connection],
        authentication: Authentication,
        limits: Limits,
        **settings: Any,
    ) -> None:
        super().__init__(backend, connections, timeout=limits.idle_seconds, **settings)
        self._authentication = authentication
        self._limits = limits
        self._auth_required = authentication.mode == "required"
        self._username = ""

    async def _handle_client(self) -> None:
        if await self._apply_faults("CONNECT"):
            self.close()
        else:
            await super()._handle_client()

    @syntax("EHLO hostname")
    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802 (aiosmtpd finds commands by these names)
        """List the extensions; aiosmtpd offers AUTH after STARTTLS only, and does not list all that it supports."""
        if await self._apply_faults("EHLO"):
            return
        if not hostname:
            await self.push("501 Syntax: EHLO hostname")
            return
        self.reset_envelope()
        self.session.extended_smtp = True
        self.session.host_name = hostname
        *first, last = [self.hostname, *self._extensions()]
        await self.push("".join(f"250-{line}\r\n" for line in first).encode() + f"250 {last}".encode())

    def _extensions(self) -> list[str]:
        offered = [f"SIZE {self._limits.message_bytes}", "8BITMIME", "SMTPUTF8", "PIPELINING", "ENHANCEDSTATUSCODES"]
        if self._offers_starttls:
            offered.append("STARTTLS")
        if self._offers_authentication:
            offered.append("AUTH " + " ".join(MECHANISMS))
        return [*offered, "HELP"]

    @property
    def _offers_starttls(self) -> bool:
        return bool(self.tls_context) and not self.encrypted

    @property
    def _offers_authentication(self) -> bool:
        return self._authentication.mode != "off"

    @syntax("HELO hostname")
    async def smtp_HELO(self, hostname: str) -> None:  # noqa: N802
        """Greet a client that knows no extensions; replaced to apply the faults of EHLO."""
        if not hostname:
            await self.push("501 Syntax: HELO hostname")
        elif not await self._apply_faults("EHLO"):
            self.reset_envelope()
            self.session.extended_smtp = False
            self.session.host_name = hostname
            await self.push(f"250 {self.hostname}".encode())

    @syntax("STARTTLS", when="_offers_starttls")
    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802
        """Start TLS; aiosmtpd would start it a second time inside TLS."""
        if self.encrypted:
            await self.push("503 TLS is in use already")
        else:
            await super().smtp_STARTTLS(arg)

    @syntax("AUTH mechanism [initial-response]", when="_offers_authentication")
    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802
        """Authenticate the client; aiosmtpd refuses it over implicit TLS, and mechanisms in lower case."""
        if await self.check_helo_needed("EHLO"):
            return
        try:
            credentials = await self._credentials(arg)
        except AuthenticationFailed as failed:
            await self.push(failed.reply)
            return
        if await self._apply_faults("AUTH"):
            return
        if reply := self._backend.refuse_credentials(self._authentication, credentials):
            await self.push(reply)
        else:
            self.session.authenticated = True
            self._username = credentials.username
            await self.push("235 2.7.0 Authentication successful")

    async def _credentials(self, arg: str | None) -> Credentials:
        if not self._offers_authentication:
            raise AuthenticationFailed("502 5.5.1 Authentication is not on offer")
        if self.session.authenticated or self.envelope.mail_from is not None:
            raise AuthenticationFailed("503 5.5.1 Signed in already, or in the middle of a message")
        words = (arg or "").split()
        if not 1 <= len(words) <= 2:
            raise AuthenticationFailed("501 5.5.4 Syntax: AUTH mechanism [initial-response]")
        return await exchange(words[0].upper(), words[1] if len(words) == 2 else None, self._challenge)

    async def _challenge(self, question: bytes) -> bytes:
        await self.push(b"334 " + b64encode(question))
        try:
            return bytes((await self._reader.readuntil(b"\n")).strip())
        except asyncio.LimitOverrunError as overrun:
            await self._reader.readexactly(overrun.consumed)
            raise AuthenticationFailed("500 5.5.6 Authentication line too long") from None

    @syntax("MAIL FROM:<address>", extended=" [parameters]")
    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        """Set the sender; aiosmtpd refuses the parameters of DSN and AUTH, and keeps ``<>`` as an address."""
        if await self.check_helo_needed() or await self.check_auth_needed("MAIL"):
            return
        if self.envelope.mail_from is not None:
            await self.push("503 Error: nested MAIL command")
            return
        try:
            path = parse_path(arg, "FROM", _MAIL_PARAMETERS)
            self._check_sender(path)
        except BadPath as bad:
            await self.push(bad.reply)
            return
        if await self._apply_faults("MAIL", path.address):
            return
        if reply := self._backend.refuse_sender():
            await self.push(reply)
            return
        self.envelope.mail_from = path.address
        self.envelope.smtp_utf8 = "SMTPUTF8" in path.parameters
        await self.push(b"250 2.1.0 Sender ok")

    def _check_sender(self, path: MailPath) -> None:
        size = path.parameters.get("SIZE", "0")
        if not (size.isascii() and size.isdigit()):
            raise BadPath("501 5.5.4 SIZE is a number of bytes")
        if len(size) > 20 or int(size) > self._limits.message_bytes:
            raise BadPath(self._too_large)
        if path.parameters.get("BODY", "7BIT").upper() not in ("7BIT", "8BITMIME"):
            raise BadPath("501 5.5.4 BODY is 7BIT or 8BITMIME")
        _check_ascii(path, utf8="SMTPUTF8" in path.parameters)

    @syntax("RCPT TO:<address>", extended=" [parameters]")
    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        """Add a recipient; aiosmtpd refuses the parameters of DSN, and has no limit."""
        if await self.check_helo_needed() or await self.check_auth_needed("RCPT"):
            return
        if self.envelope.mail_from is None:
            await self.push("503 Error: need MAIL command")
            return
        try:
            path = parse_path(arg, "TO", _RCPT_PARAMETERS)
            self._check_recipient(path)
        except BadPath as bad:
            await self.push(bad.reply)
            return
        if await self._apply_faults("RCPT", self.envelope.mail_from, (path.address,)):
            return
        if reply := self._backend.refuse_recipient():
            await self.push(reply)
            return
        self.envelope.rcpt_tos.append(path.address)
        await self.push(b"250 2.1.5 Recipient ok")

    def _check_recipient(self, path: MailPath) -> None:
        if not path.address:
            raise BadPath("501 5.1.3 A recipient has an address")
        if len(self.envelope.rcpt_tos) >= self._limits.recipients:
            raise BadPath(f"452 4.5.3 No more than {self._limits.recipients} recipients for one message")
        _check_ascii(path, utf8=self.envelope.smtp_utf8)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        """Receive the message, and reply 250 when it is stored; aiosmtpd limits the length of its lines."""
        if await self.check_helo_needed() or await self.check_auth_needed("DATA"):
            return
        sender, recipients = self.envelope.mail_from, tuple(self.envelope.rcpt_tos)
        if sender is None or not recipients or arg:
            await self.push("501 Syntax: DATA" if arg else "503 Error: need RCPT command")
            return
        try:
            await self._receive(sender, recipients)
        finally:
            # RFC 5321 (4.1.1.4): whatever the reply is, the transaction is over.
            self.reset_envelope()

    async def _receive(self, sender: str, recipients: tuple[str, ...]) -> None:
        if await self._apply_faults("DATA", sender, recipients):
            return
        await self.push(b"354 End data with <CR><LF>.<CR><LF>")
        content = await self.read_data(self._limits.message_bytes)
        if content is None:
            self._backend.statistics.rejected += 1
            await self.push(self._too_large)
        elif not await self._apply_faults("END", sender, recipients):
            await self.push(await self._accept(sender, recipients, content))

    async def _accept(self, sender: str, recipients: tuple[str, ...], content: bytes) -> str:
        envelope = Envelope(sender, recipients, content, self._backend.now(), self._username)
        try:
            return await self._backend.accept(envelope, self.peer)
        except DiskFull:
            self._backend.statistics.rejected += 1
            return "452 4.3.1 The disk of the data file is full; delete messages, or make room on it"

    @syntax("QUIT")
    async def smtp_QUIT(self, arg: str | None) -> None:  # noqa: N802
        """End the session; replaced to apply the faults of QUIT."""
        if not await self._apply_faults("QUIT"):
            await super().smtp_QUIT(arg)

    @property
    def _too_large(self) -> str:
        return f"552 5.3.4 The message is larger than {self._limits.message_bytes} bytes"

    async def _apply_faults(self, at: Command, sender: str | None = None, recipients: tuple[str, ...] = ()) -> bool:
        """Apply the faults of this command; return whether one of them has replied to it."""
        if self._backend.faults.are_none():
            return False
        for fault in self._backend.faults.apply(at, sender, recipients):
            if fault.kind != "delay":
                await self._refuse(fault, at)
                return True
            await asyncio.sleep(fault.seconds)
        return False

    async def _refuse(self, fault: Fault, at: Command) -> None:
        self._backend.statistics.rejected += 1
        if fault.kind == "drop":
            self._backend.refused(f"connection dropped on order at {at}", self.peer)
        else:
            await self.push(f"{fault.code} {fault.text}")
        if fault.kind == "drop" or fault.code == _SERVICE_CLOSING:
            self.close()


def _check_ascii(path: MailPath, *, utf8: bool) -> None:
    if not utf8 and not path.address.isascii():
        raise BadPath("553 5.6.7 An address with other letters than ASCII needs MAIL FROM:<…> SMTPUTF8")
