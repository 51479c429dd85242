"""What a request carries: parameters, bodies, ids."""

from typing import Any, TypeVar
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import msgspec
from starlette.requests import Request

from fake_smtp.errors import UnknownMessage
from fake_smtp.http.api.errors import BadRequest
from fake_smtp.mailbox.dates import read_date
from fake_smtp.mailbox.mailbox import Mailbox
from fake_smtp.mailbox.query import parse_query
from fake_smtp.mime.message import Message
from fake_smtp.store.condition import ALWAYS, Condition
from fake_smtp.store.timestamps import to_microseconds

Body = TypeVar("Body", bound=msgspec.Struct)

_BODY_BYTES = 5 * 2**20
LARGEST = 2**62
"""The largest number that a parameter may be."""
_DIGITS = len(str(LARGEST))


def number(request: Request, name: str, default: int) -> int:
    """Return a whole number, not negative."""
    written = request.query_params.get(name, str(default))
    if not (written.isascii() and written.isdigit()) or len(written) > _DIGITS or int(written) > LARGEST:
        raise BadRequest(f"{name} is a number, not {written!r}")
    return int(written)


def seconds(request: Request, name: str, default: float, largest: float) -> float:
    """Return a duration in seconds."""
    written = request.query_params.get(name, str(default))
    try:
        value = float(written)
    except ValueError:
        value = -1
    if not 0 <= value <= largest:
        raise BadRequest(f"{name} is a number of seconds up to {largest:g}, not {written!r}")
    return value


def search(request: Request, *, required: bool = True) -> Condition:
    """Return the condition of ``query`` and ``before``, dates in the zone ``tz``."""
    query = request.query_params.get("query", "").strip()
    if required and not query:
        raise BadRequest("Error: no search query")
    return parse_query(query, request.query_params.get("tz", "UTC")) & before(request)


def before(request: Request) -> Condition:
    """Return the condition of ``before``."""
    written = request.query_params.get("before")
    if not written:
        return ALWAYS
    return Condition("message.received < ?", (to_microseconds(read_date(written, ZoneInfo("UTC"))),))


def wanted_message(request: Request, mailbox: Mailbox) -> Message:
    """Return the message of the address: by its id, or ``latest``, perhaps of a search."""
    message_id = request.path_params["id"]
    if message_id != "latest":
        return mailbox.message(message_id)
    found = mailbox.messages(search(request, required=False), limit=1)
    if not found:
        raise UnknownMessage("latest")
    return found[0]


async def body(request: Request, kind: type[Body], *, limit: int = _BODY_BYTES) -> Body:
    """Read a JSON body of this form; no body is an empty object.

    Raises:
        BadRequest: it is too large, no JSON, or of another form.
    """
    content = await _content(request, limit)
    is_form = "x-www-form-urlencoded" in request.headers.get("content-type", "")
    try:
        given = _form(content) if is_form else msgspec.json.decode(content or b"{}", type=dict[str, Any])
        return msgspec.convert(_spelled_as(kind, given), kind, strict=not is_form)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequest(f"The body is not what this route takes: {error}") from error


def _form(content: bytes) -> dict[str, Any]:
    """Read the form that mailpit-api-client 1.0 (PyPI) sends in place of JSON."""
    fields = parse_qs(content.decode("utf-8", "replace"))
    return {name: values if name.lower() == "ids" else values[0] for name, values in fields.items()}


def _spelled_as(kind: type[Body], given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields in our spelling: to Mailpit, as to everything written in Go, letter case does not matter."""
    names = {name.lower(): name for name in kind.__struct_encode_fields__}
    return {names.get(name.lower(), name): value for name, value in given.items()}


async def _content(request: Request, limit: int) -> bytes:
    pieces = bytearray()
    async for piece in request.stream():
        pieces += piece
        if len(pieces) > limit:
            raise BadRequest(f"The body is larger than {limit} bytes", 413)
    return bytes(pieces)
