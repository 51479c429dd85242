"""A header value with parameters: ``attachment; filename*=UTF-8''fa%C3%A7ade.pdf`` (RFC 2045, RFC 2231)."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from .charset import decode_bytes
from .encoded_words import CONTROLS, decode_words

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"?|;|[^";]+|.', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_NAME = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")
_CHARSET_AND_LANGUAGE = re.compile(r"([^']*)'[^']*'")
_Segments = dict[str, dict[int, tuple[str, bool]]]


def parse_parameters(text: str) -> tuple[str, dict[str, str]]:
    """Return the value before the first semicolon, in lower case, and the decoded parameters by lower-case name.

    Never raises. Values may be quoted or not, with or without blanks; continued and percent-encoded ones (RFC 2231) are
    joined and decoded, and are preferred to a plain one of the same name; encoded words are decoded too.
    """
    first, *others = _split(text)
    plain: dict[str, str] = {}
    segments: _Segments = {}
    for other in others:
        name, equals, value = other.partition("=")
        named = _NAME.fullmatch(name.strip().lower())
        if not equals or not named:
            continue
        if named[2] is None and named[3] is None:
            plain.setdefault(named[1], decode_words(_unquoted(value)).strip())
        else:
            in_order = segments.setdefault(named[1].strip(), {})
            in_order.setdefault(int(named[2] or 0), (_unquoted(value), bool(named[3])))
    return first_word(first).lower(), {**plain, **{name: _joined(parts) for name, parts in segments.items()}}


def first_word(value: str) -> str:
    """Return what stands before the first blank or comment: ``7bit (as it came)`` is ``7bit``."""
    words = value.split(None, 1)
    return words[0].partition("(")[0] if words else ""


def _split(text: str) -> Iterator[str]:
    """Yield what stands between the semicolons outside of quotes."""
    if '"' not in text:
        yield from text.split(";")
        return
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if piece == ";":
            yield "".join(pieces)
            pieces = []
        else:
            pieces.append(piece)
    yield "".join(pieces)


def _unquoted(value: str) -> str:
    value = value.strip()
    if not value.startswith('"'):
        return value
    quoted = _PIECE.match(value)
    inner = quoted[0][1:] if quoted else ""
    return _ESCAPED.sub(r"\1", inner.removesuffix('"'))


def _joined(parts: dict[int, tuple[str, bool]]) -> str:
    ordered = [parts[number] for number in sorted(parts)]
    charset = ""
    first, is_encoded = ordered[0]
    if is_encoded and (declared := _CHARSET_AND_LANGUAGE.match(first)):
        charset = declared[1]
        ordered[0] = first[declared.end() :], True
    if not any(encoded for _, encoded in ordered):
        return decode_words("".join(value for value, _ in ordered)).strip()
    content = b"".join(
        unquote_to_bytes(value) if encoded else value.encode("utf-8", "replace") for value, encoded in ordered
    )
    return CONTROLS.sub(" ", decode_bytes(content, charset).text).strip()
