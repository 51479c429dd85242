"""Mailpit's search language: ``to:marie subject:"vos identifiants" -is:read after:2026-11-01``.

Words are ANDed, ``"…"`` is a phrase, ``-`` or ``!`` before a word negates it; letter case is ignored, and a field
without a value (``to:``) matches everything. One thing is added to Mailpit's language:
an address in quotes (``to:"marie@example.org"``) matches whole, so that it does not find
``anne-marie@example.org`` too. Source of the language: https://mailpit.axllent.org/docs/usage/search-filters/
"""

import re
from collections.abc import Callable
from datetime import tzinfo
from functools import reduce
from operator import and_

from ..errors import BadQuery
from ..store.condition import (
    ALWAYS,
    UNREAD,
    Condition,
    has_words,
    names_exactly,
    names_partly,
    subject_contains,
)
from ..store.timestamps import to_microseconds
from .dates import parse_date, parse_zone

_TERM = re.compile(r'(?:"[^"]*"?|[^\s"])+')
_QUOTED_VALUE = re.compile(r'[-!]?[A-Za-z-]+:"[^"]*"?')
_NAMES = {
    "from": ("from",),
    "to": ("to",),
    "cc": ("cc",),
    "bcc": ("bcc",),
    "reply-to": ("reply-to",),
    "addressed": ("from", "to", "cc", "bcc", "reply-to"),
}
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)\s*([km]?)b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1024, "m": 1024**2}
LONGEST_SEARCH = 1000
"""The longest search, in characters."""


def parse_query(text: str, timezone: str = "UTC") -> Condition:
    """Return the condition of a search; an empty search matches everything.

    Raises:
        BadQuery: a date, a size or the time zone cannot be parsed, or the search is too long.
    """
    if len(text) > LONGEST_SEARCH:
        raise BadQuery("length", LONGEST_SEARCH)
    zone = parse_zone(timezone)
    return reduce(and_, (_term(term, zone) for term in _TERM.findall(text)), ALWAYS)


def _term(term: str, zone: tzinfo) -> Condition:
    text = term.replace('"', "").strip()
    negated = len(text) > 1 and text[0] in "-!"
    words = text[negated:]
    field, colon, value = words.partition(":")
    condition = _condition(field.lower(), value, zone, quoted=bool(_QUOTED_VALUE.fullmatch(term))) if colon else None
    if condition is None:
        condition = has_words(words) if words else ALWAYS
    return ~condition if negated and condition != ALWAYS else condition


def _condition(field: str, value: str, zone: tzinfo, *, quoted: bool) -> Condition | None:
    """Return None for an unknown field: then ``field:value`` is a word like any other."""
    if field in ("is", "has"):
        return _STATES.get(f"{field}:{value.lower()}")
    if not value and (field in _NAMES or field in _FIELDS):
        return ALWAYS
    if field in _NAMES:
        whole = quoted and "@" in value
        return names_exactly(value, _NAMES[field]) if whole else names_partly(value, _NAMES[field])
    reader = _FIELDS.get(field)
    return reader(value, zone) if reader else None


def _message_id(value: str, _: tzinfo) -> Condition:
    return Condition("instr(lower(message.message_id), ?) > 0", (value.lower(),))


def _tag(value: str, _: tzinfo) -> Condition:
    return Condition("message.sequence IN (SELECT sequence FROM tag WHERE tag = ?)", (value,))


def _after(value: str, zone: tzinfo) -> Condition:
    return Condition("message.received >= ?", (_timestamp(value, zone),))


def _before(value: str, zone: tzinfo) -> Condition:
    return Condition("message.received < ?", (_timestamp(value, zone),))


def _larger(value: str, _: tzinfo) -> Condition:
    return Condition("message.size > ?", (_bytes(value),))


def _smaller(value: str, _: tzinfo) -> Condition:
    return Condition("message.size < ?", (_bytes(value),))


def _has_content(test: str) -> Condition:
    return Condition(f"message.sequence IN (SELECT sequence FROM content WHERE {test})", reads_content=True)


_FIELDS: dict[str, Callable[[str, tzinfo], Condition]] = {
    "subject": lambda value, _: subject_contains(value),
    "message-id": _message_id,
    "tag": _tag,
    "after": _after,
    "before": _before,
    "larger": _larger,
    "smaller": _smaller,
}

_STATES = {
    "is:read": ~UNREAD,
    "is:unread": UNREAD,
    "is:tagged": Condition("message.sequence IN (SELECT sequence FROM tag)"),
    "has:inline": _has_content("inline > 0"),
    "has:inlines": _has_content("inline > 0"),
    "has:attachment": _has_content("attachments > 0"),
    "has:attachments": _has_content("attachments > 0"),
}


def _timestamp(value: str, zone: tzinfo) -> int:
    return to_microseconds(parse_date(value, zone))


def _bytes(value: str) -> int:
    match = _SIZE.fullmatch(value)
    if not match:
        raise BadQuery("size", value)
    return int(float(match[1]) * _UNITS[match[2].lower()])
