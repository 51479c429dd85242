"""The rules of passwords: the CNIL's examples for 80 bits.

Source: CNIL, délibération 2022-100 of 21 July 2022, recommendation on passwords.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from ..storage.store import unaccent

LONGEST = 128
KINDS = ("Ll", "Lu", "Nd")
"""The Unicode categories of small letters, capitals and digits; what is neither letter nor number is special."""
COMMON = ("motdepasse", "azerty", "doudou", "chouchou", "espacefamille")
"""Common French passwords, beside the thirty thousand commonest ones and the words of the town's name."""
SHORTEST_COMMON = 6
"""The length from which a common password counts within a longer one."""
SUBSTITUTIONS = str.maketrans("@01345$", "aoieass")
"""The usual substitutions of letters, undone."""


class Weakness(StrEnum):
    """Why a password is refused."""

    TOO_SIMPLE = "too-simple"
    TOO_LONG = "too-long"
    HOLDS_USERNAME = "holds-username"
    COMMON = "common"


def weaknesses(password: str, *, username: str, town: str) -> Iterator[Weakness]:
    """Why a password of a family of this town is refused; nothing for a good one."""
    if not is_strong(password):
        yield Weakness.TOO_SIMPLE
    if len(password) > LONGEST:
        yield Weakness.TOO_LONG
    folded = password.casefold()
    if username and username.casefold() in folded:
        yield Weakness.HOLDS_USERNAME
    # The search for common passwords takes a time that grows with the square of the length.
    if len(password) <= LONGEST and _is_common(folded, _words(town)):
        yield Weakness.COMMON


def is_strong(password: str) -> bool:
    """Whether a password has 80 bits by one of the CNIL's three examples; `password.js` checks the same rules."""
    kinds = len({_kind(character) for character in password} - {None})
    words = re.findall(r"\w+", password)
    return (
        (len(password) >= 12 and kinds == 4)
        or (len(password) >= 14 and kinds >= 3 and _is_varied(password))
        or (len(words) >= 7 and len(set(words)) >= 5)
    )


def _kind(character: str) -> str | None:
    """Small letter, capital, digit or special; None for a letter or number that is none of these."""
    category = unicodedata.category(character)
    if category in KINDS:
        return category
    return None if category[0] in "LN" else "special"


def _is_varied(password: str) -> bool:
    return len(set(password)) >= 6


def _words(town: str) -> frozenset[str]:
    """The words of a town's name, as they are typed."""
    return frozenset(re.findall(r"\w+", unaccent(town)))


def _is_common(password: str, own: frozenset[str]) -> bool:
    """Whether half of the password or more is common or one of the town's own words, also with substitutions."""
    return any(
        text[start : start + length] in words
        for words in (_common(), own)
        for text in (password, password.translate(SUBSTITUTIONS))
        for length in range(max(SHORTEST_COMMON, (len(text) + 1) // 2), len(text) + 1)
        for start in range(len(text) - length + 1)
    )


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # its import takes a sixth of a second

    return frozenset(FREQUENCY_LISTS["passwords"]) | frozenset(COMMON)
