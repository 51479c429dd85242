"""Both servers of a mail catcher in one event loop, which runs in a thread of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from threading import enumerate as enumerate_threads

import anyio
from starlette.types import ASGIApp

from ..http.server import HttpServer
from ..mailbox.delivery import Delivery
from ..smtp.server import SmtpServer
from .sockets import Sockets


class ServerThread:
    """Runs the SMTP and the HTTP server; ``start`` and ``stop`` are called from another thread, and block."""

    def __init__(
        self,
        sockets: Sockets,
        smtp: SmtpServer,
        app: ASGIApp,
        delivery: Delivery,
        before_stop: Callable[[], None],
    ) -> None:
        self._sockets = sockets
        self._smtp = smtp
        self._app = app
        self._delivery = delivery
        self._before_stop = before_stop
        self._ready: Future[None] = Future()
        self._thread = Thread(target=lambda: asyncio.run(self._serve()), name="fake-smtp")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: Callable[[], object] = lambda: None

    def start(self) -> None:
        """Return when both servers respond; an error that keeps them from it is raised."""
        self._thread.start()
        self._ready.result()

    def stop(self) -> None:
        """Stop both servers, and return when their threads have ended."""
        self._before_stop()
        self._stop()
        self._thread.join()
        for worker in enumerate_threads():
            # anyio asks the worker threads of a loop to end with it, but does not wait for them.
            if self._loop is not None and getattr(worker, "loop", None) is self._loop:
                worker.join()

    async def _serve(self) -> None:
        try:
            serving = await self._begin()
        except BaseException as error:
            self._ready.set_exception(error)
        else:
            self._ready.set_result(None)
            await serving
        finally:
            await self._smtp.stop()

    async def _begin(self) -> asyncio.Task[None]:
        self._loop = loop = asyncio.get_running_loop()
        # What serves requests is loaded now: at the first request, nobody would be served for as long as that takes.
        await anyio.sleep(0)
        self._delivery.resume()
        await self._smtp.listen(self._sockets.smtp)
        if self._sockets.smtps:
            await self._smtp.listen_encrypted(self._sockets.smtps)
        http = HttpServer(self._app, self._sockets.http)
        serving = await http.start()
        self._stop = lambda: loop.call_soon_threadsafe(http.stop)
        return serving
