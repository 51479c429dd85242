"""``/view/{id}``: the bodies of a message as pages of their own."""

from operator import attrgetter

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ...errors import UnknownMessage
from ...store.condition import has_id
from ..backend import HttpBackend
from ..html_sandbox import html_response
from ..rewritten_html import Scheme
from . import parameters
from .choices import FLAG, SCHEMES


class ViewEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def html(self, request: Request) -> Response:
        """Return the HTML body; with ``embed=1`` as the webmail frames it, with ``pictures=1`` with remote pictures.

        ``scheme=dark`` or ``light`` shows it as to a reader who prefers that.
        """
        mailbox = self._backend.mailbox_of(request)
        message_id = parameters.requested_id(request, mailbox)
        framed = parameters.choice(request, "embed", FLAG) == "1"
        with_pictures = parameters.choice(request, "pictures", FLAG) == "1"
        wanted = parameters.choice(request, "scheme", SCHEMES)
        scheme: Scheme = "dark" if wanted == "dark" else "light" if wanted == "light" else ""
        response = html_response(
            request, mailbox, message_id, framed=framed, with_pictures=with_pictures, scheme=scheme
        )
        return response or PlainTextResponse("This message does not contain a HTML part", 404)

    def text(self, request: Request) -> Response:
        """Return the text body."""
        text = parameters.requested(request, self._backend.mailbox_of(request), attrgetter("text"))
        return PlainTextResponse(text, headers={"X-Content-Type-Options": "nosniff"})

    def page(self, request: Request) -> Response:
        """Redirect to the page of a message; for ``latest`` to the newest one, or to the inbox where there is none."""
        try:
            mailbox = self._backend.mailbox_of(request)
            message_id = mailbox.newest(has_id(parameters.requested_id(request, mailbox)))
        except UnknownMessage:
            if request.path_params["id"] != "latest":
                raise
            return RedirectResponse("../", 302)
        if request.path_params["id"] == "latest":
            return RedirectResponse(f"{message_id}", 302)
        return RedirectResponse(f"../messages/{message_id}", 302)
