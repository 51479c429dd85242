"""``/message/{id}``: one message, its headers, source, parts, links and codes."""

import re
from collections.abc import Callable
from functools import partial
from typing import TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...content.codes import Kind, codes
from ...content.links import links
from ...content.thumbnail import thumbnail
from ...errors import UnknownMessage
from ...mime.message import Attachment, Message
from ..backend import HttpBackend
from . import parameters
from .choices import FLAG
from .header_names import headers_by_name
from .json_response import encoded_response, json_response
from .schemas import Schema, message_json

Result = TypeVar("Result")

_CONTENT_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
# A part comes from anyone: displayed on its own it must neither run scripts nor load anything.
_SANDBOX_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    "X-Content-Type-Options": "nosniff",
}


class Link(Schema):
    """A link: its URL, its text, and the parts (html, text) that contain it."""

    URL: str
    Text: str
    Parts: list[str]


class Links(Schema):
    """The links of a message, each once."""

    Links: list[Link]


class Code(Schema):
    """A value to be typed in, and its label (empty where the value has a line of its own)."""

    Kind: Kind
    Label: str
    Value: str


class Codes(Schema):
    """The codes, user names and passwords of a message, each once."""

    Codes: list[Code]


def _read_part(part_id: str, read: Callable[[Attachment], Result], message: Message) -> Result | None:
    for part in message.attachments + message.inline:
        if part.part_id == part_id:
            return read(part)
    return None


def _itself(part: Attachment) -> Attachment:
    return part


def _thumbnail(part: Attachment) -> bytes:
    return thumbnail(part.content)


class MessageEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def _read(self, request: Request, read: Callable[[Message], Result]) -> Result:
        return parameters.requested(request, self._backend.mailbox_of(request), read)

    def _read_part(self, request: Request, read: Callable[[Attachment], Result]) -> Result:
        part_id = request.path_params["part"]
        found = self._read(request, partial(_read_part, part_id, read))
        if found is None:
            raise UnknownMessage(f"{request.path_params['id']} part {part_id}")
        return found

    def whole(self, request: Request) -> Response:
        """Return the message, and mark it as read."""
        mailbox = self._backend.mailbox_of(request)
        message_id = parameters.requested_id(request, mailbox)
        whole = mailbox.read(message_id, message_json)
        self._backend.mailbox.mark_seen(message_id)
        return encoded_response(whole)

    def headers(self, request: Request) -> Response:
        """Return the headers by name."""
        return json_response(self._read(request, headers_by_name))

    def raw(self, request: Request) -> Response:
        """Return the exact source."""
        mailbox = self._backend.mailbox_of(request)
        message_id = parameters.requested_id(request, mailbox)
        raw = mailbox.envelope(message_id).raw
        download = {"Content-Disposition": f'attachment; filename="{message_id}.eml"'}
        headers = download if parameters.choice(request, "dl", FLAG) == "1" else {}
        return Response(raw, media_type="text/plain", headers={**_SANDBOX_HEADERS, **headers})

    def part(self, request: Request) -> Response:
        """Return the decoded bytes of a part."""
        part = self._read_part(request, _itself)
        content_type = part.content_type if _CONTENT_TYPE.fullmatch(part.content_type) else "application/octet-stream"
        disposition = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(part.file_name, errors='replace')}"}
        # Set as a header: with media_type, Starlette would add a charset that the sender did not declare.
        return Response(part.content, headers={"Content-Type": content_type, **_SANDBOX_HEADERS, **disposition})

    def thumb(self, request: Request) -> Response:
        """Return a thumbnail of a part."""
        return Response(self._read_part(request, _thumbnail), media_type="image/jpeg")

    def links(self, request: Request) -> Response:
        """Return the links in their order; none is requested."""
        found = self._read(request, links)
        return json_response(Links([Link(link.url, link.text, list(link.parts)) for link in found]))

    def codes(self, request: Request) -> Response:
        """Return the one-time codes, user names and passwords."""
        found = self._read(request, codes)
        return json_response(Codes([Code(code.kind, code.label, code.value) for code in found]))
