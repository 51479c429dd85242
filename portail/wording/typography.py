"""The typography of a language for print: that of French, and from which side words are read; for every format.

The screens stay as they are: quoted text and names of buttons pass through untouched (`portail.output.guide.document`).
Rules of the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a narrow no-break space before
; ! ?, a no-break space before : and inside « ».
"""

import re
from collections.abc import Callable
from unicodedata import bidirectional

NARROW = "\u202f"
NO_BREAK = "\u00a0"

RULES = (
    (re.compile(r"(?<=\w)'(?=\**[\w`])"), "’"),
    (re.compile(r"«\s*"), f"«{NO_BREAK}"),
    (re.compile(r"\s*»"), f"{NO_BREAK}»"),
    (re.compile(r"(?<=\S)\s*([;!?]+)(?=[\s»)\"*]|$)"), rf"{NARROW}\1"),
    (re.compile(r"(?<=\S)\s+:(?=[\s»)\"*]|$)"), f"{NO_BREAK}:"),
    (re.compile(r"\b1er\b"), "1ᵉʳ"),
    (re.compile(r"(?<=\w) - (?=\w)"), " – "),
    (re.compile(r"\.{3}"), "…"),
)
SENTENCE_ENDS = re.compile(
    r"(?<!\b[A-ZÀ-Þ\u05d0-\u05ea\u0621-\u064a])([.!?…؟۔](?:[\u00a0\u202f]?»)?) +"
    r'(?=[«"A-ZÀ-Þ\u05d0-\u05ea\u0621-\u06d3]|$)'
)
"""Where a sentence ends and another begins, or something that is named; an initial (« M. Martin ») ends none.

Hebrew and Arabic letters have no capitals: each may begin a sentence.
"""
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Thaa"})
SCRIPT = re.compile(r"-([A-Z][a-z]{3})(?:-|$)")
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
"""Unseen letters of one direction, by which what stands beside them is turned."""
LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, END_OF_ISOLATE = "\u2066", "\u2067", "\u2069"
"""Around words of another direction, where a format has no element for them: LRI, RLI, PDI of Unicode."""


def typesetter(lang: str) -> Callable[[str], str]:
    """Return what sets words in a language (`fr`, `fr-CA`, `en`): only French has rules here."""
    return french if lang.partition("-")[0] == "fr" else str


def is_right_to_left(lang: str) -> bool:
    """Return whether a language (BCP 47) is written from right to left: by its script, if it names one."""
    script = SCRIPT.search(lang)
    return script[1] in RIGHT_TO_LEFT_SCRIPTS if script else lang.partition("-")[0] in RIGHT_TO_LEFT


def direction_of(words: str, otherwise: str) -> str:
    """Return the direction of some words, `ltr` or `rtl`: that of their first letter, as HTML's `dir="auto"` has it.

    What has no letters, as a telephone number, is read from the left; without any sign, it is as `otherwise`.
    """
    kinds = [bidirectional(sign) for sign in words]
    strong = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L" if "EN" in kinds else "")
    return {"": otherwise, "L": "ltr"}.get(strong, "rtl")


def isolated(words: str, direction: str) -> str:
    """Return words that keep their own direction, `ltr` or `rtl`, among those of another."""
    return f"{RIGHT_TO_LEFT_ISOLATE if direction == 'rtl' else LEFT_TO_RIGHT_ISOLATE}{words}{END_OF_ISOLATE}"


def french(words: str) -> str:
    """Return French words as a printer would set them; words that are so already stay as they are."""
    for rule, replacement in RULES:
        words = rule.sub(replacement, words)
    return words


def one_sentence_a_line(words: str) -> str:
    """Return words with a line feed in the place of the space after each sentence."""
    return SENTENCE_ENDS.sub(r"\1\n", words)
