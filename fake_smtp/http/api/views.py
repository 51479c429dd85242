"""``/view/{id}``: the bodies of a message as pages of their own."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ...errors import UnknownMessage
from ..backend import HttpBackend
from ..message_html import html_response
from . import parameters


class ViewEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def html(self, request: Request) -> Response:
        """Return the HTML body with its inline images; with ``embed=1`` as the webmail frames it."""
        message = parameters.requested_message(request, self._backend.mailbox_of(request))
        if not message.html:
            return PlainTextResponse("This message does not contain a HTML part", 404)
        return html_response(request, message, framed=request.query_params.get("embed") == "1")

    def text(self, request: Request) -> Response:
        """Return the text body."""
        message = parameters.requested_message(request, self._backend.mailbox_of(request))
        return PlainTextResponse(message.text, headers={"X-Content-Type-Options": "nosniff"})

    def page(self, request: Request) -> Response:
        """Redirect to the page of a message; for ``latest`` to the newest one, or to the inbox where there is none."""
        try:
            message = parameters.requested_message(request, self._backend.mailbox_of(request))
        except UnknownMessage:
            if request.path_params["id"] != "latest":
                raise
            return RedirectResponse("../", 302)
        if request.path_params["id"] == "latest":
            return RedirectResponse(f"{message.id}", 302)
        return RedirectResponse(f"../messages/{message.id}", 302)
