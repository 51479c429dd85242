"""The body of ``/send``, exactly as narrow as what can be written into a message."""

import re
from typing import Annotated, Any

import msgspec
from msgspec import Meta

OWN_HEADERS = (
    *("to", "from", "cc", "bcc", "reply-to", "date", "subject", "content-type", "mime-version"),
    *("content-transfer-encoding", "x-tags"),
)
"""The headers that have a field of their own."""
_LETTERS = r"0-9A-Za-z\u00c0-\u167f\u1681-\u180d\u180f-\u1fff"
_WORD = rf"[{_LETTERS}!#$%&'*+/=?^_`{{|}}~-]+"
_LABEL = rf"[{_LETTERS}_-]+"
ADDRESS = re.compile(rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})*")
"""An e-mail address: that of RFC 6532 without quotes and comments."""
LINE = re.compile(r"[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*")
"""A text of one line, without control characters."""
HEADER_NAME = re.compile(r"[!-9;-~]{1,76}")
CONTENT_TYPE = re.compile(r"(?:(?:application|audio|font|image|model|text|video)/[0-9A-Za-z.+-]{1,100})?")
CONTENT_ID = re.compile(r"[!-;=?A-~]{0,200}")
BASE64 = re.compile(r"(?:data:[^,]*,)?([0-9A-Za-z+/]*={0,2})")


def _said(pattern: re.Pattern[str], **more: Any) -> dict[str, Any]:
    """Said of a text that is checked when the message is composed, which has a better sentence than msgspec."""
    return {"pattern": f"^(?:{pattern.pattern})$", **more}


def _in_any_case(word: str) -> str:
    """A pattern of a word in any letter case; JSON Schema has no other way to say it."""
    return "".join(f"[{letter}{letter.upper()}]" if letter.isalpha() else letter for letter in word)


_NOT_OWN = {"not": {"pattern": f"^(?:{'|'.join(map(_in_any_case, OWN_HEADERS))})$"}}
Email = Annotated[str, Meta(examples=["marie@example.org"], extra_json_schema=_said(ADDRESS))]
Line = Annotated[str, Meta(extra_json_schema=_said(LINE))]
HeaderTexts = Annotated[dict[str, Line], Meta(extra_json_schema={"propertyNames": {**_said(HEADER_NAME), **_NOT_OWN}})]
_ENCODED = {"contentEncoding": "base64"}
_FOUR_BY_FOUR = r"(?:data:[^,]*,)?(?:[0-9A-Za-z+/]{4})*(?:[0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?"
Encoded = Annotated[str, Meta(extra_json_schema=_said(re.compile(_FOUR_BY_FOUR), **_ENCODED))]


class Correspondent(msgspec.Struct):
    """An address in the body of ``/send``; as in Mailpit, its key is ``Email`` where a response has ``Address``."""

    Email: Email
    Name: Line = ""


class SentFile(msgspec.Struct):
    """A file in base64; with a content id it is an inline image. Its type follows from its name where none is given."""

    Content: Encoded
    Filename: Line
    ContentType: Annotated[str, Meta(extra_json_schema=_said(CONTENT_TYPE))] = ""
    ContentID: Annotated[str, Meta(extra_json_schema=_said(CONTENT_ID))] = ""


class Sending(msgspec.Struct):
    """A message, with at least one recipient."""

    From: Correspondent
    To: list[Correspondent] | None = None
    Cc: list[Correspondent] | None = None
    Bcc: list[Email] | None = None
    ReplyTo: list[Correspondent] | None = None
    Subject: Line = ""
    Text: str = ""
    HTML: str = ""
    Headers: HeaderTexts | None = None
    Tags: list[str] | None = None
    Attachments: list[SentFile] | None = None


_ONE_RECIPIENT = [
    {"properties": {name: {"type": "array", "minItems": 1}}, "required": [name]} for name in ("To", "Cc", "Bcc")
]
ToSomebody = Annotated[Sending, Meta(extra_json_schema={"anyOf": _ONE_RECIPIENT})]
