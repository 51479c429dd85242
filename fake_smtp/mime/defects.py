"""Defects of a message: what could not be decoded as its sender declared it."""

from dataclasses import dataclass
from typing import Literal

DefectKind = Literal[
    "unknown_charset",
    "wrong_charset",
    "unknown_encoding",
    "damaged_base64",
    "no_boundary",
    "unfinished",
    "too_deep",
    "broken_headers",
    "long_headers",
    "too_many_parts",
]

_PHRASES: dict[DefectKind, str] = {
    "unknown_charset": "unknown charset {}",
    "wrong_charset": "not valid {}",
    "unknown_encoding": "unknown transfer encoding {}; the part is shown as it came",
    "damaged_base64": "damaged base64",
    "no_boundary": "a multipart without a usable boundary is shown as it came",
    "unfinished": "a multipart ends before its last boundary; something may be missing",
    "too_deep": "parts nested too deeply",
    "broken_headers": "a header block that ends in the middle of a line",
    "long_headers": "headers of more than 256 kB, of which the first are read",
    "too_many_parts": "more than 2000 parts, of which the first are shown",
}


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect; ``name`` is the charset or encoding concerned, if any. ``str`` gives an English phrase."""

    kind: DefectKind
    name: str = ""

    def __str__(self) -> str:
        return _PHRASES[self.kind].format(self.name)
