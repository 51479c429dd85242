"""Several origins in one server: the port of a request chooses the application."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send


class PortDispatch:
    """Passes each request to the application of its port, by default to `app`."""

    def __init__(self, app: ASGIApp, by_port: Mapping[int, ASGIApp]) -> None:
        self._app = app
        self._by_port = by_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        server = scope.get("server")
        app = self._by_port.get(server[1], self._app) if server else self._app
        await app(scope, receive, send)
