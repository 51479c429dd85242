"""The ASGI application: the API and the webmail, for the whole mailbox and for each mailbox by name."""

from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from ..errors import BadQuery, DiskFull, UnknownMessage
from .api.errors import BadRequest, error_response, not_found
from .api.routes import api_routes
from .backend import HttpBackend
from .guard import Guard
from .webmail.actions import Actions
from .webmail.pages import Pages
from .webmail.routes import page_routes

_STATIC = Path(__file__).with_name("webmail") / "static"


def create_app(backend: HttpBackend, public_url: str, smtp_authority: str, *, is_local: bool) -> ASGIApp:
    """Return the application; ``public_url`` may have a path, where a proxy serves it.

    ``is_local`` says that it listens on loopback only.
    """
    pages = Pages(backend, smtp_authority)
    routes = [*page_routes(pages, Actions(backend)), *api_routes(backend)]

    def unknown_message(request: Request, error: Exception) -> Response:
        if "/messages/" in request.url.path:
            return pages.not_found(request)
        is_view = "/view/" in request.url.path
        return PlainTextResponse("Message not found", 404) if is_view else not_found(request, error)

    app = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=_STATIC), name="static"),
            *routes,
            Mount("/mailboxes/{mailbox}", routes=routes),
        ],
        exception_handlers={
            BadRequest: error_response,
            BadQuery: error_response,
            DiskFull: error_response,
            UnknownMessage: unknown_message,
            404: not_found,
        },
    )
    app.state.public_url = public_url.rstrip("/")
    app.state.root = urlsplit(app.state.public_url).path
    return Guard(app, public_url, is_local=is_local)
