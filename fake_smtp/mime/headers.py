"""The header block of a message or a part, parsed without the body: on arrival nothing else is needed."""

import re
from collections.abc import Iterator

from .address import Address, parse_addresses
from .encoded_words import header_text, unfolded

LONGEST_BLOCK = 256 * 1024
"""How many bytes of a header block are read, more than any mail server passes on."""
_LONGEST_LIST = 64 * 1024
_RECIPIENTS = {"To", "Cc", "Bcc"}
_BLANK_LINE = re.compile(rb"^\r?\n", re.MULTILINE)
_FIELD = re.compile(
    rb"^([!#-'*+./0-9A-Z\[\]^_`a-z{|}~\x80-\xff-]+)[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|\Z)", re.MULTILINE
)
_FROM_LINE = re.compile(rb">?From [^\n]*\n\Z")
_Fields = list[tuple[bytes, bytes]]


class Headers:
    """The header fields in their order, found by name in any letter case, and decoded when they are read.

    ``start`` and ``end`` say where in ``raw`` the message or part stands. ``is_broken``: the block ends within a line;
    ``is_cut``: it has more than ``LONGEST_BLOCK`` bytes, of which the first are read.
    """

    def __init__(self, raw: bytes, start: int = 0, end: int | None = None) -> None:
        self._raw = raw
        self._end = len(raw) if end is None else end
        limit = min(start + LONGEST_BLOCK, self._end)
        blank = _BLANK_LINE.search(raw, start, limit)
        self.is_cut = not blank and limit < self._end
        block_end = blank.start() if blank else limit
        self._fields, rest = _read_fields(raw, start, block_end)
        self.is_broken = rest is not None
        self._body_start = blank.end() if blank and rest is None else rest
        self._block_end = block_end
        self._by_name: dict[bytes, list[bytes]] = {}
        for name, value in self._fields:
            self._by_name.setdefault(name.lower(), []).append(value)

    @property
    def body_start(self) -> int:
        """Return where the body begins; the end of the part where there is none."""
        if self._body_start is None:
            blank = _BLANK_LINE.search(self._raw, self._block_end, self._end)
            self._body_start = blank.end() if blank else self._end
        return self._body_start

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield name and decoded value of each field, in the order of the message."""
        return ((name.decode("utf-8", "replace"), header_text(value)) for name, value in self._fields)

    def text(self, name: str) -> str:
        """Return the first field of this name, decoded, or an empty string."""
        values = self._by_name.get(name.lower().encode())
        return header_text(values[0]) if values else ""

    def structured(self, name: str) -> str:
        """Return the first field of this name on one line, its encoded words left as they are; or an empty string."""
        values = self._by_name.get(name.lower().encode())
        return unfolded(values[0]) if values else ""

    def addresses(self, name: str) -> tuple[Address, ...]:
        """Return the addresses of every field of this name, a thousand at most; who has but a name is no recipient."""
        values = self._by_name.get(name.lower().encode())
        if not values:
            return ()
        whole = values[0] if len(values) == 1 else b",".join(values)
        found = parse_addresses(unfolded(whole[:_LONGEST_LIST]))
        return tuple(each for each in found if each.address) if name in _RECIPIENTS else found


def _read_fields(raw: bytes, start: int, end: int) -> tuple[_Fields, int | None]:
    """Return the fields, and where a body begins that no blank line separates from them (None: as it should).

    A line that is no field continues the one before it where that is a list with more to come: some senders wrap
    lines without a blank. Others are passed over, as long as fields follow.
    """
    fields: _Fields = []
    position = start
    for match in _FIELD.finditer(raw, start, end):
        if match.start() > position:
            between = raw[position : match.start()]
            if not fields and not _FROM_LINE.fullmatch(between):
                return [], start
            _continue_last(fields, between)
        fields.append((match[1], match[2]))
        position = match.end()
    between = raw[position:end]
    if not between.strip() or _continue_last(fields, between):
        return fields, None
    return fields, position


def _continue_last(fields: _Fields, lines: bytes) -> bool:
    if not fields or not fields[-1][1].rstrip().endswith((b";", b",")):
        return False
    name, value = fields[-1]
    fields[-1] = name, b"\n ".join([value, *lines.splitlines()])
    return True
