"""French typography for print: spaces before double punctuation, real apostrophes, ordinals; for every format.

The screens stay as they are: quoted text and names of buttons pass through untouched (`portail.output.guide.document`).
Rules of the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a narrow no-break space before
; ! ?, a no-break space before : and inside « ».
"""

import re
from collections.abc import Callable

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
SENTENCE_ENDS = re.compile(r'(?<!\b[A-ZÀ-Þ])([.!?…](?:[\u00a0\u202f]?»)?) +(?=[«"A-ZÀ-Þ]|$)')
"""Where a sentence ends and another begins, or something that is named; an initial (« M. Martin ») ends none."""


def typesetter(lang: str) -> Callable[[str], str]:
    """Return what sets words in a language (`fr`, `fr-CA`, `en`): only French has rules here."""
    return french if lang.partition("-")[0] == "fr" else str


def french(words: str) -> str:
    """Return French words as a printer would set them; words that are so already stay as they are."""
    for rule, replacement in RULES:
        words = rule.sub(replacement, words)
    return words


def one_sentence_a_line(words: str) -> str:
    """Return words with a line feed in the place of the space after each sentence."""
    return SENTENCE_ENDS.sub(r"\1\n", words)
