"""The mail catcher itself: the composition root, the only module that knows all the parts."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from ..faults.chaos import Chaos
from ..faults.faults import Faults
from ..http.app import create_app
from ..http.backend import HttpBackend
from ..http.guard import is_loopback
from ..limits import Limits
from ..mailbox.delivery import Delivery
from ..mailbox.events import Events
from ..mailbox.mailbox import Mailbox
from ..mailbox.statistics import Statistics
from ..reading.reader import Reader
from ..smtp.authentication import Authentication
from ..smtp.backend import SmtpBackend
from ..smtp.server import SmtpServer
from ..smtp.tls import ServerCertificate, Tls, load_certificate
from ..store.database import Database
from ..store.disk_reserve import DiskRoom
from ..store.ownership import Ownership
from ..store.store import Store
from .server_thread import ServerThread
from .sockets import Sockets, listen, port_of

_ID_BYTES = 11
_NICENESS = 5
"""Of the process that reads large messages: SMTP, waits and pages come first on a busy machine."""


def random_id() -> str:
    """Return 22 hexadecimal digits that no one can guess: as long as the message ids of Mailpit."""
    return secrets.token_hex(_ID_BYTES)


class FakeSmtp:
    """A mail catcher in a thread of its own: SMTP on one port, webmail and API on another.

    When the ``with`` block begins, the ports are bound and both servers respond; when it ends, no thread, socket or
    temporary file is left.

    Args:
        host: the IP address or host name to listen on.
        smtp_port: 0 takes a free port.
        http_port: 0 takes a free port.
        data: the file that keeps the messages; None keeps them in memory.
        public_url: the URL of the webmail as people reach it, where a proxy changes it.
        smtps_port: a port for SMTP inside TLS; 0 takes a free one, None has none.
        tls: the certificate and the use of STARTTLS; None offers none.
        authentication: whether clients sign in, and who may.
        limits: how much is accepted.
        relay: ``host:port`` of the SMTP server to which a message may be released; None releases nothing.
        chaos_seed: makes the random errors of chaos the same in each run.
        now: the clock; it gives an aware ``datetime``.
        new_id: makes the ids of the messages; each call must give another one.

    Raises:
        PortTaken: a port is held by another program.
        DataFileUnusable: ``data`` is no mail store.
        DataFileTaken: another mail catcher uses ``data``.
        CertificateUnusable: the given certificate cannot be used.
    """

    smtp_port: int
    smtps_port: int | None
    http_port: int
    url: str
    certificate: str
    mailbox: Mailbox

    def __init__(
        self,
        host: str = "127.0.0.1",
        smtp_port: int = 0,
        http_port: int = 0,
        data: Path | None = None,
        public_url: str | None = None,
        *,
        smtps_port: int | None = None,
        tls: Tls | None = None,
        authentication: Authentication | None = None,
        limits: Limits | None = None,
        relay: str | None = None,
        chaos_seed: int | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        new_id: Callable[[], str] = random_id,
    ) -> None:
        self.smtp_host = host
        self.faults = Faults()
        self._requested_ports = smtp_port, smtps_port, http_port
        self._data = data
        self._public_url = public_url
        self._tls = tls or (Tls(starttls="off") if smtps_port is not None else None)
        self._authentication = authentication or Authentication()
        self._limits = limits or Limits()
        self._relay = relay
        self.chaos = Chaos(chaos_seed)
        self._now = now
        self._new_id = new_id
        self._resources = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as resources:
            sockets = self._bind(resources)
            certificate = load_certificate(self._tls, self.smtp_host) if self._tls else None
            self.certificate = certificate.pem if certificate else ""
            if self._data:
                resources.callback(Ownership(self._data).release)
            database = Database(self._data, DiskRoom(self._data) if self._data else None)
            resources.callback(database.close)
            events, statistics = Events(), Statistics(self._now())
            resources.enter_context(events.listening(statistics.count))
            reader = Reader(_NICENESS)
            resources.callback(reader.close)
            store = Store(database, reader, self._new_id)
            resources.callback(store.close)
            thread = self._compose(sockets, store, certificate, events, statistics)
            resources.callback(thread.stop)
            thread.start()
            self._resources = resources.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    @property
    def smtp_authority(self) -> str:
        """Return host and port of SMTP, as a URL writes them: ``127.0.0.1:1025``, ``[::1]:1025``."""
        return f"{self._url_host}:{self.smtp_port}"

    @property
    def smtps_authority(self) -> str:
        """Return host and port of SMTPS, as a URL writes them."""
        return f"{self._url_host}:{self.smtps_port}"

    def _bind(self, resources: ExitStack) -> Sockets:
        smtp, smtps, http = self._requested_ports
        sockets = Sockets(
            resources.enter_context(listen(self.smtp_host, smtp, "SMTP")),
            resources.enter_context(listen(self.smtp_host, smtps, "SMTPS")) if smtps is not None else None,
            resources.enter_context(listen(self.smtp_host, http, "The inbox (HTTP)")),
        )
        self.smtp_port = port_of(sockets.smtp)
        self.smtps_port = port_of(sockets.smtps) if sockets.smtps else None
        self.http_port = port_of(sockets.http)
        local = f"http://{self._url_host}:{self.http_port}"
        self.url = (self._public_url or local).rstrip("/") + "/"
        return sockets

    def _compose(
        self,
        sockets: Sockets,
        store: Store,
        certificate: ServerCertificate | None,
        events: Events,
        statistics: Statistics,
    ) -> ServerThread:
        self.mailbox = Mailbox(store, events, self._message_url, kept=self._limits.messages_kept)
        delivery = Delivery(self.mailbox, self.faults, self._now, self._new_id)
        smtp = SmtpServer(
            SmtpBackend(delivery, self.faults, self.chaos, statistics, events, self._now),
            self._authentication,
            self._limits,
            certificate.context if certificate else None,
            self._tls.starttls if self._tls else "off",
        )
        backend = HttpBackend(
            self.mailbox,
            self.faults,
            self.chaos,
            statistics,
            self._limits,
            self._relay,
            self._data,
            self._now,
        )
        app = create_app(backend, self.url, self.smtp_authority, is_local=is_loopback(self.smtp_host))
        return ServerThread(sockets, smtp, app, delivery, events.close)

    def _message_url(self, message_id: str) -> str:
        return f"{self.url}messages/{message_id}"

    @property
    def _url_host(self) -> str:
        return f"[{self.smtp_host}]" if ":" in self.smtp_host else self.smtp_host
