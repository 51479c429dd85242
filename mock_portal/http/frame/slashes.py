"""Redirects between an address with and without its last slash.

Starlette's own ones name the host that the request claims to be for, and forget the path of a public address.
"""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Match, Router
from starlette.types import Receive, Scope, Send


def router(routes: Sequence[BaseRoute], root_path: str) -> Router:
    """A router that redirects by path alone, below the root path of the public address."""
    made = Router(routes)
    redirect_by_path(made, root_path)
    return made


def redirect_by_path(changed: Router, root_path: str) -> None:
    """Let a router redirect by path alone."""

    async def other_or_missing(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        other = {**scope, "path": path.rstrip("/") if path.endswith("/") else f"{path}/"}
        if all(route.matches(other)[0] is Match.NONE for route in changed.routes):
            raise HTTPException(404)
        query = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        response = RedirectResponse(f"{root_path}/{other['path'].lstrip('/')}{query}", 307)
        await response(scope, receive, send)

    changed.redirect_slashes = False
    changed.default = other_or_missing
