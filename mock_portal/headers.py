"""The headers that every answer of the portal carries."""

from collections.abc import Sequence
from importlib.metadata import version

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PRODUCT = f"mock_portal/{version('portail-famille')}"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Mock-Portal": PRODUCT,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Headers:
    """Adds the product's name and the security headers; pages are not to be kept by caches, static files may be.

    Forms go to the portal and to its payment stand-in only.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._headers = {
            **HEADERS,
            "Content-Security-Policy": f"{POLICY}; form-action 'self' {' '.join(origins)}",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("Cache-Control", _caching(scope["path"]))
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _caching(path: str) -> str:
    return "no-cache" if path.startswith("/static/") else "no-store"
