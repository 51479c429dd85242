"""Reading a request: query parameters, JSON bodies, the message that the path names. All raise ``BadRequest``."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import parse_qs

import msgspec
from starlette.requests import Request

from ...mailbox.dates import parse_moment
from ...mailbox.mailbox import Mailbox
from ...mailbox.query import parse_query
from ...mime.message import Message
from ...store.condition import ALWAYS, Condition
from ...store.timestamps import to_microseconds
from .errors import BadRequest

Body = TypeVar("Body", bound=msgspec.Struct)
Result = TypeVar("Result")

_BODY_BYTES = 5 * 2**20
LARGEST = 2**62
"""The largest number that a parameter may be."""
_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")
_DIGITS = len(str(LARGEST))


def number(request: Request, name: str, default: int) -> int:
    """Return a whole number from 0 to ``LARGEST``."""
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit()) or len(text) > _DIGITS or int(text) > LARGEST:
        raise BadRequest(f"{name} is a number, not {text!r}")
    return int(text)


def seconds(request: Request, name: str, default: float, largest: float) -> float:
    """Return a number of seconds from 0 to ``largest``."""
    text = request.query_params.get(name, str(default))
    value = float(text) if _NUMBER.fullmatch(text) else -1
    if not 0 <= value <= largest:
        raise BadRequest(f"{name} is a number of seconds up to {largest:g}, not {text!r}")
    return value


def choice(request: Request, name: str, values: Sequence[str]) -> str:
    """Return one of these values; an empty text where the parameter is left out."""
    text = request.query_params.get(name)
    if text is not None and text not in values:
        raise BadRequest(f"{name} is {' or '.join(values)}, not {text!r}")
    return text or ""


def search(request: Request, *, required: bool = True) -> Condition:
    """Return the condition of ``query`` and ``before``; dates are in the zone ``tz``."""
    query = request.query_params.get("query", "").strip()
    if required and not query:
        raise BadRequest("Error: no search query")
    return parse_query(query, request.query_params.get("tz", "UTC")) & before(request)


def before(request: Request) -> Condition:
    """Return the condition of ``before``."""
    text = request.query_params.get("before")
    if text is None:
        return ALWAYS
    return Condition("message.received < ?", (to_microseconds(parse_moment(text)),))


def requested_id(request: Request, mailbox: Mailbox) -> str:
    """Return the id that the path names; for ``latest``, that of the newest message (that a search finds)."""
    message_id: str = request.path_params["id"]
    condition = search(request, required=False)
    return mailbox.newest(condition) if message_id == "latest" else message_id


def requested(request: Request, mailbox: Mailbox, read: Callable[[Message], Result]) -> Result:
    """Return what ``read``, a function of a module, makes of the message that the path names."""
    return mailbox.read(requested_id(request, mailbox), read)


async def body(request: Request, kind: type[Body], *, limit: int = _BODY_BYTES) -> Body:
    """Return the JSON body as a ``kind``; no body counts as an empty object.

    Raises:
        BadRequest: it is larger than ``limit`` bytes, no JSON, or of another schema.
    """
    content = await _content(request, limit)
    # `curl -d` calls every body a form.
    is_form = "x-www-form-urlencoded" in request.headers.get("content-type", "") and not content.startswith(b"{")
    try:
        given = _form(content) if is_form else msgspec.json.decode(content or b"{}", type=dict[str, Any])
        return msgspec.convert(_with_field_case(kind, _whole(given)), kind, strict=not is_form)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequest(f"The body is not what this route takes: {error}") from error


def _whole(value: Any) -> Any:
    """Return whole numbers as such: in JSON, 3.0 is one."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_whole(each) for each in value]
        case dict():
            return {key: _whole(each) for key, each in value.items()}
    return value


def _form(content: bytes) -> dict[str, Any]:
    """Parse the form that mailpit-api-client 1.0 (PyPI) sends instead of JSON."""
    fields = parse_qs(content.decode("utf-8", "replace"))
    return {name: values if name.lower() == "ids" else values[0] for name, values in fields.items()}


def _with_field_case(kind: type[Body], given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields in the letter case of the schema: Mailpit ignores it, as every JSON decoder of Go does."""
    names = {name.lower(): name for name in kind.__struct_encode_fields__}
    return {names.get(name.lower(), name): value for name, value in given.items()}


async def _content(request: Request, limit: int) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > limit:
            raise BadRequest(f"The body is larger than {limit} bytes", 413)
    return bytes(content)
