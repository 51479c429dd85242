"""The HTTP server: uvicorn in an event loop that is shared with SMTP."""

import asyncio
import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

KEEP_ALIVE = 620
"""How long an idle connection is kept, in seconds: longer than clients keep it (browsers 300, Go 90, httpx 5).

A request that is sent at the very moment at which the server closes the connection fails with "connection reset", so
the client should be the one that closes. uvicorn's own 5 seconds are as long as a test often pauses. An idle connection
costs a file descriptor; it ends with the client, and at once when the server stops.
"""


class HttpServer(uvicorn.Server):
    """A uvicorn server on a listening socket, whose start can be awaited."""

    def __init__(self, app: ASGIApp, bound: socket.socket) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=KEEP_ALIVE,
                timeout_graceful_shutdown=1,
            )
        )
        self._bound = bound
        self._ready = asyncio.Event()
        self._stopping = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as uvicorn does, then set the event that ``start`` awaits."""
        await super().startup(sockets)
        self._ready.set()

    async def main_loop(self) -> None:
        """Tick once a second (uvicorn: ten times) and end at once on ``stop``: less load, faster tests."""
        seconds = 0
        while not self._stopping.is_set():
            await self.on_tick(seconds * 10)
            seconds += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 1)

    def stop(self) -> None:
        """End the server; to be called in its event loop."""
        self._stopping.set()

    async def start(self) -> asyncio.Task[None]:
        """Return the task of the server as soon as it responds."""
        serving = asyncio.create_task(self.serve(sockets=[self._bound]))
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait((serving, ready), return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        return serving
