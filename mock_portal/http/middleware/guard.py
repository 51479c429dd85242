"""The access to the control API and the front desk."""

import hmac
from base64 import b64decode
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ...rendering.renderer import Renderer
from ...settings import Settings, is_loopback
from ...wording.front_desk import REALM

CONTROL, FRONT_DESK = "/__control__", "/__guichet__"
TOKEN_NEEDED = "This needs the portal's token: it was printed at the start, or set as MOCK_PORTAL_TOKEN."
FOREIGN_ORIGIN = "This request comes from a page of another site: call the control API from a program."
CHALLENGE = {"WWW-Authenticate": f'Basic realm="{REALM}"'}


class Guard:
    """Requires the token, as Bearer or as the password of Basic; where none is set, a loopback name as the host.

    The loopback name protects against DNS rebinding: a page of another site, open in the tester's browser, could reach
    the API by a name of its own that resolves to this machine. What such a page sends to a loopback name bears its
    origin, and is refused by that (CSRF).
    """

    def __init__(self, app: ASGIApp, settings: Settings, renderer: Renderer) -> None:
        self._app = app
        self._settings = settings
        self._renderer = renderer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith((CONTROL, FRONT_DESK)):
            await self._app(scope, receive, send)
            return
        await (self._refusal(HTTPConnection(scope)) or self._app)(scope, receive, send)

    def _refusal(self, connection: HTTPConnection) -> Response | None:
        if not self._admits(connection):
            return self._ask_for_token(connection)
        return None if self._is_own(connection) else JSONResponse({"error": FOREIGN_ORIGIN}, 403)

    def _admits(self, connection: HTTPConnection) -> bool:
        if self._settings.token is None:
            return is_loopback(connection.url.hostname or "")
        given = _secret(connection.headers.get("authorization", ""))
        return hmac.compare_digest(given, self._settings.token.encode())

    def _is_own(self, connection: HTTPConnection) -> bool:
        """Whether the request comes from no page (then there is no origin), or from a page of this portal."""
        origin = connection.headers.get("origin")
        own = {connection.url.netloc, urlsplit(self._settings.url).netloc}
        return origin is None or origin.partition("://")[2] in own

    def _ask_for_token(self, connection: HTTPConnection) -> Response:
        if connection.scope["path"].startswith(CONTROL):
            return JSONResponse({"error": TOKEN_NEEDED}, 401, CHALLENGE)
        html = self._renderer.text("guichet/token.html", {"root": self._settings.root_path})
        return HTMLResponse(html, 401, CHALLENGE)


def _secret(authorization: str) -> bytes:
    kind, _, value = authorization.partition(" ")
    if kind.lower() == "bearer":
        return value.encode()
    try:
        return b64decode(value, validate=True).partition(b":")[2] if kind.lower() == "basic" else b""
    except ValueError:
        return b""
