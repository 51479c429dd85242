"""What the words around a promise say of it: whether it is a key that is pressed, or the sender of a message."""

import re

from portail.procedure.keyboard import key_named
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

IF_IT_APPEARS = (
    r"(?:(?:s['’]|si\s+)(?:ils?|elles?)\s+(?:s['’]affiche(?:nt)?|appara(?:î|i)t|apparaissent|(?:est|sont)\s+(?:là?|affich\w+))"
    r"|if\s+(?:it|they)\s+(?:appears?|shows?(?:\s+up)?|(?:is|are)\s+(?:there|shown)))"
)
"""What is said of a thing that is not always there."""
APPEARS = re.compile(rf"(?<!\w){IF_IT_APPEARS}", re.IGNORECASE)
NEXT_ACTION = re.compile(r";|\b(?:puis|then)\b", re.IGNORECASE)
BEFORE_AN_ADDRESS = re.compile(r"\b(?:page|adresse|address|to|visit\w*)\s+$", re.IGNORECASE)
BEFORE_THE_KEYBOARD = re.compile(r"\b(?:touche|key)\s+$", re.IGNORECASE)


def is_row_of_keys(words: str) -> bool:
    """Return whether a paragraph consists of several names alone: the keys of a screen, in their order."""
    return len(PROMISE.findall(words)) > 1 and not BETWEEN_KEYS.sub("", PROMISE.sub("", words))


def role_of(sentence: str, at: int) -> Role:
    """Return the role of the promise that begins at this place of a sentence, by the words before it."""
    before = sentence[:at]
    if _need_not_be_shown(sentence, at):
        return "unshown"
    if BEFORE_A_KEY.search(before):
        return "key"
    return "sender" if BEFORE_A_SENDER.search(before) or ADDRESS_ALONE.fullmatch(sentence) else ""


def _need_not_be_shown(sentence: str, at: int) -> bool:
    """Return whether a name is an address, a key of the keyboard, or of something that is not always there."""
    named = PROMISE.match(sentence, at)
    name, before = named[1] if named else "", sentence[:at]
    if name.startswith("/") and BEFORE_AN_ADDRESS.search(before):
        return True
    if BEFORE_THE_KEYBOARD.search(before) and key_named(name):
        return True
    joins = [found.start() for found in NEXT_ACTION.finditer(sentence)]
    start = max((join for join in joins if join < at), default=0)
    end = min((join for join in joins if join > at), default=len(sentence))
    return APPEARS.search(sentence, start, end) is not None
