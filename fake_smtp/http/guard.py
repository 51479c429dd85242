"""The check of every HTTP request before it is handled."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

_SLASHES = re.compile(r"//+")
_CROSS_ORIGIN = "Blocked due to CORS violation"
_UNKNOWN_HOST = "The mail catcher has no such name: call it localhost, or start it with the name as its public URL"


def is_loopback(host: str) -> bool:
    """Return whether a host name or IP address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Middleware that refuses requests of other origins and for other hosts, and replaces ``//`` in a path by ``/``.

    A page of another origin must not use the API of a mail catcher on this machine: ``Origin`` must be our own. Nor
    must a page whose host name resolves to this machine (DNS rebinding): a mail catcher that listens on loopback only
    responds to loopback names and to the host of its public URL.
    The doubled slash comes from cypress-mailpit 2.0: ``//view/{ID}.html``.
    The path of the public URL may stand before every path or not: some proxies pass it on, others take it off.
    """

    def __init__(self, app: ASGIApp, public_url: str, *, is_local: bool) -> None:
        self._app = app
        self._public_host = urlsplit(public_url).netloc
        self._root = urlsplit(public_url).path.rstrip("/")
        self._is_local = is_local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it with 403 (a WebSocket with 1008)."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif reason := self._refusal(Headers(scope=scope)):
            await _refuse(reason, scope, receive, send)
        else:
            await self._app({**scope, "path": self._own_path(_SLASHES.sub("/", scope["path"]))}, receive, send)

    def _own_path(self, path: str) -> str:
        """Return the path below the public URL's."""
        return path.removeprefix(self._root) or "/" if f"{path}/".startswith(f"{self._root}/") else path

    def _refusal(self, headers: Headers) -> str:
        if not self._is_known_host(headers):
            return _UNKNOWN_HOST
        return _CROSS_ORIGIN if self._is_cross_origin(headers) else ""

    def _is_known_host(self, headers: Headers) -> bool:
        host = headers.get("host", "localhost")
        return not self._is_local or host == self._public_host or is_loopback(_host_name(host))

    def _is_cross_origin(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if not origin or headers.get("sec-fetch-site") == "same-origin":
            return False
        try:
            return urlsplit(origin).netloc not in (headers.get("host"), self._public_host)
        except ValueError:
            return True


def _host_name(host: str) -> str:
    """Return the host name without the port; empty where it cannot be parsed."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


async def _refuse(reason: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).close(1008, reason)
    else:
        await PlainTextResponse(reason, 403)(scope, receive, send)
