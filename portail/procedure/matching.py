"""Compares words as a reader compares them.

Letter case, the form of the apostrophe, the kind of space and the accents of capitals do not matter
(`J'ACCEPTE` is found by `J'ACCEPTÉ`); anything else does. The comparison is a regular expression that Python and
the browser both understand, so that the same rule finds text in a string and elements on a page.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

BESIDE = r"\s+(?:«\s*[^\s»]{3,40}\s*»|(?=\S*\d)(?=\S*[A-Za-z])[\w.@+-]{4,40})"
"""A value that follows its name without a sign between them: it is quoted, or has letters and a digit."""
APOSTROPHES = "'’ʼ‘"
SIGNS = (
    r"[\s‹›«»•·●○|*\u00AD\u200B-\u200D\u2060\uFEFF\uFE0F\u2190-\u21FF\u2300-\u23FF\u25A0-\u27BF\u27F0-\u27FF"
    r"\u2900-\u297F\u2B00-\u2BFF\uE000-\uF8FF]*"
)
"""What adorns a name: spaces, arrows, bullets, symbols, pictograms, icons of the private use area."""
MARK = (
    r"(?:\s*[–—-]?\s*(?:\((?:champ\s+)?(?:[Oo]bligatoire|[Ff]acultatif|[Oo]ptionnel|[Rr]equis|[Rr]equired|[Oo]ptional|[Mm]andatory|\d{1,3}(?:\+|\x2F\d{1,3})?)\)"
    r"|\((?:[Ee]x(?:emple)?\s*[.:]|[Pp]ar\s+ex|[Ff]ormat\b|[Ee]\.g\.)[^()\n]{0,60}\)"
    r"|\(\d{1,3}\s+[^()\d\n]{1,30}\)|\(?(?:[Éé]tape|[Ss]tep)\s+\d{1,2}\s*(?:sur|of|\x2F)\s*\d{1,2}\)?"
    r"|\(\d{1,3}(?:\s?\d{3})*(?:[,.]\d{2})?\s?€\)"
    r"|\[\d{1,3}\+?\])|\s+[–—-]\s+(?:obligatoire|facultatif|requis|required|optional)|\s*(?::|\s[–—-])\s*\d{1,3})?"
)
# A slash is written \x2F: Playwright ends an expression at one.
UNENDED = re.compile(r"\\?/")
GREETING = re.compile("(?:bienvenue|bonjour|bonsoir|welcome|hello)", re.IGNORECASE)
ADDRESSEE = r"(?:\s*,?\s+(?:M\.|Mme)?\s*[A-ZÀ-ÖØ-Ý][\w'’À-ÿ-]*(?:\s+[A-ZÀ-ÖØ-Ý][\w'’À-ÿ-]*){0,3})?"
NUMBER = r"(?:\d{1,2}[.)]\s+)?"
"""What counts the entries of a list."""
INVITED = r"(?:(?:[Cc]lique[rz]|[Cc]lick)\s+(?:(?:sur|on)\s+)?)?"
"""What invites to press before what is named: « Cliquez ici »."""
CLOSE = r"(?:\s*(?:\.{3}|…|!))?"
"""With what a key or a title may end: « Se connecter… », « Bienvenue ! »; a question mark asks something else."""
UNSEEN = r"\u200B\u2060"
"""Signs without width, that nobody sees."""
POSSESSIVES = ("votre", "vos", "mon", "ma", "mes", "le", "la", "your", "my", "the")
VERBS = ("est", "sera", "devient", "is", "will be")
CODE = re.compile(r"((?<!\S)(?=\S*\d)(?=\S*[A-Za-z])[\w-]{5,}(?!\S))")
"""A code or a key: letters and digits in one word. It is compared letter by letter."""
TO_CODE = r"(?=\W)(?:\s*\([^()\n]{1,60}\))?\s*(?:[:=?–—-]\s*)?"
"""What may stand between a name and its code: a space, a colon, a button for help, a hint in parentheses."""
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
        in_its_place = UNENDED.sub(r"\\x2F", substitutions[names[(found.lastindex or 1) - 1]])
        is_code = CODE.fullmatch(found[0]) is not None
        pieces += [_literal(words[at : found.start()], before_code=is_code), in_its_place]
        at = found.end()
    return "".join([*pieces, _literal(words[at:])])


def anywhere(words: str, substitutions: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Find the words inside a longer text, not inside a longer word."""
    return re.compile(rf"(?<!\w){pattern(words.strip(), substitutions)}(?!\w)")


def exactly(words: str, substitutions: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Match a name that consists of these words; what adorns it is no part of it.

    That is the name of the person whom a greeting addresses, the number of a list, « Cliquez » before it, the colon or
    the star after a label, a sign such as an arrow or an icon, a counter, an amount, « (obligatoire) » or
    « (ex. : 12345) », « étape 2 sur 3 », dots or an exclamation mark at its end.
    """
    greeted = ADDRESSEE if GREETING.fullmatch(words.strip()) else ""
    name = pattern(words.strip(), substitutions) + greeted
    return re.compile(rf"^{SIGNS}{NUMBER}{INVITED}{name}\s*[:*]?{MARK}\s*[:*]?{CLOSE}{SIGNS}$")


def before_a_value(words: str, substitutions: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Match a line that gives a value after these words and a colon."""
    return re.compile(rf"^\s*{pattern(words.strip(), substitutions)}(?=\s*:\s*\S)")


def in_a_sentence(words: str, substitutions: Mapping[str, str] | None = None) -> str:
    """Return the regular expression for a text that gives a value after these words, wherever it does so.

    Before them a line or a part of a sentence begins, or « votre » stands; between them and the value stand a word or
    two at most, another name, what stands in parentheses, and a colon, dots, an arrow, « est » or « est le suivant ».
    A value with a digit in it may stand in parentheses too, and one with letters and a digit after a dash or a space.
    """
    owned, verb = "|".join(map(_literal, POSSESSIVES)), "|".join(map(_literal, VERBS))
    before = rf"(?:(?:^|\n)[^\w\n]*|[–—|/•,;.(:]\s*|\b(?:{owned})\s+|\b[Ll][{APOSTROPHES}])"
    other_name = r"(?:\s*(?:\x2F\s*|\b(?:et|and)\b\s+)[\w'’]{1,40}(?:\s+[\w'’]{1,40}){0,4})?"
    words_between = rf"(?:\s+(?!(?:{verb})\b)[\w'’]{{1,40}}){{0,2}}{other_name}(?:\s*\([^()\n]{{1,60}}\))?"
    verbs = rf"\b(?:{verb})\b(?:\s+l[ea]\s+suivante?)?\s*:?"
    enclosed = r"\s*\((?=[^()\s]*\d)[^()\s]{3,40}\)"
    dashed = r"\s+[–—-]\s+(?=\S*\d)(?=\S*[A-Za-z])\S{3,40}"
    gives = rf"(?:{words_between}\s*(?:[:=→➜]|\.{{3,}}|{verbs})\s*[^\s:.]|{enclosed}|{dashed}|{BESIDE})"
    return f"{before}{pattern(words.strip(), substitutions)}(?={gives})"


def on_a_line(words: str, substitutions: Mapping[str, str] | None = None) -> str:
    """Return the regular expression for a text in which these words have a line of their own."""
    return rf"(?:^|(?<=\n)) *{pattern(words.strip(), substitutions)} *(?=\n|$)"


def same(words: str, others: str) -> bool:
    """Return whether a reader would call the two texts the same."""
    return exactly(words).match(others) is not None


def _literal(words: str, *, before_code: bool = False) -> str:
    parts = CODE.split(re.sub(r"\s+", " ", words))
    last = len(parts) - 1
    return "".join(
        re.escape(part) if at % 2 else _plain(part, before_code=at < last or before_code)
        for at, part in enumerate(parts)
    )


def _plain(words: str, *, before_code: bool) -> str:
    """Return the expression for words without a code; one that follows may stand after a sign or a hint."""
    is_apart = before_code and len(words) > 1 and words.endswith(" ")
    return "".join(map(_character, words[:-1] if is_apart else words)) + (TO_CODE if is_apart else "")


@cache
def _character(character: str) -> str:
    if character == " ":
        return rf"[{UNSEEN}]*(?:\s[{UNSEEN}]*)+"
    if character in APOSTROPHES:
        return f"[{APOSTROPHES}]"
    if character == "/":
        return r"\x2F"
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
