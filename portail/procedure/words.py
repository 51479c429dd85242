"""What may stand in the words of a paragraph; anything else is refused at its line."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from portail.procedure.inline import pieces
from portail.procedure.procedure import Promise, plain, sentences
from portail.procedure.roles import PROMISE, is_row_of_keys, role_of
from portail.wording import procedure as words
from portail.wording.files import Refusal

UNKNOWN_MARKUP = (
    (re.compile(r"^#"), words.HEADING_UNKNOWN),
    (re.compile(r"^:::"), words.BLOCK_UNKNOWN),
    (re.compile(r"^: "), words.DEFINITION_ALONE),
    (re.compile(r"^(?:::|:(?! ))(?!:)\s*\w"), words.BLOCK_UNKNOWN),
    (re.compile(r"!\["), words.PICTURE_UNKNOWN),
    (
        re.compile(r"(?<!!)\[[^\]]*\]\((?:screenshot:|(?!https?:)[^)\s]+\.(?:png|jpe?g|gif|webp|svg)\b)"),
        words.LINK_TO_A_PICTURE,
    ),
    (
        re.compile(
            r"\[[^\]]*\](?:\(\s*\)|\([^)\s\"]+\s+[^)\s\"]|\s+\(https?:|\(www\.)|\)\[(?:https?:|www\.)|\]\((?:javascript|data|vbscript|file):"
        ),
        words.LINK_UNKNOWN,
    ),
    (re.compile(r"&(?!nbsp;)(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});"), words.ENTITY_UNKNOWN),
    (re.compile(r"\[\^[^\]]+\]"), words.FOOTNOTE_UNKNOWN),
    (re.compile(r"^\[[ xX]?\]\s"), words.TASK_UNKNOWN),
    (
        re.compile(r"^(?:\[![a-zA-Z]+\]|\[\[?_?toc_?\]|!!!\s|\\(?:newpage|pagebreak|clearpage)\b)", re.IGNORECASE),
        words.DIALECT_UNKNOWN,
    ),
    (re.compile(r"==(?=\w)[^=]+==|\{:[^}]*\}"), words.DIALECT_UNKNOWN),
    (re.compile(r"(?<=\S)\s+:::(?:\s|$)"), words.BLOCK_UNKNOWN),
    (re.compile(r"~~"), words.STRUCK_UNKNOWN),
    (re.compile(r"(?<=\w)[´‘ʼ](?=\w)"), words.WRONG_APOSTROPHE),
    (re.compile(r"<(?:[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|/[a-zA-Z]|!(?!--))"), words.HTML_UNKNOWN),
)
OPEN_MARKS = ((re.compile(r"\*\*"), words.BOLD_OPEN), (re.compile(r"\*(?=\w)|(?<=\w)\*"), words.ITALIC_OPEN))
"""What is said of a mark that is left over when all that are closed are read."""
LIKE_AN_ITEM = re.compile(r"(?:[•·▪‣◦–—]\s*(?=\S)|[-+](?=[^\W\d_])|\d{1,2}[.)](?=[^\W\d_]))")
"""What begins a list to the eye, and to CommonMark is a sign of a paragraph."""
INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
LOOK_ALIKE = "АВЕЅІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Letters of other alphabets that look like those of the Latin one."""
STRANGE = re.compile(rf"(?<=[A-Za-z\u00c0-\u00ff])[{LOOK_ALIKE}]|[{LOOK_ALIKE}](?=[A-Za-z\u00c0-\u00ff])")


def wrong_in(lines: Sequence[str]) -> Iterator[tuple[int, int, Refusal]]:
    """Yield what is wrong with the lines of some words: the line, from 0, the column, from 1, and how to mend it."""
    for number, line in enumerate(lines):
        for markup, refusal in UNKNOWN_MARKUP:
            if found := markup.search(PROMISE.sub(_blank, line)):
                yield number, found.start() + 1, refusal
        if line.count("`") % 2:
            yield number, line.rindex("`") + 1, words.PROMISE_OPEN
        elif "`" in PROMISE.sub("", line) or any(not promised.strip() for promised in PROMISE.findall(line)):
            yield number, line.index("`") + 1, words.PROMISE_EMPTY
    yield from ((0, 1, refusal) for refusal in _open_marks(" ".join(lines)))


def _open_marks(text: str) -> Iterator[Refusal]:
    for left in (piece.text for piece in pieces(_without_escapes(text)) if not piece.name):
        for mark, refusal in OPEN_MARKS:
            if mark.search(left):
                yield refusal
                return


def _without_escapes(text: str) -> str:
    return text.replace("\\*", "")


def unseen_in(line: str) -> tuple[int, Refusal] | None:
    """Return the column of signs that a person cannot see in a line, and what they are; `None` where there are none."""
    if found := INVISIBLE.search(line):
        return found.start() + 1, words.invisible(ord(found[0]))
    if found := STRANGE.search(line):
        return found.start() + 1, words.look_alike(found[0])
    composed = unicodedata.normalize("NFC", line)
    if len(composed) != len(line):
        at = next(at for at, (one, other) in enumerate(zip(line, composed, strict=False)) if one != other)
        return at + 1, words.DECOMPOSED
    return None


def promises_of(text: str, line: int) -> tuple[Promise, ...]:
    """Return the promises of some words that begin on a line."""
    row = line if is_row_of_keys(text) else None
    return tuple(
        Promise(found[1], "label", line, plain(sentence), "key" if row else role_of(sentence, found.start()), row)
        for sentence in sentences(text)
        for found in PROMISE.finditer(sentence)
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
