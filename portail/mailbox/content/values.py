"""Values that stand beside their names in a text: on the same line, in a sentence, below, in columns."""

import re

from portail.mailbox.content.codes import LABELS

LABEL = re.compile(rf"\s*(?:\w+ ){{0,2}}(?:{'|'.join(LABELS.values())})(?: \w+){{0,2}}\s*:?\s*", re.IGNORECASE)
"""A line that names a value, and gives none."""
TOGETHER = re.compile(r"\s+(?:et|and)\s+|\s*/\s*", re.IGNORECASE)
"""What parts names that stand together, and their values."""
APART = re.compile(r"[^\S\n]*\n[^\S\n]*([:=])[^\S\n]*")
"""A colon that begins a line, or has one of its own, as in a table with a column of colons."""
NEW_LINES = r"\s"
SPACE = r"[^\S\n]"
OTHER_NAME = rf"(?:{SPACE}*/{SPACE}*[\w'’]{{1,40}})?"
VERB = r"\b(?:est|sera|devient|is|will be)\b"
QUALIFIER = rf"(?:{SPACE}+(?!{VERB})[\w'’]{{1,40}}){{0,2}}{OTHER_NAME}(?:{SPACE}*\([^()\n]{{1,60}}\))?"
FOLLOWS = rf"(?:{SPACE}+(?:l[ea]{SPACE}+suivante?|as{SPACE}+follows))?"
DASH = rf"{SPACE}+[–—-]{SPACE}+(?=\S*\d)(?=\S*[A-Za-z])"
BETWEEN = rf"(?:{DASH}|{SPACE}*(?:[:=→➜]|\.{{3,}}|{VERB}{FOLLOWS}{SPACE}*:?)){SPACE}*"
BESIDE = rf"{SPACE}+(?=«|(?=\S*\d)(?=\S*[A-Za-z])[\w.@+-]{{4,}})"
"""Nothing but a space: what follows is quoted, or has letters and a digit."""
IN_PARENTHESES = rf"{SPACE}*\((?P<enclosed>(?=[^()\s]*\d)[^()\s]{{3,40}})\)"
"""A value that follows its name in parentheses; what has no digit there says something of the name."""
AT_THE_END = rf"{SPACE}+(?=\S+{SPACE}*$)"
"""Nothing but a space before the last word of a line."""
OPENING, CLOSING = rf"[«\"“]?{SPACE}*", rf"{SPACE}*[»\"”]?"
END = rf"(?={SPACE}*(?:$|[.,;](?:\s|$)|[–—|/•·-]{SPACE}|\(|(?:et|and|ou|or){SPACE}))"
VALUE = rf"{OPENING}(?P<value>[^\s«»\"“”:=][^\s«»\"“”]*?){CLOSING}{END}"


def value_after(text: str, name: str) -> str | None:
    """Return the value that a text gives after a name; `None`: it gives none.

    Args:
        text: the text, one block a line.
        name: the regular expression of the name.
    """
    text = APART.sub(r" \1 ", text)
    lines = text.splitlines()
    return _of_several(lines, name) or _in_a_line(text, name) or _below(lines, name)


def _in_a_line(text: str, name: str) -> str | None:
    called = rf"(?<!\w){name.replace(NEW_LINES, SPACE)}"
    if found := re.search(rf"{called}{IN_PARENTHESES}", text, re.IGNORECASE):
        return found["enclosed"]
    for between in (BETWEEN, BESIDE, AT_THE_END):  # the surest first
        if found := re.search(rf"{called}{QUALIFIER}{between}{VALUE}", text, re.IGNORECASE | re.MULTILINE):
            return found["value"]
    return None


def _of_several(lines: list[str], name: str) -> str | None:
    """Read names that stand together, and their values after them: « A / B : a / b », or each on a line below."""
    called = re.compile(rf"(?<!\w){name}\W*$", re.IGNORECASE)
    for at, line in enumerate(lines):
        names, colon, rest = line.partition(":")
        named = TOGETHER.split(names)
        place = next((number for number, part in enumerate(named) if called.search(part)), None)
        if not colon or place is None or len(named) == 1:
            continue
        below = [each for each in lines[at + 1 :] if each.strip()][: len(named)]
        values = [each.strip(" .«»") for each in (TOGETHER.split(rest) if rest.strip() else below)]
        if len(values) == len(named) and all(len(each.split()) == 1 for each in values):
            return values[place]
    return None


def _below(lines: list[str], name: str) -> str | None:
    """Read a table: the value stands below its name, or, below a row of names, in the place of its own."""
    alone = re.compile(rf"\s*(?:\w+\s+){{0,3}}{name}{QUALIFIER}\s*(?:{VERB}{FOLLOWS}\s*)?:?\s*", re.IGNORECASE)
    for at, line in enumerate(lines):
        if not alone.fullmatch(line):
            continue
        first, after = at, at + 1
        while first and LABEL.fullmatch(lines[first - 1]):
            first -= 1
        while after < len(lines) and LABEL.fullmatch(lines[after]):
            after += 1
        value = lines[after + at - first].strip() if after + at - first < len(lines) else ""
        if value and len(value.split()) == 1:
            return value
    return None
