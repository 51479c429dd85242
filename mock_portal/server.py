"""The portal as a running server, embedded in a program or started by the command line."""

import secrets
import socket
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import uvicorn

from .errors import AddressInUse, SetupError
from .http.app import END_WAITS, READY_TENANT, create_app
from .settings import Hashing, Settings, is_loopback
from .storage.store import Store
from .towns.town import Town

START_LIMIT = 10.0
"""How long the server may take to start, in seconds."""
KEEP_ALIVE = 620
"""How long an idle connection is kept, in seconds: longer than clients keep it (browsers 300, Go 90, httpx 5).

A request that is sent at the very moment at which the server closes the connection fails with "connection reset", so
the client should be the one that closes. uvicorn's own 5 seconds are as long as a test often pauses. An idle connection
costs a file descriptor; it ends with the client, and at once when the server stops.
"""
LAST_REQUESTS_LIMIT = 2
"""How long requests that are under way at the end may take, in seconds."""
WILDCARDS = ("0.0.0.0", "[::]")
"""Hosts to listen on that cannot stand in a URL for clients."""


class MockPortal:
    """A portal that serves from a thread, from `__enter__` to `__exit__`; port 0 takes a free one.

    Args:
        smtp: host and port of the mail server that takes the portal's messages.
        host: the address to listen on; beyond loopback, control API and front desk ask for a token.
        port: the port to listen on.
        public_url: the root address for people, where it is not that of host and port (behind a proxy).
        data: the file that keeps the portal's state; by default nothing is kept.
        token: the secret for control API and front desk; by default generated where one is needed.
        payment_port: the port of the payment site.
        payment_url: the root address of the payment site, where it is not that of host and port; a host that stands
            for every address of this machine is replaced by that of the public address.
        towns: towns beside those of `data/`, by their names.
        hashing: how passwords are hashed; "cheap" is for tests, whose time goes into nothing else otherwise.
    """

    def __init__(
        self,
        *,
        smtp: tuple[str, int],
        host: str = "127.0.0.1",
        port: int = 0,
        public_url: str | None = None,
        data: Path | None = None,
        token: str | None = None,
        payment_port: int = 0,
        payment_url: str | None = None,
        towns: Mapping[str, Town] | None = None,
        hashing: str = Hashing.ARGON2ID,
    ) -> None:
        self._smtp = smtp
        self._host = host
        self.port = port
        self._public_url = public_url
        self._data = data
        self._token = token
        self.payment_port = payment_port
        self._payment_url = payment_url
        self._towns = towns
        self._hashing = Hashing(hashing)
        self._running = ExitStack()

    def __enter__(self) -> Self:
        """Listen and serve.

        Raises:
            AddressInUse: the port is taken, or the host is not of this machine.
            SetupError: the data file cannot be used, or the server does not start.
        """
        with ExitStack() as starting:
            listener = starting.enter_context(_listen(self._host, self.port, "--port"))
            payment_listener = starting.enter_context(_listen(self._host, self.payment_port, "--payment-port"))
            self.port, self.payment_port = (each.getsockname()[1] for each in (listener, payment_listener))
            self.settings = self._settle()
            store = Store(self._data)
            starting.callback(store.close)
            self._serve(starting, store, [listener, payment_listener])
            self._running = starting.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    @property
    def url(self) -> str:
        """The root address, ending with a slash."""
        return self.settings.url

    @property
    def control_url(self) -> str:
        """The address of the control API."""
        return f"{self.url}__control__"

    @property
    def front_desk_url(self) -> str:
        """The address of the front desk."""
        return f"{self.url}__guichet__/"

    @property
    def town_url(self) -> str:
        """The address of the tenant that stands ready."""
        return f"{self.url}{READY_TENANT}/espace-citoyens/"

    def _settle(self) -> Settings:
        host = _in_url(self._host)
        local = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{self.port}/"
        settings = Settings(
            smtp=self._smtp,
            url=_with_slash(self._public_url or f"http://{host}:{self.port}/"),
            payment_url=_with_slash(self._payment_url or f"http://{self._payment_host(host)}:{self.payment_port}/"),
            local_url=local,
            data=self._data,
            token=self._token or None,
            hashing=self._hashing,
        )
        exposed = not (is_loopback(self._host) and is_loopback(settings.hostname))
        return replace(settings, token=secrets.token_urlsafe(16)) if exposed and not settings.token else settings

    def _payment_host(self, host: str) -> str:
        """Another name for this machine: as in reality, the payment is another site, to which no cookie is sent."""
        if host in WILDCARDS:
            return _in_url(urlsplit(self._public_url or "").hostname or "localhost")
        return "localhost" if host == "127.0.0.1" else host

    def _serve(self, starting: ExitStack, store: Store, listeners: list[socket.socket]) -> None:
        config = uvicorn.Config(
            create_app(self.settings, store, self.payment_port, towns=self._towns),
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,  # the machine's own time would contradict the tenant's
            lifespan="on",
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=LAST_REQUESTS_LIMIT,
        )
        server = _Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": listeners}, name="mock-portal", daemon=True)
        thread.start()
        starting.callback(thread.join)
        starting.callback(setattr, server, "should_exit", True)
        if not server.ready.wait(START_LIMIT):
            raise SetupError(f"The portal did not start within {START_LIMIT:g} seconds: see the log above.")


class _Server(uvicorn.Server):
    """A server with an event for "ready"."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if end_waits := self.lifespan.state.get(END_WAITS):
            end_waits()
        await super().shutdown(sockets)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _with_slash(url: str) -> str:
    return url.rstrip("/") + "/"


def _listen(host: str, port: int, option: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressInUse(host, port, option, error) from error
    # asyncio sets it only on sockets that were made with the protocol's number; without it responses wait 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
