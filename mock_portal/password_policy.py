"""What a password must be: the CNIL's examples for 80 bits.

Source: CNIL, délibération 2022-100 of 21 July 2022, recommendation on passwords.
"""

import re
from collections.abc import Iterator

LONGEST = 128
CLASSES = (str.islower, str.isupper, str.isdigit, lambda character: not character.isalnum())
COMMON = ("motdepasse", "password", "azerty", "qwerty", "123456", "velizy")
"""What a password must not be built on: the commonest ones, and the town's own name."""

RULES = (
    "12 caractères au moins, avec des minuscules, des majuscules, des chiffres et des caractères spéciaux",
    "ou 14 caractères au moins, de trois de ces sortes",
    "ou une phrase de 7 mots au moins",
)


def form_errors(password: str, confirmation: str, username: str) -> dict[str, str]:
    """What is wrong with a new password and its repetition, by the field that is wrong."""
    if not password:
        return {"password": "Choisissez un mot de passe."}
    if wrong := next(problems(password, username=username), None):
        return {"password": wrong}
    if password != confirmation:
        return {"confirmation": "Les deux mots de passe ne sont pas identiques : saisissez le même deux fois."}
    return {}


def problems(password: str, *, username: str) -> Iterator[str]:
    """What is wrong with a password, in sentences for the family."""
    if not _is_strong(password):
        yield "Le mot de passe est trop simple : suivez l’une des règles indiquées."
    if len(password) > LONGEST:
        yield f"Le mot de passe est trop long : {LONGEST} caractères au plus."
    folded = password.casefold()
    if username and username.casefold() in folded:
        yield "Le mot de passe ne doit pas contenir le nom d’utilisateur."
    if any(_is_mostly(common, folded) for common in COMMON):
        yield "Le mot de passe est trop courant : choisissez-en un autre."


def _is_strong(password: str) -> bool:
    kinds = sum(any(map(kind, password)) for kind in CLASSES)
    words = re.findall(r"\w+", password)
    return (
        (len(password) >= 12 and kinds == 4)
        or (len(password) >= 14 and kinds >= 3 and _is_varied(password))
        or (len(words) >= 7 and len(set(words)) >= 5)
    )


def _is_varied(password: str) -> bool:
    return len(set(password)) >= 6


def _is_mostly(common: str, password: str) -> bool:
    return common in password and len(common) * 2 >= len(password)
