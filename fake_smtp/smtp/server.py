"""The SMTP side: its listeners, and the dialogues that are open."""

import asyncio
import socket
import ssl
from typing import Any

from fake_smtp.limits import Limits
from fake_smtp.smtp.authentication import Authentication
from fake_smtp.smtp.backend import Reception
from fake_smtp.smtp.commands import Dialogue
from fake_smtp.smtp.connection import Connection, TooManyConnections


class SmtpService:
    """Accepts clients on bound sockets; used in one event loop only."""

    def __init__(
        self,
        reception: Reception,
        authentication: Authentication,
        limits: Limits,
        context: ssl.SSLContext | None,
        starttls: str,
    ) -> None:
        self._reception = reception
        self._authentication = authentication
        self._limits = limits
        self._context = context
        self._settings: dict[str, Any] = {}
        if starttls != "off":
            self._settings = {"tls_context": context, "require_starttls": starttls == "required"}
        self._connections: set[Connection] = set()
        self._servers: list[asyncio.Server] = []

    async def listen(self, bound: socket.socket) -> None:
        """Speak SMTP, with STARTTLS where it is on offer."""
        await self._listen(bound, self._settings, None)

    async def listen_encrypted(self, bound: socket.socket) -> None:
        """Speak SMTP inside TLS from the first byte."""
        await self._listen(bound, {}, self._context)

    async def _listen(self, bound: socket.socket, settings: dict[str, Any], context: ssl.SSLContext | None) -> None:
        loop = asyncio.get_running_loop()

        pattern = Dialogue(
            self._reception, self._connections, self._authentication, self._limits, loop=loop, **settings
        )

        def answer() -> asyncio.Protocol:
            are_taken = len(self._connections) >= self._limits.connections
            return TooManyConnections(self._reception) if are_taken else pattern.another()

        self._servers.append(await loop.create_server(answer, sock=bound, ssl=context))

    async def stop(self) -> None:
        """Accept no one any more, and cut off those who are there."""
        for server in self._servers:
            server.close()
        for connection in list(self._connections):
            connection.cut_off()
        for server in self._servers:
            await server.wait_closed()
