"""The bodies of a message as pages of their own."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from fake_smtp.errors import UnknownMessage
from fake_smtp.http.api import parameters
from fake_smtp.http.backend import Backend
from fake_smtp.http.message_html import html_answer


class Views:
    """The endpoints."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def html(self, request: Request) -> Response:
        """Answer the HTML body, its inline pictures in place; with ``embed=1`` as the inbox page frames it."""
        message = parameters.wanted_message(request, self._backend.mailbox_of(request))
        if not message.html:
            return PlainTextResponse("This message does not contain a HTML part", 404)
        return html_answer(request, message, framed=request.query_params.get("embed") == "1")

    def text(self, request: Request) -> Response:
        """Answer the text body."""
        message = parameters.wanted_message(request, self._backend.mailbox_of(request))
        return PlainTextResponse(message.text, headers={"X-Content-Type-Options": "nosniff"})

    def page(self, request: Request) -> Response:
        """Lead to the page of a message; of the newest one for ``latest``, to the inbox where there is none."""
        try:
            message = parameters.wanted_message(request, self._backend.mailbox_of(request))
        except UnknownMessage:
            if request.path_params["id"] != "latest":
                raise
            return RedirectResponse("../", 302)
        if request.path_params["id"] == "latest":
            return RedirectResponse(f"{message.id}", 302)
        return RedirectResponse(f"../messages/{message.id}", 302)
