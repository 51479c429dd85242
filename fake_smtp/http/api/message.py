"""Routes over one message: as a whole, its headers, source, parts, links and codes."""

import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from fake_smtp.content.codes import Kind, codes
from fake_smtp.content.links import links
from fake_smtp.content.thumbnail import thumbnail
from fake_smtp.errors import UnknownMessage
from fake_smtp.http.api import parameters
from fake_smtp.http.api.header_names import named_headers
from fake_smtp.http.api.schemas import Shape, answer, message_shape
from fake_smtp.http.backend import Backend
from fake_smtp.mime.message import Attachment, Message
from fake_smtp.store.condition import has_id

_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
# A part comes from anyone: shown on its own it may neither run nor load anything.
_HARMLESS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    "X-Content-Type-Options": "nosniff",
}


class Link(Shape):
    """Where a link leads, the words one clicks on, and the parts (html, text) in which it stands."""

    URL: str
    Text: str
    Parts: list[str]


class Links(Shape):
    """The links of a message, each once."""

    Links: list[Link]


class Code(Shape):
    """A value to be typed in, and the words before it (empty: it stands alone)."""

    Kind: Kind
    Label: str
    Value: str


class Codes(Shape):
    """The codes, user names and passwords of a message, each once."""

    Codes: list[Code]


class OneMessage:
    """The endpoints."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def _message(self, request: Request) -> Message:
        return parameters.wanted_message(request, self._backend.mailbox_of(request))

    def _part(self, request: Request) -> Attachment:
        message = self._message(request)
        for part in message.attachments + message.inline:
            if part.part_id == request.path_params["part"]:
                return part
        raise UnknownMessage(f"{message.id} part {request.path_params['part']}")

    def whole(self, request: Request) -> Response:
        """Answer the message, and mark it as read."""
        message = self._message(request)
        self._backend.mailbox.mark_read(has_id(message.id))
        return answer(message_shape(message))

    def headers(self, request: Request) -> Response:
        """Answer the headers by their names."""
        return answer(named_headers(self._message(request)))

    def raw(self, request: Request) -> Response:
        """Answer the exact source."""
        message = self._message(request)
        download = {"Content-Disposition": f'attachment; filename="{message.id}.eml"'}
        headers = download if request.query_params.get("dl") == "1" else {}
        return Response(message.raw, media_type="text/plain", headers={**_HARMLESS, **headers})

    def part(self, request: Request) -> Response:
        """Answer the decoded bytes of a part."""
        part = self._part(request)
        kind = part.content_type if _TYPE.fullmatch(part.content_type) else "application/octet-stream"
        name = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(part.file_name, errors='replace')}"}
        # Set as a header: the framework would add a charset that the sender did not name.
        return Response(part.content, headers={"Content-Type": kind, **_HARMLESS, **name})

    def thumb(self, request: Request) -> Response:
        """Answer a small picture of a part."""
        return Response(thumbnail(self._part(request).content), media_type="image/jpeg")

    def links(self, request: Request) -> Response:
        """Answer the links in their order; nothing is followed."""
        found = links(self._message(request))
        return answer(Links([Link(link.url, link.text, list(link.parts)) for link in found]))

    def codes(self, request: Request) -> Response:
        """Answer the one-time codes, user names and passwords."""
        found = codes(self._message(request))
        return answer(Codes([Code(code.kind, code.label, code.value) for code in found]))
