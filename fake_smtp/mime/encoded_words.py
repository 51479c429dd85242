"""Header text: RFC 2047 encoded words, and raw 8-bit text that should have been encoded."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from quopri import decodestring

from .charset import decode_bytes

ENCODED_WORD = r"=\?[^?*\s]+(?:\*[^?\s]*)?\?[bBqQ]\?[^?]*\?="
_WORD = re.compile(r"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]+\?[bBqQ]\?)")
# Not in the middle of a run of blanks: else each of them would be compared to its end.
CONTROLS = re.compile("[\\x00\\r\\n]+")
"""What encoded words and percent-encoded parameters may hide: a value of a header stands on one line."""
_FOLD = re.compile(rb"(?<![ \t])[ \t]*\r?\n[ \t]+")


def header_text(value: bytes) -> str:
    """Return the value of a header field, unfolded and decoded."""
    return decode_words(unfolded(value))


def unfolded(value: bytes) -> str:
    """Return the value on one line, a blank for each fold with the blanks and tabs around it."""
    if b"\n" in value:
        value = _FOLD.sub(b" ", value)
    if value.isascii():
        return value.decode("ascii").strip()
    return decode_bytes(value, None).text.strip()


def decode_words(text: str) -> str:
    """Decode every encoded word; one that cannot be decoded stays as it is, and a line break in one is a blank."""
    if "=?" not in text:
        return text
    text = _BETWEEN_WORDS.sub(r"\1", text)
    pieces: list[str] = []
    run = _Run()
    end = 0
    for word in _WORD.finditer(text):
        if word.start() != end:
            pieces += [run.close(), text[end : word.start()]]
        if not run.takes(word):
            pieces.append(run.close())
            run.open(word)
        end = word.end()
    return CONTROLS.sub(" ", "".join([*pieces, run.close(), text[end:]]))


class _Run:
    """Adjacent words of one charset, decoded together: some senders split a character between two words."""

    def __init__(self) -> None:
        self._charset: str | None = None
        self._content: list[bytes] = []

    def takes(self, word: re.Match[str]) -> bool:
        if self._charset is None or word[1].lower() != self._charset:
            return False
        self._content.append(_content(word))
        return True

    def open(self, word: re.Match[str]) -> None:
        self._charset = word[1].lower()
        self._content = [_content(word)]

    def close(self) -> str:
        text = decode_bytes(b"".join(self._content), self._charset).text
        self._charset, self._content = None, []
        return text


def _content(word: re.Match[str]) -> bytes:
    encoded = word[3].encode("utf-8", "surrogateescape")
    if word[2] in "qQ":
        return decodestring(encoded.replace(b"_", b" "), header=False)
    try:
        return b64decode(encoded + b"=" * (-len(encoded) % 4))
    except Base64Error:
        return word[0].encode("utf-8", "surrogateescape")
