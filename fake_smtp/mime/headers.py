"""The header block of a message, parsed without its body: on arrival nothing else is needed."""

import re
from collections.abc import Iterator

from .address import Address, parse_addresses
from .encoded_words import header_text, unfolded

_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"^([!-9;-~]+)[ \t]*:[ \t]*(.*(?:\r?\n[ \t].*)*)", re.MULTILINE)


class Headers:
    """The header fields in their order, found by name in any letter case, and decoded when they are read."""

    def __init__(self, raw: bytes) -> None:
        self._fields: list[tuple[bytes, bytes]] = _FIELD.findall(_block(raw))
        self._by_name: dict[bytes, list[bytes]] = {}
        for name, value in self._fields:
            self._by_name.setdefault(name.lower(), []).append(value)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield name and decoded value of each field, in the order of the message."""
        return ((name.decode("ascii"), header_text(value)) for name, value in self._fields)

    def text(self, name: str) -> str:
        """Return the first field of this name, decoded, or an empty string."""
        values = self._by_name.get(name.lower().encode())
        return header_text(values[0]) if values else ""

    def addresses(self, name: str) -> tuple[Address, ...]:
        """Return the addresses of every field of this name."""
        values = self._by_name.get(name.lower().encode(), [])
        return tuple(address for value in values for address in parse_addresses(unfolded(value)))


def _block(raw: bytes) -> bytes:
    if raw.startswith((b"\r\n", b"\n")):
        return b""
    end = _END.search(raw)
    return raw[: end.start()] if end else raw
