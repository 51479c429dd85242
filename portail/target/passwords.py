"""Makes new passwords."""

import secrets
import string

LENGTH = 16
CLASSES = (string.ascii_lowercase, string.ascii_uppercase, string.digits, "!#%+-=?@_")


def new_password() -> str:
    """Return a random password of 16 characters of four classes: above the 80 bits that the CNIL asks for."""
    characters = [secrets.choice(kind) for kind in CLASSES]
    characters += [secrets.choice("".join(CLASSES)) for _ in range(LENGTH - len(CLASSES))]
    secrets.SystemRandom().shuffle(characters)
    return "".join(characters)
