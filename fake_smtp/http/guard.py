"""What every HTTP request passes first."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

_SLASHES = re.compile(r"//+")
_FOREIGN = "Blocked due to CORS violation"
_OTHER_NAME = "The mail catcher has no such name: call it localhost, or start it with the name as its public URL"


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be reached from this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Turns foreign pages away, and reads a doubled slash as one.

    A page of another origin may not use the API of a mail catcher on this machine: ``Origin`` must be our own. Nor may
    a page whose own name resolves to this machine: a catcher that only this machine reaches answers to loopback names
    and to its public one.
    The doubled slash is what cypress-mailpit 2.0 asks for: ``//view/{ID}.html``.
    """

    def __init__(self, app: ASGIApp, public_url: str, *, is_local: bool) -> None:
        self._app = app
        self._public_host = urlsplit(public_url).netloc
        self._is_local = is_local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it with 403."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif reason := self._refusal(Headers(scope=scope)):
            await _refuse(reason, scope, receive, send)
        else:
            path = _SLASHES.sub("/", scope["path"])
            await self._app({**scope, "path": path}, receive, send)

    def _refusal(self, headers: Headers) -> str:
        if not self._is_for_us(headers):
            return _OTHER_NAME
        return _FOREIGN if self._is_foreign(headers) else ""

    def _is_for_us(self, headers: Headers) -> bool:
        host = headers.get("host", "localhost")
        return not self._is_local or host == self._public_host or is_loopback(_name_in(host))

    def _is_foreign(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if not origin or headers.get("sec-fetch-site") == "same-origin":
            return False
        try:
            return urlsplit(origin).netloc not in (headers.get("host"), self._public_host)
        except ValueError:
            return True


def _name_in(host: str) -> str:
    """Return the name without its port; an empty one of what cannot be read."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


async def _refuse(reason: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).close(1008, reason)
    else:
        await PlainTextResponse(reason, 403)(scope, receive, send)
