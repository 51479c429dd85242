"""What a password must be: the CNIL's examples for 80 bits.

Source: CNIL, délibération 2022-100 of 21 July 2022, recommendation on passwords.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from mock_portal.storage.store import plain

LONGEST = 128
KINDS = ("Ll", "Lu", "Nd")
"""The Unicode categories of small letters, capitals and digits; what is neither letter nor number is special."""
COMMON = ("motdepasse", "azerty", "doudou", "chouchou", "espacefamille")
"""What a password must not be built on, beside the thirty thousand commonest ones and the town's name: French ones."""
SHORTEST_COMMON = 6
DISGUISES = str.maketrans("@01345$", "aoieass")

RULES = (
    "12 caractères au moins, avec des minuscules, des majuscules, des chiffres et des caractères spéciaux",
    "ou 14 caractères au moins, de trois de ces sortes",
    "ou une phrase de 7 mots au moins",
)


def form_errors(password: str, confirmation: str, *, username: str, town: str) -> dict[str, str]:
    """What is wrong with a new password and its repetition, by the field that is wrong."""
    if not password:
        return {"password": "Choisissez un mot de passe."}
    if wrong := next(problems(password, username=username, town=town), None):
        return {"password": wrong}
    if password != confirmation:
        return {"confirmation": "Les deux mots de passe ne sont pas identiques : saisissez le même deux fois."}
    return {}


def problems(password: str, *, username: str, town: str) -> Iterator[str]:
    """What is wrong with a password of a family of this town, in sentences for the family."""
    if not _is_strong(password):
        yield "Le mot de passe est trop simple : suivez l’une des règles indiquées."
    if len(password) > LONGEST:
        yield f"Le mot de passe est trop long : {LONGEST} caractères au plus."
    folded = password.casefold()
    if username and username.casefold() in folded:
        yield "Le mot de passe ne doit pas contenir le nom d’utilisateur."
    if len(password) <= LONGEST and _is_common(folded, _words(town)):
        yield "Le mot de passe est trop courant : choisissez-en un autre."


def _is_strong(password: str) -> bool:
    kinds = len({_kind(sign) for sign in password} - {None})
    words = re.findall(r"\w+", password)
    return (
        (len(password) >= 12 and kinds == 4)
        or (len(password) >= 14 and kinds >= 3 and _is_varied(password))
        or (len(words) >= 7 and len(set(words)) >= 5)
    )


def _kind(sign: str) -> str | None:
    """Small letter, capital, digit or special; None for a letter or number that is none of these."""
    category = unicodedata.category(sign)
    if category in KINDS:
        return category
    return None if category[0] in "LN" else "special"


def _is_varied(password: str) -> bool:
    return len(set(password)) >= 6


def _words(town: str) -> frozenset[str]:
    """The words of a town's name, as they are typed."""
    return frozenset(re.findall(r"\w+", plain(town)))


def _is_common(password: str, own: frozenset[str]) -> bool:
    """Whether half of the password or more is common or one of the town's own words, be it in the usual disguise."""
    return any(
        text[start : start + length] in words
        for words in (_common(), own)
        for text in (password, password.translate(DISGUISES))
        for length in range(max(SHORTEST_COMMON, (len(text) + 1) // 2), len(text) + 1)
        for start in range(len(text) - length + 1)
    )


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import (
        FREQUENCY_LISTS,
    )  # takes a sixth of a second: only whoever chooses a password waits

    return frozenset(FREQUENCY_LISTS["passwords"]) | frozenset(COMMON)
