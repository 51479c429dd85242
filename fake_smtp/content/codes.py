"""One-time codes, user names and passwords of a message, found by their labels (French and English)."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..mime.message import Message
from .html_text import HtmlText

Kind = Literal["username", "password", "code"]

_LABELS: dict[Kind, str] = {
    "username": r"nom d['’]utilisateur|nom de connexion|identifiant|utilisateur|login|user ?name|user ?id|user",
    "password": r"mot de passe|password|passphrase|passcode",
    "code": r"code|otp|pin|token|jeton|clé",
}
_QUALIFIER = r"(?:[ -](?!est\b|is\b|:)[\w'’-]+){0,4}?"
_LABEL_PATTERNS = {
    kind: re.compile(rf"(?P<label>(?:\w+[ -]){{0,2}}?\b(?:{label})\b{_QUALIFIER})", re.IGNORECASE)
    for kind, label in _LABELS.items()
}
_BETWEEN = r"\s*(?:\s(?:est|is)(?:\s*:)?\s+|:\s*)"
_LABEL_AND_VALUE = {
    kind: re.compile(label.pattern + _BETWEEN + r"[«\"“]?\s*(?P<value>[^\s«»\"“”]+(?: \d{2,4}\b)*)", re.IGNORECASE)
    for kind, label in _LABEL_PATTERNS.items()
}
_LABEL_ONLY = {kind: re.compile(label.pattern + r"\s*:?\s*", re.IGNORECASE) for kind, label in _LABEL_PATTERNS.items()}
_VALUE_ONLY = re.compile(r"[^\s:]+")
_CODE_ONLY = re.compile(r"\d{4,8}|\d{3}[ -]\d{3}|[A-Z0-9]{3,5}-[A-Z0-9]{3,6}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Code:
    """A value to be typed in, its kind, and its label (empty where the value has a line of its own)."""

    kind: Kind
    label: str
    value: str


def codes(message: Message) -> list[Code]:
    """Return each value once, in the order of the message: HTML first, then text, then subject."""
    lines = HtmlText(message.html).lines if message.html else []
    text = [" ".join(line.split()) for line in message.text.splitlines()]
    found: dict[tuple[Kind, str], Code] = {}
    for block in (lines, [line for line in text if line], [message.subject]):
        for code in _in_lines(block):
            found.setdefault((code.kind, code.value), code)
    return list(found.values())


def _in_lines(lines: list[str]) -> list[Code]:
    found = []
    for line, following in pairwise([*lines, ""]):
        labelled = _on_one_line(line) or _over_two_lines(line, following)
        if labelled:
            found += labelled
        elif _CODE_ONLY.fullmatch(line) and not any(code.value == line for code in found):
            found.append(Code("code", "", line))
    return found


def _on_one_line(line: str) -> list[Code]:
    matches = [
        (match.start("value"), Code(kind, match["label"].strip(), _clean(kind, match["value"])))
        for kind, pattern in _LABEL_AND_VALUE.items()
        for match in pattern.finditer(line)
    ]
    return [code for _, code in sorted(matches, key=lambda match: match[0]) if _is_plausible(code)]


def _over_two_lines(line: str, following: str) -> list[Code]:
    """Find a label and, on the next line, its value: two cells of a table."""
    for kind, pattern in _LABEL_ONLY.items():
        match = pattern.fullmatch(line)
        if match and (_VALUE_ONLY.fullmatch(following) or _CODE_ONLY.fullmatch(following)):
            return [Code(kind, match["label"].strip(), following)]
    return []


def _clean(kind: Kind, value: str) -> str:
    return value if kind == "password" else value.rstrip(".,;!?)")


def _is_plausible(code: Code) -> bool:
    return bool(code.value) and (code.kind != "code" or bool(_DIGIT.search(code.value)))
