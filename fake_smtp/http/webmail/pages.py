"""The pages of the webmail: each handler reads the mailbox and renders a template."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from ...content.mail_clients import CLIENTS, SOURCE
from ...errors import BadQuery
from ...mailbox.query import parse_query
from ...store.condition import ALWAYS, Condition
from ..backend import HttpBackend
from ..html_sandbox import SANDBOX
from .actions import base_path
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
    """The handlers of the pages."""

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
            "tags": mailbox.tags(),
            "list": _page_link(query, start),
            "query": query,
            "problem": problem,
            "older": _page_link(query, start + _PER_PAGE) if len(found) > _PER_PAGE else None,
            "newer": _page_link(query, max(start - _PER_PAGE, 0)) if start else None,
            "smtp_authority": self._smtp_authority,
        }
        return self._page(request, "inbox.html", context, 400 if problem else 200)

    def message(self, request: Request) -> Response:
        """Show one message, in the view of the parameter ``view``."""
        mailbox = self._backend.mailbox_of(request)
        message = mailbox.read(request.path_params["id"], message_view)
        self._backend.mailbox.mark_seen(message.id)
        parameters = request.query_params
        newer, older = mailbox.neighbours(message.sequence)
        scheme = parameters.get("scheme", "")
        context = {
            "message": message,
            "tab": parameters.get("view") if parameters.get("view") in message.views else message.tabs[0],
            "phone": parameters.get("width") == "phone",
            "tools": parameters.get("tools") == "1",
            "pictures": parameters.get("pictures") == "1",
            "scheme": scheme if scheme in ("light", "dark") else "",
            "newer": newer,
            "older": older,
            "sandbox": SANDBOX,
            "clients": CLIENTS,
            "source_of_support": SOURCE,
            "relay": self._backend.relay,
            "faults": self._backend.faults.listed(mailbox.scope),
        }
        return self._page(request, "message.html", context)

    def not_found(self, request: Request) -> Response:
        """Show that there is no such message, with a link to the inbox."""
        return self._page(request, "not_found.html", {}, 404)

    def _page(self, request: Request, template: str, context: dict[str, Any], status: int = 200) -> Response:
        chosen = request.query_params.get("lang")
        # Accept-Language is ignored: automated browsers send English, and their pictures are for French readers.
        language = Language(chosen or request.cookies.get("lang", FRENCH))
        common = {"root": request.app.state.root, "base": base_path(request), "language": language, "t": language.texts}
        response = self._templates.TemplateResponse(request, template, {**common, **context}, status, _HEADERS)
        if chosen:
            response.set_cookie("lang", language.code, samesite="strict", httponly=True)
        return response


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
