"""The form of names and e-mail addresses; the control API describes it by these very patterns."""

import re

from ..errors import InvalidRequest

_WORD = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[0-9A-Za-z_\u00c0-\u167f\u1681-\u180d\u180f-\u1fff-]+"
EMAIL = re.compile(rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})+")
"""The form of an e-mail address: that of RFC 5322 without quotes and comments; a domain may have any letters."""
SPACE = r"\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What `str.split` splits at, as a class of characters that JavaScript knows too."""
UNSEEN = (
    r"\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
)
"""What cannot be seen, or turns the direction of writing."""
NAME = re.compile(rf"[^{UNSEEN}]*[^{SPACE}{UNSEEN}][^{UNSEEN}]*")
LONGEST = 200
"""The longest name, and the longest address, in characters."""


def clean(field: str, value: str) -> str:
    """A text of a field without blanks at its ends, and with single ones inside.

    Raises:
        InvalidRequest: it is empty, too long, or cannot be seen.
    """
    text = " ".join(value.split())
    if len(text) > LONGEST or not NAME.fullmatch(text):
        raise InvalidRequest(f"{field}: give 1 to {LONGEST} printable characters.")
    return text


def is_email(text: str) -> bool:
    """Whether a text is an e-mail address that a message can be sent to."""
    return EMAIL.fullmatch(text) is not None
