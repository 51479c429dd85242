"""Texts in which a secret is looked for, whatever their letter case, accents and spaces."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# A secret of a few letters or digits counts where it stands for itself: "Anna" is not told by "savanna".
LONGEST_WORD = 8
EDGE = "[a-z0-9]"
WORD = re.compile(r"\w[\w.@-]*\w|\w")
APOSTROPHES = "’ʼ‘"
_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")


def fold(text: str) -> str:
    """Return a text without what makes no difference to a reader of secrets."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        for apostrophe in APOSTROPHES:  # faster than a table
            text = text.replace(apostrophe, "'")
    return " ".join(text.casefold().split()) or " " * bool(text)


def fold_by_character(characters: Iterable[str]) -> tuple[str, list[int]]:
    """Return what `fold` returns of the characters, joined, and for each letter of it the index of its character."""
    folded, places = list[str](), list[int]()
    for index, character in enumerate(characters):
        for letter in fold(character):
            if letter != " " or folded[-1:] != [" "]:
                folded.append(letter)
                places.append(index)
    return "".join(folded), places


def expression(secrets: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the secrets in a folded text, the longest first; `None` where there is none."""
    forms = sorted({form for secret in secrets if (form := fold(secret).strip())}, key=len, reverse=True)
    return re.compile("|".join(map(_pattern, forms))) if forms else None


def spans(characters: Iterable[str], secrets: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where secrets stand among characters: the index of the first one of each, and the one after its last."""
    folded, places = fold_by_character(characters)
    for found in secrets.finditer(folded):
        yield places[found.start()], places[found.end() - 1] + 1


def _pattern(form: str) -> str:
    # A table cell or an element may end between two words, with nothing between them.
    words = " ?".join(map(re.escape, form.split(" ")))
    return rf"(?<!{EDGE}){words}(?!{EDGE})" if form.isalnum() and len(form) < LONGEST_WORD else words
