"""One-time codes, user names and passwords of a message, found by their labels (French and English)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..mime.message import Message
from .html_tags import LONGEST
from .html_text import HtmlText

Kind = Literal["username", "password", "code"]

_LABELS: dict[Kind, str] = {
    "username": r"nom d['’]utilisateur|nom de connexion|identifiant|utilisateur|login|user ?name|user ?id|user",
    "password": r"mot de passe|password|passphrase|passcode",
    "code": r"code|otp|pin|token|jeton|clé",
}
# A line is walked from label to label, and none of these repeats without a limit: the time is linear in its length.
_LABEL = {kind: re.compile(rf"\b(?:{label})\b", re.IGNORECASE) for kind, label in _LABELS.items()}
_ANY_LABEL = re.compile(rf"\b(?:{'|'.join(_LABELS.values())})\b", re.IGNORECASE)
_WORDS_BEFORE = re.compile(r"(?:\b\w{1,40}[ -]){1,2}\Z")
_BEFORE_CHARACTERS = 82
_QUALIFIER = r"(?:[ -](?!(?:est|is)\b)[\w'’]{1,40}){0,6}?"
_IS = r"\s(?:est|is)(?:\s{0,9}[:：])?\s{1,9}"
_TO_VALUE = re.compile(rf"(?P<qualifier>{_QUALIFIER})\s{{0,9}}(?:{_IS}|[:：]\s{{0,9}})[«\"“]?\s{{0,9}}", re.IGNORECASE)
# A code has digits, so that less is enough to find it: « OTP = 482913 », « Code – *482913* ».
_TO_CODE = re.compile(
    rf"(?P<qualifier>{_QUALIFIER})\s{{0,9}}(?:{_IS}|[:：=]\s{{0,9}}|[–—]\s{{1,9}})[«\"“*]{{0,2}}\s{{0,9}}",
    re.IGNORECASE,
)
# « le code 482913 », « votre code (482913) »: a code alone, for a word between them may say of what else it is.
_TO_DIGITS = re.compile(r"(?P<qualifier>)\s{1,9}\(?\*{0,2}(?=(?:\d{4,8}|\d{3}[ -]\d{3})\*{0,2}(?:[\s.,;:!?)]|\Z))")
_VALUE_BEFORE = re.compile(
    r"(?<![\w-])(?P<value>(?:[A-Z]-)?\d{4,8}|\d{3}[ -]\d{3}) (?:est|is) "
    rf"(?P<label>(?:votre|le|your|the) (?:[\w'’-]{{1,40}} ){{0,4}}?(?:{_LABELS['code']})\b)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[^\s«»\"“”]+(?: \d{2,4}\b)*")
_VALUE_CHARACTERS = 2000
_LABEL_ALONE = {
    kind: re.compile(rf"(?P<label>(?:\w{{1,40}}[ -]){{0,2}}?(?:{label})\b{_QUALIFIER})\s?:?", re.IGNORECASE)
    for kind, label in _LABELS.items()
}
_LABEL_CHARACTERS = 400
_VALUE_ALONE = re.compile(r"[^\s:]+")
# Between the digits of a code they keep programs from taking it for a telephone number.
_JOINERS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CODE_ALONE = re.compile(r"\d{4,8}|\d{3}[ -]\d{3}|[A-Z0-9]{3,5}-[A-Z0-9]{3,6}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Code:
    """A value to be typed in, its kind, and its label (empty where the value has a line of its own)."""

    kind: Kind
    label: str
    value: str


def codes(message: Message) -> list[Code]:
    """Return each value once, in the order of the message: HTML first, then text, then subject."""
    lines = HtmlText(message.html).seen if message.html else []
    text = [" ".join(line.split()) for line in message.text[:LONGEST].splitlines()]
    found: dict[tuple[Kind, str], Code] = {}
    for block in (lines, [line for line in text if line], [message.subject]):
        for code in _in_lines(block):
            found.setdefault((code.kind, code.value), code)
    return list(found.values())


def _in_lines(lines: list[str]) -> Iterator[Code]:
    values: set[str] = set()
    for line, following in pairwise([*lines, ""]):
        found = (_on_one_line(line) or _over_two_lines(line, following)) if _ANY_LABEL.search(line) else []
        alone = line if line.isascii() else _JOINERS.sub("", line)
        if not found and alone not in values and _CODE_ALONE.fullmatch(alone):
            found = [Code("code", "", alone)]
        values.update(code.value for code in found)
        yield from found


def _on_one_line(line: str) -> list[Code]:
    found = [each for kind in _LABELS for each in _labelled(line, kind)]
    if " est " in line or " is " in line:
        found += [(each.start(), Code("code", each["label"], each["value"])) for each in _VALUE_BEFORE.finditer(line)]
    return [code for _, code in sorted(found, key=lambda each: each[0]) if _is_plausible(code)]


def _labelled(line: str, kind: Kind) -> Iterator[tuple[int, Code]]:
    """Yield the values of one kind, each with its place in the line."""
    at = 0
    while label := _LABEL[kind].search(line, at):
        at = label.end()
        between = (
            _TO_CODE.match(line, at) or _TO_DIGITS.match(line, at) if kind == "code" else _TO_VALUE.match(line, at)
        )
        value = _VALUE.match(line, between.end()) if between else None
        if between and value:
            at = value.end()
            if len(value[0]) <= _VALUE_CHARACTERS:
                words = _before(line, label.start()) + label[0] + between["qualifier"]
                yield value.start(), Code(kind, words.strip(), _clean(kind, value[0]))


def _before(line: str, end: int) -> str:
    """Return up to two words before a label: they belong to it."""
    words = _WORDS_BEFORE.search(line[max(0, end - _BEFORE_CHARACTERS) : end])
    return words[0] if words else ""


def _over_two_lines(line: str, following: str) -> list[Code]:
    """Find a label and, on the next line, its value: two cells of a table."""
    if len(line) > _LABEL_CHARACTERS or len(following) > _VALUE_CHARACTERS:
        return []
    if not (_VALUE_ALONE.fullmatch(following) or _CODE_ALONE.fullmatch(following)):
        return []
    for kind, pattern in _LABEL_ALONE.items():
        if match := pattern.fullmatch(line):
            return [Code(kind, match["label"].strip(), following)]
    return []


def _clean(kind: Kind, value: str) -> str:
    return value if kind == "password" else _JOINERS.sub("", value.rstrip(".,;!?)*"))


def _is_plausible(code: Code) -> bool:
    return bool(code.value) and (code.kind != "code" or bool(_DIGIT.search(code.value)))
