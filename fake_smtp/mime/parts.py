"""The parts of a MIME message: found in one pass for each level, and decoded one by one.

The parser of the standard library checks each line against every boundary around it, and takes quadratic time on the
parameters of a header.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .defects import Defect
from .headers import Headers
from .parameters import first_word, parse_parameters
from .transfer import decode_transfer

MAX_PARTS = 2000
"""How many parts of a message are shown."""
_MAX_DEPTH = 50
_AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]*(?:\r?\n|\r?\Z)")
_META_BYTES = 1024
_META_CHARSET = re.compile(rb"<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf of the MIME tree: its position (``1.2``), the headers that matter, and its decoded content.

    ``flowed``: empty where its lines do not flow (RFC 3676), else whether the blanks at their ends go (yes, no).
    """

    part_id: str
    content_type: str
    charset: str | None
    flowed: str
    disposition: str
    file_name: str
    content_id: str
    content: bytes
    in_related: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part stands in the source, and in the tree."""

    start: int
    end: int
    part_id: str = ""
    depth: int = 0
    in_related: bool = False
    default_type: str = "text/plain"


def read_parts(raw: bytes, headers: Headers) -> Iterator[Part | Defect]:
    """Yield the leaf parts in the order of the message, and the defects; an attached message is one part."""
    shown = 0
    for found in _walk(raw, _Place(0, len(raw)), headers):
        if isinstance(found, Part):
            if shown == MAX_PARTS:
                yield Defect("too_many_parts")
                return
            shown += 1
        yield found


def _walk(raw: bytes, place: _Place, headers: Headers) -> Iterator[Part | Defect]:
    if headers.is_broken:
        yield Defect("broken_headers")
    if headers.is_cut:
        yield Defect("long_headers")
    content_type, parameters = parse_parameters(headers.structured("Content-Type"))
    if not _MEDIA_TYPE.fullmatch(content_type):
        content_type = place.default_type
    if not content_type.startswith("multipart/"):
        yield from _leaf(raw, headers, place, content_type, parameters)
    elif place.depth >= _MAX_DEPTH:
        yield Defect("too_deep")
        yield from _leaf(raw, headers, place, "text/plain", {})
    else:
        yield from _children(raw, headers, place, content_type, parameters.get("boundary"))


def _children(
    raw: bytes, headers: Headers, place: _Place, content_type: str, boundary: str | None
) -> Iterator[Part | Defect]:
    delimiter = b"--" + (boundary or "").encode("utf-8", "replace")
    between = _between(raw, delimiter, headers.body_start, place.end) if boundary is not None else iter(())
    is_first = True
    for number, (start, end, is_closed) in enumerate(between, start=1):
        is_first = False
        if not is_closed:
            yield Defect("unfinished")
        child_id = f"{place.part_id}.{number}" if place.part_id else str(number)
        default_type = "message/rfc822" if content_type == "multipart/digest" else "text/plain"
        related = content_type == "multipart/related"
        child = _Place(start, end, child_id, place.depth + 1, related, default_type)
        yield from _walk(raw, child, Headers(raw, start, end))
    if is_first and not (boundary and any(_boundaries(raw, delimiter, headers.body_start, place.end))):
        yield Defect("no_boundary")
        yield from _leaf(raw, headers, place, "text/plain", {})


def _between(raw: bytes, delimiter: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each part between the boundaries, and whether a boundary ends it."""
    opened: int | None = None
    for found, after, is_last in _boundaries(raw, delimiter, start, end):
        if opened is not None:
            part_end = found - 1 if found > opened else opened
            yield opened, part_end - (part_end > opened and raw[part_end - 1] == 0x0D), True
        opened = after
        if is_last:
            return
    if opened is not None:
        yield opened, end, False


def _boundaries(raw: bytes, delimiter: bytes, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each boundary line begins and ends, and whether it is the last one (``--boundary--``)."""
    at = start if raw.startswith(delimiter, start, end) else _next_line(raw, delimiter, start, end)
    while at >= 0:
        after = _AFTER_BOUNDARY.match(raw, at + len(delimiter), end)
        if after:
            yield at, after.end(), after[1] is not None
        at = _next_line(raw, delimiter, after.end() - 1 if after else at, end)


def _next_line(raw: bytes, delimiter: bytes, start: int, end: int) -> int:
    found = raw.find(b"\n" + delimiter, start, end)
    return found + 1 if found >= 0 else -1


def _leaf(
    raw: bytes, headers: Headers, place: _Place, content_type: str, parameters: dict[str, str]
) -> Iterator[Part | Defect]:
    encoding = first_word(headers.structured("Content-Transfer-Encoding")).rstrip(";").lower()
    content, defect = decode_transfer(raw[headers.body_start : place.end], encoding)
    if defect:
        yield defect
    disposition, of_disposition = parse_parameters(headers.structured("Content-Disposition"))
    yield Part(
        part_id=place.part_id or "0",
        content_type=content_type,
        charset=first_word(parameters.get("charset", "")) or _charset_of_document(content_type, content),
        flowed=parameters.get("delsp", "no").lower() if parameters.get("format", "").lower() == "flowed" else "",
        disposition=disposition,
        file_name=of_disposition.get("filename") or parameters.get("name", ""),
        content_id=headers.text("Content-ID").strip().strip("<>"),
        content=content,
        in_related=place.in_related,
    )


def _charset_of_document(content_type: str, content: bytes) -> str | None:
    """Return what an HTML document says of its charset, where the header does not: so do browsers, in its beginning."""
    found = _META_CHARSET.search(content[:_META_BYTES]) if content_type == "text/html" else None
    return found[1].decode("ascii") if found else None
