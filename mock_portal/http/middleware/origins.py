"""Several origins served by one server: the port that was called says which."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send


class Origins:
    """Hands each request to the application of the port it came in by, or to the first application."""

    def __init__(self, app: ASGIApp, by_port: Mapping[int, ASGIApp]) -> None:
        self._app = app
        self._by_port = by_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        server = scope.get("server")
        app = self._by_port.get(server[1], self._app) if server else self._app
        await app(scope, receive, send)
