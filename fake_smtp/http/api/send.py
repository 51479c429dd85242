"""``/send``: a message that comes by HTTP instead of SMTP."""

from base64 import b64decode
from binascii import Error as Base64Error
from binascii import b2a_qp
from email.errors import MessageError
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from mimetypes import MimeTypes
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ...content.tags import clean_tags
from ...mime.envelope import Envelope
from ..backend import HttpBackend
from . import parameters
from .errors import BadRequest
from .json_response import json_response
from .schemas import Schema

_OWN_HEADERS = {
    *("to", "from", "cc", "bcc", "reply-to", "date", "subject", "content-type", "mime-version"),
    *("content-transfer-encoding", "x-tags"),
}


# Of Python alone: the types of the machine's own files would differ from one machine to the next.
_TYPE_OF_NAME = MimeTypes()
_UNKNOWN_TYPE = "application/octet-stream"


class Correspondent(msgspec.Struct):
    """An address in the body of ``/send``; as in Mailpit, its key is ``Email`` where a response has ``Address``."""

    Email: Annotated[str, Meta(min_length=3)]
    Name: str = ""


class SentFile(msgspec.Struct):
    """A file in base64; with a content id it is an inline image. Its type follows from its name where none is given."""

    Content: str
    Filename: str
    ContentType: str = ""
    ContentID: str = ""


class Sending(msgspec.Struct):
    """The body of ``/send``."""

    From: Correspondent
    To: list[Correspondent] | None = None
    Cc: list[Correspondent] | None = None
    Bcc: list[str] | None = None
    ReplyTo: list[Correspondent] | None = None
    Subject: str = ""
    Text: str = ""
    HTML: str = ""
    Headers: dict[str, str] | None = None
    Tags: list[str] | None = None
    Attachments: list[SentFile] | None = None


class Sent(Schema):
    """The id under which a message was stored."""

    ID: str


class NotSent(Schema):
    """Why a message was not stored."""

    Error: str


class SendEndpoint:
    """The endpoint."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    async def send(self, request: Request) -> Response:
        """Store the message that the body describes."""
        try:
            sending = await parameters.body(request, Sending, limit=self._backend.limits.message_bytes)
            envelope = await run_in_threadpool(self._envelope, sending)
        except BadRequest as bad:
            return json_response(NotSent(bad.reason), bad.status)
        (stored,) = await run_in_threadpool(self._backend.mailbox.deliver, [envelope])
        return json_response(Sent(stored.id))

    def _envelope(self, sending: Sending) -> Envelope:
        named = [each.Email for each in (sending.To or []) + (sending.Cc or [])]
        recipients = tuple(dict.fromkeys(named + (sending.Bcc or [])))
        if not recipients:
            raise BadRequest("A message has a recipient")
        try:
            message = _compose(sending)
            message["Date"] = format_datetime(self._backend.now())
            message["Message-ID"] = make_msgid(domain="fake-smtp")
            raw = message.as_bytes(policy=SMTP.clone(utf8=not _is_ascii(sending)))
        except (ValueError, MessageError, LookupError, IndexError, AttributeError, TypeError) as error:
            # The email package raises all of these for headers and addresses that cannot be written.
            raise BadRequest(f"The message cannot be composed: {error}") from error
        return Envelope(sending.From.Email, recipients, raw, self._backend.now())


def _compose(sending: Sending) -> EmailMessage:
    message = EmailMessage()
    message["From"] = _header_address(sending.From)
    for name, correspondents in (("To", sending.To), ("Cc", sending.Cc), ("Reply-To", sending.ReplyTo)):
        if correspondents:
            message[name] = [_header_address(each) for each in correspondents]
    message["Subject"] = sending.Subject
    for name, value in (sending.Headers or {}).items():
        if name.lower() in _OWN_HEADERS:
            raise BadRequest(f"{name} is set by its own field, not in Headers")
        message[name] = value
    if tags := clean_tags(sending.Tags or []):
        message["X-Tags"] = ", ".join(tags)
    message["MIME-Version"] = "1.0"
    _set_text(message, sending.Text, "plain")
    if sending.HTML:
        message.make_alternative()
        html = EmailMessage(message.policy)
        _set_text(html, sending.HTML, "html")
        message.attach(html)
    for file in sending.Attachments or []:
        _attach(message, file)
    return message


def _set_text(part: EmailMessage, text: str, subtype: str) -> None:
    """Make a part this text; ``set_content`` would add a line end to it."""
    part["Content-Type"] = f'text/{subtype}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(b2a_qp(text.encode()).decode("ascii"))


def _header_address(correspondent: Correspondent) -> HeaderAddress:
    user, _, domain = correspondent.Email.rpartition("@")
    if not user or not domain:
        raise BadRequest(f"{correspondent.Email!r} is no address")
    return HeaderAddress(correspondent.Name, user, domain)


def _attach(message: EmailMessage, file: SentFile) -> None:
    encoded = file.Content.partition(",")[2] if file.Content.startswith("data:") else file.Content
    try:
        content = b64decode(encoded, validate=True)
    except (Base64Error, ValueError) as error:
        raise BadRequest(f"The content of {file.Filename} is not base64: {error}") from error
    main, _, sub = (file.ContentType or _type_of(file.Filename)).partition("/")
    if file.ContentID:
        body = message.get_body(("html", "plain")) or message
        body.add_related(content, main, sub, cid=f"<{file.ContentID}>", filename=file.Filename, disposition="inline")
    else:
        message.add_attachment(content, main, sub, filename=file.Filename)


def _type_of(file_name: str) -> str:
    content_type, encoding = _TYPE_OF_NAME.guess_type(file_name)
    # A message within a message must not be in base64 (RFC 2046, 5.2.1); what is compressed is of another type.
    if encoding or not content_type or content_type.startswith("message/"):
        return _UNKNOWN_TYPE
    return content_type


def _is_ascii(sending: Sending) -> bool:
    correspondents = [sending.From, *(sending.To or []), *(sending.Cc or []), *(sending.ReplyTo or [])]
    return all(each.Email.isascii() for each in correspondents)
