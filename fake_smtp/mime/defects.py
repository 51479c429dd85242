"""What a message has that could not be read as its sender meant it."""

from dataclasses import dataclass
from typing import Literal

DamageKind = Literal[
    "unknown_charset",
    "wrong_charset",
    "unknown_encoding",
    "damaged_base64",
    "no_boundary",
    "unfinished",
    "too_deep",
    "broken_headers",
]

_SENTENCES: dict[DamageKind, str] = {
    "unknown_charset": "unknown charset {}",
    "wrong_charset": "not valid {}",
    "unknown_encoding": "unknown transfer encoding {}; the part is shown as it came",
    "damaged_base64": "damaged base64",
    "no_boundary": "a multipart without a usable boundary is shown as it came",
    "unfinished": "a multipart ends before its last boundary; something may be missing",
    "too_deep": "parts nested too deeply",
    "broken_headers": "a header block that ends in the middle of a line",
}


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that could not be read, perhaps with the name that the sender gave it; as text, an English phrase."""

    kind: DamageKind
    name: str = ""

    def __str__(self) -> str:
        return _SENTENCES[self.kind].format(self.name)
