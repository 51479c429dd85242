"""Bytes to text, also where the declared charset is missing or wrong."""

import codecs
from dataclasses import dataclass
from encodings import normalize_encoding
from encodings.aliases import aliases
from functools import lru_cache

from .defects import Defect

# Browsers and mail programs decode these names so (WHATWG Encoding Standard).
_DECODED_AS = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "unknown-8bit": "utf-8",
    "default": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "unicode-1-1-utf-8": "utf-8",
}
# The encodings of the standard library that are charsets. Others are none ("hex"), take quadratic time ("punycode"), or
# are for source code ("unicode_escape"); and Python remembers every name that it was asked for in vain.
_CHARSETS = {*aliases, *aliases.values(), "cp737", "cp856", "cp874", "cp875", "koi8_t", "koi8_u", "utf_8_sig"}
_NAME_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text, and a defect when the declared charset is unknown or wrong (else None)."""

    text: str
    defect: Defect | None = None


def decode_bytes(content: bytes, charset: str | None) -> DecodedText:
    """Decode with the declared charset; where it is missing or wrong, with UTF-8, else with Windows-1252."""
    if not charset:
        return DecodedText(_guess(content))
    codec = _codec(charset)
    if codec is None:
        return DecodedText(_guess(content), Defect("unknown_charset", charset[:_NAME_CHARACTERS]))
    try:
        return DecodedText(_without_surrogates(content.decode(codec)).removeprefix("\ufeff"))
    except UnicodeError:
        if codec == "cp1252":
            return DecodedText(content.decode("latin-1"))
        return DecodedText(_guess(content), Defect("wrong_charset", charset))


def _without_surrogates(text: str) -> str:
    """Replace lone surrogates: some codecs produce them, but neither SQLite nor JSON accepts them."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _guess(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


@lru_cache(maxsize=256)
def _codec(charset: str) -> str | None:
    name = charset.strip().strip("\"'").lower()
    if len(name) > _NAME_CHARACTERS or not name.isascii():
        return None
    name = _DECODED_AS.get(name, name)
    if normalize_encoding(name) not in _CHARSETS:
        return None
    try:
        found = codecs.lookup(name)
    except LookupError:
        # Some are there on Windows only.
        return None
    return found.name if found._is_text_encoding else None
