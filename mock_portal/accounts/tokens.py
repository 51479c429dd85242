"""Secret tokens: those of links in messages, and what the store keeps of a secret."""

import hashlib
import random

from ..tenants.randomness import UNAMBIGUOUS, text


def new_token(source: random.Random) -> str:
    """The secret of a link: 96 characters.

    It is longer than a line of mail, and holds the characters that mail software is known to corrupt: `=`, `_`, `.`,
    `-`, and `=` before hexadecimal digits. So a test of the link tests the way of the message, too.
    """
    parts = [text(source, UNAMBIGUOUS, 20) for _ in range(4)]
    return f"{parts[0]}=ed.{parts[1]}_{parts[2]}=24-{parts[3]}.{text(source, UNAMBIGUOUS, 6)}"


def digest(secret: str) -> str:
    """The SHA-256 of a secret, in hexadecimal: whoever reads the data file cannot use the secrets in it.

    A slow hash, as for passwords, is not needed: these secrets are long and random, and cannot be guessed.
    """
    return hashlib.sha256(secret.encode()).hexdigest()
