"""The font files of a publisher: what each is called and looks like, which letters it has, and why one cannot be used.

They are read by fontTools, which comes with the extra `guide`, as what prints with them does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portail import extras
from portail.wording import fonts as words
from portail.wording.files import Refusal

KINDS = {
    "wOF2": ("font/woff2", "woff2"),
    "wOFF": ("font/woff", "woff"),
    "OTTO": ("font/otf", "opentype"),
    "\x00\x01\x00\x00": ("font/ttf", "truetype"),
    "true": ("font/ttf", "truetype"),
}
"""What a file begins with: its media type, and what CSS calls it."""
RESTRICTED = 0x0002
"""The bit by which a font forbids to be put into documents (OpenType, `OS/2.fsType`)."""
ITALIC, OBLIQUE = 0x0001, 0x0200
"""Bits of `OS/2.fsSelection`."""
BOLDEST_REGULAR = 500
"""The heaviest weight that words without stress can have, as CSS has it."""
UNSAFE = str.maketrans("", "", "\"'\\<>;{}&\r\n")
"""What a name cannot hold in a style sheet."""


@dataclass(frozen=True)
class FontFile:
    """A font file that can be used.

    Attributes:
        path: the file.
        typeface: what the font is called.
        weight: how bold it is, from 1 to 1000 as in CSS: 400 is regular, 700 bold.
        italic: whether it is slanted.
        letters: the characters that it has.
        media_type: of the file, as `font/ttf`.
        css_format: what CSS calls that.
    """

    path: Path
    typeface: str
    weight: int
    italic: bool
    letters: frozenset[int]
    media_type: str
    css_format: str

    @property
    def style(self) -> str:
        """Its style, as CSS has it."""
        return "italic" if self.italic else "normal"


class Unusable(Exception):
    """A font file cannot be used; `refusal` says why, and what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def read(path: Path) -> FontFile:
    """Read a font file, which is looked at again only where it has changed.

    Raises:
        Unusable: it is no font, or none that may be put into a document as it is.
        EnvironmentNotReady: the extra `guide` is missing.
    """
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise Unusable(words.not_a_font(path.name, str(error))) from error


def mistakes(files: Sequence[Path]) -> Iterator[Refusal]:
    """Yield why these files cannot be the font of a document together; nothing where fontTools is not installed."""
    if extras.missing("guide"):
        return
    fonts = []
    for path in files:
        try:
            fonts.append(read(path))
        except Unusable as error:
            yield error.refusal
    if len(fonts) < len(files) or not fonts:
        return
    typefaces = sorted({font.typeface for font in fonts})
    if len(typefaces) > 1:
        yield words.several_typefaces(typefaces)
    upright = [font.weight for font in fonts if not font.italic]
    if not any(weight <= BOLDEST_REGULAR for weight in upright):
        yield words.no_regular(typefaces[0])
    if not any(weight > BOLDEST_REGULAR for weight in upright):
        yield words.no_bold(typefaces[0])


@cache
def _read(path: Path, changed: int) -> FontFile:  # noqa: ARG001 - another file where it has changed
    with extras.needed("guide"):
        from fontTools.ttLib import TTFont
    kind = KINDS.get(path.read_bytes()[:4].decode("latin-1"))
    if kind is None:
        raise Unusable(words.no_kind_of_font(path.name))
    try:
        with TTFont(path) as font:
            if refusal := _refusal(path, font):
                raise Unusable(refusal)
            return _described(path, font, kind)
    except Unusable:
        raise
    except Exception as error:  # of a damaged file fontTools raises whatever its bytes lead to
        raise Unusable(words.not_a_font(path.name, str(error))) from error


def _refusal(path: Path, font: Any) -> Refusal | None:
    if "fvar" in font:
        return words.variable_font(path.name)
    if font["OS/2"].fsType & 0x000F == RESTRICTED:
        return words.restricted_font(path.name)
    return None


def _described(path: Path, font: Any, kind: tuple[str, str]) -> FontFile:
    typeface = (font["name"].getBestFamilyName() or path.stem).translate(UNSAFE).strip() or "Document"
    look = font["OS/2"]
    italic = bool(look.fsSelection & (ITALIC | OBLIQUE))
    return FontFile(path, typeface, look.usWeightClass, italic, frozenset(font.getBestCmap()), *kind)
