"""The fonts of the PDF: the publisher's and the engine's own, and no others, so that it is the same everywhere."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

from portail.output.guide.html import FACES, FONTS
from portail.target.tables.publisher import Publisher

NO_FONTS = FONTS.with_name("fonts.conf")


def fonts_for(text: str, publisher: Publisher) -> FontConfiguration:
    """Return the fonts in which a text is set: this machine's too only where a letter is in none that the guide has."""
    own = set(map(ord, text)) <= _letters() | publisher.letters
    with _fontconfig(str(NO_FONTS) if own else os.environ.get("FONTCONFIG_FILE")):
        return FontConfiguration()


@cache
def _letters() -> frozenset[int]:
    """Return the characters that all of the guide's own fonts have, and those that are never drawn."""
    faces = [set(TTFont(FONTS / file).getBestCmap()) for _, _, file in FACES]
    return frozenset(set.intersection(*faces) | {ord("\n"), ord("\t")})


@contextmanager
def _fontconfig(file: str | None) -> Iterator[None]:
    """Have Fontconfig read this file when it begins, as it does for each of WeasyPrint's configurations."""
    before = os.environ.get("FONTCONFIG_FILE")
    _set(file)
    try:
        yield
    finally:
        _set(before)


def _set(file: str | None) -> None:
    if file is None:
        os.environ.pop("FONTCONFIG_FILE", None)
    else:
        os.environ["FONTCONFIG_FILE"] = file
