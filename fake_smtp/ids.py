"""Names for messages."""

import secrets

_BYTES = 11


def new_id() -> str:
    """Return 22 letters and digits that no one can guess, the form that Mailpit's clients know."""
    return secrets.token_hex(_BYTES)
