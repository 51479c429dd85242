"""User names, passwords and one-time codes of a message, found by the words before them (French and English)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from portail.mailbox.content.bodies import LONGEST, Content
from portail.mailbox.protocol import Code, CodeKind

LABELS: dict[CodeKind, str] = {
    "username": r"nom d['’]utilisateur|nom de connexion|identifiant|utilisateur|login|user ?name|user ?id|user",
    "password": r"mot de passe|password|passphrase|passcode",
    "code": r"code|otp|pin|token|jeton|clé",
}
# Every repetition has a limit and no two can match the same words: so a search takes a fixed number of steps from each
# place of a line, however long the line is.
_BEFORE = r"\b(?:\w{1,40}[ -]){0,2}?"
_QUALIFIER = r"(?:[ -](?!est\b|is\b)[\w'’]{1,40}){0,6}?"
_BETWEEN = r"(?: (?:est|is)(?: ?:)? | ?: ?)"
_VALUE = r"[«\"“]? ?(?P<value>[^\s«»\"“”]+(?: \d{2,4}\b)*)"
_LABELLED = {kind: rf"(?P<label>{_BEFORE}\b(?:{label})\b{_QUALIFIER})" for kind, label in LABELS.items()}
_ON_ONE_LINE = {kind: re.compile(labelled + _BETWEEN + _VALUE, re.IGNORECASE) for kind, labelled in _LABELLED.items()}
_LABEL_ALONE = {kind: re.compile(labelled + r" ?:?", re.IGNORECASE) for kind, labelled in _LABELLED.items()}
_VALUE_ALONE = re.compile(r"[^\s:]+")
_BARE_CODE = re.compile(r"\d{4,8}|\d{3}[ -]\d{3}|[A-Z0-9]{3,5}-[A-Z0-9]{3,6}")
_DIGIT = re.compile(r"\d")


def find_codes(content: Content, subject: str) -> list[Code]:
    """Return each value once for each kind: those of the HTML in their order, of the plain text, of the subject."""
    found: dict[tuple[str, str], Code] = {}
    for block in (content.html_text.lines, _lines(content.plain[:LONGEST]), _lines(subject)):
        for code in _in_lines(block):
            found.setdefault((code.kind, code.value), code)
    return list(found.values())


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def _in_lines(lines: list[str]) -> Iterator[Code]:
    values: set[str] = set()
    for line, following in pairwise([*lines, ""]):
        found = _on_one_line(line) or _over_two_lines(line, following)
        if not found and line not in values and _BARE_CODE.fullmatch(line):
            found = [Code("", line)]
        values.update(code.value for code in found)
        yield from found


def _on_one_line(line: str) -> list[Code]:
    found = [
        (match.start("value"), Code(match["label"].strip(), _clean(kind, match["value"]), kind))
        for kind, pattern in _ON_ONE_LINE.items()
        for match in pattern.finditer(line)
    ]
    return [code for _, code in sorted(found, key=lambda each: each[0]) if _is_plausible(code)]


def _over_two_lines(line: str, following: str) -> list[Code]:
    """Read a table: the label in one cell, the value in the next."""
    for kind, pattern in _LABEL_ALONE.items():
        label = pattern.fullmatch(line)
        if label and (_VALUE_ALONE.fullmatch(following) or _BARE_CODE.fullmatch(following)):
            return [Code(label["label"].strip(), following, kind)]
    return []


def _clean(kind: CodeKind, value: str) -> str:
    return value if kind == "password" else value.rstrip(".,;!?)")


def _is_plausible(code: Code) -> bool:
    return bool(code.value) and (code.kind != "code" or bool(_DIGIT.search(code.value)))
