"""The headers of every response."""

from collections.abc import Sequence
from importlib.metadata import version

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...settings import Hashing, Settings

PRODUCT = f"mock_portal/{version('portail-famille')}"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src data:; connect-src 'self'; "
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
HASHING = "X-Mock-Portal-Hashing"
"""Names the way of hashing, where it is not that of a real portal."""
A_YEAR = 365 * 24 * 60 * 60
"""In seconds: so long a browser that has come by HTTPS comes by nothing else."""
Header = tuple[bytes, bytes]
CACHING = b"cache-control"
STATIC: Sequence[Header] = ((CACHING, b"no-cache"),)
"""Stored, but revalidated: a new version of the portal is seen at once."""
PAGE: Sequence[Header] = ((CACHING, b"no-store"),)
"""Not stored: after the sign-out, "back" must not show a family's page again."""


class Headers:
    """Adds the name of the product, the security headers and, where a response has none, the caching of its path.

    Args:
        app: the application.
        settings: they say to which origins forms may be sent, and whether the portal is reached by HTTPS.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        headers = {**HEADERS, "Content-Security-Policy": f"{POLICY}; form-action 'self' {' '.join(settings.origins)}"}
        if settings.hashing is not Hashing.ARGON2ID:
            headers[HASHING] = settings.hashing
        if settings.is_secure:
            headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers, *_caching(scope["path"], message["headers"])]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _caching(path: str, given: Sequence[Header]) -> Sequence[Header]:
    if any(name == CACHING for name, _ in given):
        return ()
    return STATIC if path.startswith("/static/") else PAGE
