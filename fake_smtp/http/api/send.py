"""``/send``: a message that comes by HTTP instead of SMTP."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from binascii import b2a_qp
from email.errors import MessageError
from email.headerregistry import Address as HeaderAddress
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from mimetypes import MimeTypes

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
from .sending import (
    ADDRESS,
    BASE64,
    CONTENT_ID,
    CONTENT_TYPE,
    HEADER_NAME,
    LINE,
    OWN_HEADERS,
    Correspondent,
    Sending,
    SentFile,
)

# Headers of no kind that the email package knows: it would refuse those whose form is wrong.
_AS_WRITTEN = HeaderRegistry(use_default_map=False)
# Of Python alone: the types of the machine's own files would differ from one machine to the next.
_TYPE_OF_NAME = MimeTypes()
_UNKNOWN_TYPE = "application/octet-stream"


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
        hidden = [_matching(each, ADDRESS, "address") for each in sending.Bcc or []]
        recipients = tuple(dict.fromkeys(named + hidden))
        if not recipients:
            raise BadRequest("A message has a recipient")
        try:
            message = _compose(sending)
            message["Date"] = format_datetime(self._backend.now())
            if "Message-ID" not in message:
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
    message["Subject"] = _matching(sending.Subject, LINE, "subject of one line")
    for name, value in (sending.Headers or {}).items():
        if name.lower() in OWN_HEADERS:
            raise BadRequest(f"{name} is set by its own field, not in Headers")
        text = _matching(value, LINE, "header of one line")
        message[name] = _AS_WRITTEN(_matching(name, HEADER_NAME, "name of a header"), text)
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
    user, _, domain = _matching(correspondent.Email, ADDRESS, "address").rpartition("@")
    return HeaderAddress(_matching(correspondent.Name, LINE, "name of one line"), user, domain)


def _matching(text: str, pattern: re.Pattern[str], what: str) -> str:
    if not pattern.fullmatch(text):
        raise BadRequest(f"{text!r} is no {what}")
    return text


def _attach(message: EmailMessage, file: SentFile) -> None:
    file_name = _matching(file.Filename, LINE, "name of a file")
    content_type = _matching(file.ContentType, CONTENT_TYPE, "type of a file") or _type_of(file_name)
    main, _, sub = content_type.partition("/")
    content = _content(file)
    if _matching(file.ContentID, CONTENT_ID, "content id"):
        body = message.get_body(("html", "plain")) or message
        body.add_related(content, main, sub, cid=f"<{file.ContentID}>", filename=file_name, disposition="inline")
    else:
        message.add_attachment(content, main, sub, filename=file_name)


def _content(file: SentFile) -> bytes:
    encoded = BASE64.fullmatch(file.Content)
    try:
        if encoded and len(encoded[1]) % 4 == 0:
            return b64decode(encoded[1], validate=True)
    except Base64Error:
        pass
    raise BadRequest(f"The content of {file.Filename} is not base64")


def _type_of(file_name: str) -> str:
    content_type, encoding = _TYPE_OF_NAME.guess_type(file_name)
    # A message within a message must not be in base64 (RFC 2046, 5.2.1); what is compressed is of another type.
    if encoding or not content_type or content_type.startswith("message/"):
        return _UNKNOWN_TYPE
    return content_type


def _is_ascii(sending: Sending) -> bool:
    correspondents = [sending.From, *(sending.To or []), *(sending.Cc or []), *(sending.ReplyTo or [])]
    return all(each.Email.isascii() for each in correspondents)
