"""The SMTP server: listening sockets and open connections."""

import asyncio
import socket
import ssl
from typing import Any

from ..limits import Limits
from .authentication import Authentication
from .backend import SmtpBackend
from .commands import CommandHandler
from .connection import Connection, TooManyConnections


class SmtpServer:
    """Accepts clients on bound sockets; used in one event loop only."""

    def __init__(
        self,
        backend: SmtpBackend,
        authentication: Authentication,
        limits: Limits,
        context: ssl.SSLContext | None,
        starttls: str,
    ) -> None:
        self._backend = backend
        self._authentication = authentication
        self._limits = limits
        self._context = context
        self._settings: dict[str, Any] = {}
        if starttls != "off":
            self._settings = {"tls_context": context, "require_starttls": starttls == "required"}
        self._connections: set[Connection] = set()
        self._servers: list[asyncio.Server] = []

    async def listen(self, bound: socket.socket) -> None:
        """Serve SMTP, with STARTTLS where it is offered."""
        await self._listen(bound, self._settings, None)

    async def listen_encrypted(self, bound: socket.socket) -> None:
        """Serve SMTP inside TLS from the first byte (SMTPS)."""
        await self._listen(bound, {}, self._context)

    async def _listen(self, bound: socket.socket, settings: dict[str, Any], context: ssl.SSLContext | None) -> None:
        loop = asyncio.get_running_loop()
        prototype = CommandHandler(
            self._backend, self._connections, self._authentication, self._limits, loop=loop, **settings
        )

        def create_protocol() -> asyncio.Protocol:
            is_full = len(self._connections) >= self._limits.connections
            return TooManyConnections(self._backend) if is_full else prototype.clone()

        self._servers.append(await loop.create_server(create_protocol, sock=bound, ssl=context))

    async def stop(self) -> None:
        """Stop listening, and abort the open connections."""
        for server in self._servers:
            server.close()
        for connection in list(self._connections):
            connection.abort()
        for server in self._servers:
            await server.wait_closed()
