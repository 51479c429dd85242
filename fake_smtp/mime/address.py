"""Addresses of a header field, with or without a name."""

import re
from dataclasses import dataclass
from email.utils import getaddresses

from .encoded_words import decode_words

_BARE = re.compile(r"\s*<?([^\s<>()\",:;@]+@[^\s<>()\",:;@]+)>?\s*", re.ASCII)
_NAMED = re.compile(r"\s*\"?([^<>()\",:;@\\]*[^<>()\",:;@\\\s])\"?\s*<([^\s<>()\",:;@]+@[^\s<>()\",:;@]+)>\s*")


@dataclass(frozen=True, slots=True)
class Address:
    """A person's or a program's e-mail address, with the name before it (may be empty)."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


NO_ADDRESS = Address("", "")


def parse_addresses(value: str) -> tuple[Address, ...]:
    """Parse the addresses of one header field; what is no address is kept as a whole, not lost."""
    if match := _BARE.fullmatch(value):
        return (Address("", match[1]),)
    if match := _NAMED.fullmatch(value):
        return (Address(decode_words(match[1]), match[2]),)
    return _parse_any(value)


def _parse_any(value: str) -> tuple[Address, ...]:
    if not value.strip():
        return ()
    if "@" not in value:
        return (Address("", decode_words(value).strip()),)
    found = tuple(
        Address(decode_words(name), decode_words(address)) for name, address in getaddresses([value]) if address
    )
    return found or (Address("", decode_words(value).strip()),)
