"""Keeps strangers away from the control API and the front desk."""

import hmac
from base64 import b64decode

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from mock_portal.settings import is_loopback

GUARDED = ("/__control__", "/__guichet__")


class Guard:
    """Asks for the token, as Bearer or as the password of Basic; without one, answers only calls to loopback names.

    The second keeps a page of a foreign site, open in the tester's browser, from reaching the API by a name of its own
    that resolves to this machine.
    """

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED) or self._admits(HTTPConnection(scope)):
            await self._app(scope, receive, send)
            return
        refusal = "This needs the portal's token: it was printed at the start, or set as MOCK_PORTAL_TOKEN."
        challenge = {"WWW-Authenticate": 'Basic realm="Guichet du portail"'}
        await JSONResponse({"error": refusal}, 401, challenge)(scope, receive, send)

    def _admits(self, connection: HTTPConnection) -> bool:
        if self._token is None:
            return is_loopback(connection.url.hostname or "")
        return hmac.compare_digest(_secret(connection.headers.get("authorization", "")), self._token.encode())


def _secret(authorization: str) -> bytes:
    kind, _, value = authorization.partition(" ")
    if kind.lower() == "bearer":
        return value.encode()
    try:
        return b64decode(value, validate=True).partition(b":")[2] if kind.lower() == "basic" else b""
    except ValueError:
        return b""
