"""What the words around a promise say of it: whether it is a key that is pressed, or the sender of a message."""

import re

from portail.procedure.procedure import Role

PROMISE = re.compile(r"`([^`]+)`")
BETWEEN_KEYS = re.compile(r"\([^)]*\)|[*,;.:/·–—\s-]|\b(?:et|ou|puis|and|or|then)\b")
"""What may stand between keys that stand alone: marks, a translation in brackets, a small word."""
ADDRESS_ALONE = re.compile(r"[*\s]*`[^`@\s]+@[^`@\s]+`[*\s.]*")
"""A paragraph that is an address: whose message it is."""
BEFORE_A_KEY = re.compile(
    r"(?:\bcliqu\w+(?:\s+sur)?|\b(?:appuy\w+|press\w+)\s+sur|\bonglets?|\bboutons?|\bliens?|\btouches?"
    r"|\bclick\w*(?:\s+on)?|\bpress\w*|\bbuttons?|\blinks?|\btabs?|\bkeys?)"
    r"(?:\s+(?:le|la|les|the)(?:\s+\w+)?|\s+l['’]\w+)?[\s*«“\"]*$",
    re.IGNORECASE,
)
BEFORE_A_SENDER = re.compile(
    r"(?:\b(?:provenant|vient|venant|messages?|mails?|courriels?|courriers?)\s+d(?:e\s+(?:l['’]\s*|la\s+|le\s+)?|u\s+|['’]\s*)"
    r"|\b(?:messages?|mails?|comes|come)\s+from\s+(?:the\s+)?)[*«“\"]*$",
    re.IGNORECASE,
)


def is_row_of_keys(words: str) -> bool:
    """Return whether a paragraph consists of several names alone: the keys of a screen, in their order."""
    return len(PROMISE.findall(words)) > 1 and not BETWEEN_KEYS.sub("", PROMISE.sub("", words))


def role_of(sentence: str, at: int) -> Role:
    """Return the role of the promise that begins at this place of a sentence, by the words before it."""
    before = sentence[:at]
    if BEFORE_A_KEY.search(before):
        return "key"
    return "sender" if BEFORE_A_SENDER.search(before) or ADDRESS_ALONE.fullmatch(sentence) else ""
