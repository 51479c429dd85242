"""Compares words as a reader compares them.

Letter case, the form of the apostrophe, the kind of space and the accents of capitals do not matter
(`J'ACCEPTE` is found by `J'ACCEPTÉ`); anything else does. The comparison is a regular expression that Python and
the browser both understand, so that the same rule finds text in a string and elements on a page.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

APOSTROPHES = "'’ʼ‘"
SIGNS = (
    r"[\s‹›«»•·●○|*\u00AD\u200B-\u200D\u2060\uFEFF\uFE0F\u2190-\u21FF\u2300-\u23FF\u25A0-\u27BF\u27F0-\u27FF"
    r"\u2900-\u297F\u2B00-\u2BFF\uE000-\uF8FF]*"
)
"""What adorns a name: spaces, arrows, bullets, symbols, pictograms, icons of the private use area."""
MARK = (
    r"(?:\s*[–—-]?\s*(?:\((?:champ\s+)?(?:[Oo]bligatoire|[Ff]acultatif|[Oo]ptionnel|[Rr]equis|[Rr]equired|[Oo]ptional|[Mm]andatory|\d{1,3}\+?)\)"
    r"|\[\d{1,3}\+?\])|\s+[–—-]\s+(?:obligatoire|facultatif|requis|required|optional))?"
)
BEFORE = r"(?:^|[\n–—|/•,;.(:]\s*|\b(?:votre|vos|mon|ma|mes|le|la|your|my|the)\s+)"
"""What stands before the name of a value in a text: the beginning of a line or of a part of a sentence, « votre »."""
GIVES = r"(?:\s+(?!est\b|is\b)[\w'’]{1,40}){0,2}\s*(?:[:=]|\best\b|\bis\b)\s*[^\s:]"
"""What follows the name of a value, before the value: a word or two, a colon, « est »."""
CODE = re.compile(r"((?<!\S)(?=\S*\d)(?=\S*[A-Za-z])[\w-]{5,}(?!\S))")
"""A code or a key: letters and digits in one word. It is compared letter by letter."""
ACCENTED = "ÀÂÄÁÃÅÇÉÈÊËÍÎÏÌÓÔÖÒÕÚÙÛÜÝŸÑ"


def pattern(words: str, substitutions: Mapping[str, str] | None = None) -> str:
    """Return the regular expression that finds `words` as a reader would, wherever they stand.

    `substitutions` maps whole words, found as a reader finds them, to an expression that is looked for in their place.
    """
    names = sorted(substitutions or {}, key=len, reverse=True)
    if not substitutions or not names:
        return _literal(words)
    place = re.compile(rf"(?<!\w)(?:{'|'.join(f'({_literal(name)})' for name in names)})(?!\w)")
    pieces, at = [], 0
    for found in place.finditer(words):
        pieces += [_literal(words[at : found.start()]), substitutions[names[(found.lastindex or 1) - 1]]]
        at = found.end()
    return "".join([*pieces, _literal(words[at:])])


def anywhere(words: str, substitutions: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Find the words inside a longer text, not inside a longer word."""
    return re.compile(rf"(?<!\w){pattern(words.strip(), substitutions)}(?!\w)")


def exactly(words: str, substitutions: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Match a name that consists of these words; what adorns it is no part of it.

    That is the colon or the star after a label, a sign such as an arrow or an icon, a counter or « (obligatoire) ».
    """
    return re.compile(rf"^{SIGNS}{pattern(words.strip(), substitutions)}\s*[:*]?{MARK}\s*[:*]?{SIGNS}$")


def before_a_value(words: str, substitutions: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Match a line that gives a value after these words and a colon."""
    return re.compile(rf"^\s*{pattern(words.strip(), substitutions)}\s*:\s*\S")


def in_a_sentence(words: str, substitutions: Mapping[str, str] | None = None) -> str:
    """Return the regular expression for a text that gives a value after these words, wherever it does so."""
    return rf"{BEFORE}{pattern(words.strip(), substitutions)}{GIVES}"


def on_a_line(words: str, substitutions: Mapping[str, str] | None = None) -> str:
    """Return the regular expression for a text in which these words have a line of their own."""
    return rf"(?:^|(?<=\n)) *{pattern(words.strip(), substitutions)} *(?=\n|$)"


def same(words: str, others: str) -> bool:
    """Return whether a reader would call the two texts the same."""
    return exactly(words).match(others) is not None


def _literal(words: str) -> str:
    parts = CODE.split(re.sub(r"\s+", " ", words))
    return "".join(re.escape(part) if at % 2 else "".join(map(_character, part)) for at, part in enumerate(parts))


@cache
def _character(character: str) -> str:
    if character == " ":
        return r"\s+"
    if character in APOSTROPHES:
        return f"[{APOSTROPHES}]"
    if not character.isalpha():
        return re.escape(character)
    capitals = _capitals(character)
    small = capitals.lower() if character.isupper() else character
    return f"[{''.join(sorted({character, *small, *capitals}))}]"


def _capitals(character: str) -> str:
    base = _base(character.upper())
    return base + "".join(capital for capital in ACCENTED if _base(capital) == base)


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
