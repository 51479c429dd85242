"""What every HTTP request passes first."""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

_SLASHES = re.compile(r"//+")


class Guard:
    """Turns foreign pages away, and reads a doubled slash as one.

    A page of another origin may not use the API of a mail catcher on this machine: ``Origin`` must be our own.
    The doubled slash is what cypress-mailpit 2.0 asks for: ``//view/{ID}.html``.
    """

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self._app = app
        self._public_host = urlsplit(public_url).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it with 403."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif self._is_foreign(Headers(scope=scope)):
            await _refuse(scope, receive, send)
        else:
            path = _SLASHES.sub("/", scope["path"])
            await self._app({**scope, "path": path}, receive, send)

    def _is_foreign(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if not origin or headers.get("sec-fetch-site") == "same-origin":
            return False
        try:
            return urlsplit(origin).netloc not in (headers.get("host"), self._public_host)
        except ValueError:
            return True


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).close(1008, "foreign origin")
    else:
        await PlainTextResponse("Blocked due to CORS violation", 403)(scope, receive, send)
