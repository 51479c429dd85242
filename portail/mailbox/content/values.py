"""Values that stand beside their names in a text: on the same line, in a sentence, below, in columns."""

import re

from portail.mailbox.content.codes import LABELS

LABEL = re.compile(rf"\s*(?:\w+ ){{0,2}}(?:{'|'.join(LABELS.values())})(?: \w+){{0,2}}\s*:?\s*", re.IGNORECASE)
"""A line that names a value, and gives none."""
NEW_LINES = r"\s"
SPACE = r"[^\S\n]"
OTHER_NAME = rf"(?:{SPACE}*/{SPACE}*[\w'’]{{1,40}})?"
QUALIFIER = rf"(?:{SPACE}+(?!est\b|is\b)[\w'’]{{1,40}}){{0,2}}{OTHER_NAME}(?:{SPACE}*\([^()\n]{{1,60}}\))?"
FOLLOWS = rf"(?:{SPACE}+(?:l[ea]{SPACE}+suivante?|as{SPACE}+follows))?"
DASH = rf"{SPACE}+[–—-]{SPACE}+(?=\S*\d)(?=\S*[A-Za-z])"
BETWEEN = rf"(?:{DASH}|{SPACE}*(?:[:=→➜]|\.{{3,}}|\b(?:est|is)\b{FOLLOWS}{SPACE}*:?)){SPACE}*"
IN_PARENTHESES = rf"{SPACE}*\((?P<enclosed>(?=[^()\s]*\d)[^()\s]{{3,40}})\)"
"""A value that follows its name in parentheses; what has no digit there says something of the name."""
OPENING, CLOSING = rf"[«\"“]?{SPACE}*", rf"{SPACE}*[»\"”]?"
END = rf"(?={SPACE}*(?:$|[.,;](?:\s|$)|[–—|/•·-]{SPACE}|\(|(?:et|and|ou|or){SPACE}))"
VALUE = rf"{OPENING}(?P<value>[^\s«»\"“”:=][^\s«»\"“”]*?){CLOSING}{END}"


def value_after(text: str, name: str) -> str | None:
    """Return the value that a text gives after a name; `None`: it gives none.

    Args:
        text: the text, one block a line.
        name: the regular expression of the name.
    """
    return _in_a_line(text, name) or _below(text.splitlines(), name)


def _in_a_line(text: str, name: str) -> str | None:
    between = rf"(?:{BETWEEN}|{SPACE}+(?=\S+{SPACE}*$))"
    expression = rf"(?<!\w){name.replace(NEW_LINES, SPACE)}{QUALIFIER}{between}{VALUE}"
    enclosed = rf"(?<!\w){name.replace(NEW_LINES, SPACE)}{IN_PARENTHESES}"
    if found := re.search(enclosed, text, re.IGNORECASE):
        return found["enclosed"]
    found = re.search(expression, text, re.IGNORECASE | re.MULTILINE)
    return found["value"] if found else None


def _below(lines: list[str], name: str) -> str | None:
    """Read a table: the value stands below its name, or, below a row of names, in the place of its own."""
    alone = re.compile(rf"\s*(?:\w+\s+){{0,3}}{name}{QUALIFIER}\s*(?:\best\b{FOLLOWS}\s*)?:?\s*", re.IGNORECASE)
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
