"""The pages of the webmail: each handler reads the mailbox and renders a template."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from ...errors import BadQuery
from ...mailbox.query import parse_query
from ...store.condition import ALWAYS, Condition, has_id
from ..backend import HttpBackend, mailbox_path
from ..message_html import SANDBOX
from .languages import FRENCH, Language
from .message_view import message_view

_PER_PAGE = 50
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Pages:
    """The handlers of the pages and their forms."""

    def __init__(self, backend: HttpBackend, smtp_authority: str) -> None:
        self._backend = backend
        self._smtp_authority = smtp_authority
        self._templates = Jinja2Templates(
            env=Environment(
                loader=FileSystemLoader(Path(__file__).with_name("templates")),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
            )
        )

    def inbox(self, request: Request) -> Response:
        """Show a page of the messages, the newest first; with ``q``, of those that a search finds."""
        mailbox = self._backend.mailbox_of(request)
        query = request.query_params.get("q", "").strip()
        condition, problem = _parse_search(query)
        start = _start(request)
        found = mailbox.summaries(condition, start=start, limit=_PER_PAGE + 1)
        context = {
            "messages": found[:_PER_PAGE],
            "unread": mailbox.count_unread(),
            "query": query,
            "problem": problem,
            "older": _page_link(query, start + _PER_PAGE) if len(found) > _PER_PAGE else None,
            "newer": _page_link(query, max(start - _PER_PAGE, 0)) if start else None,
            "smtp_authority": self._smtp_authority,
        }
        return self._page(request, "inbox.html", context, 400 if problem else 200)

    def message(self, request: Request) -> Response:
        """Show one message, in the view of the parameter ``view``."""
        message = self._backend.mailbox_of(request).read(request.path_params["id"], message_view)
        self._backend.mailbox.mark_seen(message.id)
        view = request.query_params.get("view", "")
        context = {
            "message": message,
            "tab": view if view in message.tabs else message.tabs[0],
            "phone": request.query_params.get("width") == "phone",
            "sandbox": SANDBOX,
        }
        return self._page(request, "message.html", context)

    def delete(self, request: Request) -> Response:
        """Delete one message, and redirect to the inbox."""
        self._backend.mailbox_of(request).delete(has_id(request.path_params["id"]))
        return RedirectResponse(_base(request) + "/", 303)

    def delete_all(self, request: Request) -> Response:
        """Clear the mailbox, and redirect to the inbox."""
        self._backend.mailbox_of(request).clear()
        return RedirectResponse(_base(request) + "/", 303)

    def not_found(self, request: Request) -> Response:
        """Show that there is no such message, with a link to the inbox."""
        return self._page(request, "not_found.html", {}, 404)

    def _page(self, request: Request, template: str, context: dict[str, Any], status: int = 200) -> Response:
        chosen = request.query_params.get("lang")
        # Accept-Language is ignored: automated browsers send English, and their pictures are for French readers.
        language = Language(chosen or request.cookies.get("lang", FRENCH))
        common = {"root": request.app.state.root, "base": _base(request), "language": language, "t": language.texts}
        response = self._templates.TemplateResponse(request, template, {**common, **context}, status, _HEADERS)
        if chosen:
            response.set_cookie("lang", language.code, samesite="strict", httponly=True)
        return response


def _base(request: Request) -> str:
    """Return the path of the inbox of the requested mailbox, without a slash at the end."""
    root: str = request.app.state.root
    return root + mailbox_path(request)


def _parse_search(query: str) -> tuple[Condition, BadQuery | None]:
    try:
        return parse_query(query, "Europe/Paris"), None
    except BadQuery as bad:
        return ~ALWAYS, bad


def _start(request: Request) -> int:
    start = request.query_params.get("start", "0")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 0


def _page_link(query: str, start: int) -> str:
    return "?" + urlencode({name: value for name, value in (("q", query), ("start", start)) if value})
