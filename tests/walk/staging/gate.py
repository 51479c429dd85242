"""What stands before a staging portal: HTTP's own sign-in, a header that opens, a wall of cookies."""

import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

USER, PASSWORD = "recette", "S3same-ouvre-toi"
KEY_HEADER, KEY = "x-staging-key", "clef-de-recette-77"
WALL = b"""<div role="dialog" aria-modal="true" aria-label="Cookies"
  style="position:fixed;inset:0;background:#000c;z-index:99999;display:grid;place-items:center">
  <div style="background:#fff;padding:2em"><p>Ce site utilise des cookies.</p>
  <button onclick="document.cookie='ok=1;path=/';this.closest('[role=dialog]').remove()">Tout accepter</button></div>
</div></body>"""


class Gate:
    """Lets in whoever knows user and password, and the header where one is asked for.

    Attributes:
        seen: the headers of each request that was let in, by its path.
    """

    def __init__(self, app: ASGIApp, *, key: str | None = None, wall: bool = False) -> None:
        self.app = app
        self.key = key
        self.wall = wall
        self.seen: dict[str, Mapping[str, str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.headers.get("authorization") != basic(USER, PASSWORD):
            refusal = HTMLResponse("<h1>401</h1>", 401, {"WWW-Authenticate": 'Basic realm="Recette"'})
            return await refusal(scope, receive, send)
        if self.key and request.headers.get(KEY_HEADER) != self.key:
            return await Response("Interdit", 403)(scope, receive, send)
        self.seen[request.url.path] = request.headers
        walled = self.wall and "ok" not in request.cookies
        await self.app(scope, receive, _with_wall(send) if walled else send)
        return None


def basic(user: str, password: str) -> str:
    """Return what a browser answers to a question for a user and a password."""
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"


def _with_wall(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Put the wall into each page on its way to the browser."""
    held: list[Any] = []

    async def walled(message: Message) -> None:
        if message["type"] == "http.response.start":
            held.append(message)
            return
        (start,) = held
        body = message.get("body", b"").replace(b"</body>", WALL)
        start["headers"] = [(k, v) for k, v in start["headers"] if k != b"content-length"]
        start["headers"].append((b"content-length", str(len(body)).encode()))
        await send(start)
        await send({"type": "http.response.body", "body": body})

    return walled
