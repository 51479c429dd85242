"""What a file says, in every encoding in which it may say it."""

import binascii
import html
import io
import json
import quopri
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote

# Pictures, films and fonts: what pictures show is covered by where it was drawn, and none of their bytes is a text.
MEDIA = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"wOF2", b"wOFF", b"OTTO", b"\x00\x01\x00\x00")
FILM = b"ftyp"
DEEPEST = 3
LONGEST_WORD = 1000
_BASE64 = re.compile(r"[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]|\r?\n){6,}={0,2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([\"\\/])|\\[bfnrt]")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def texts_of(content: bytes, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a file: as it stands, without escapes, without tags, and those of what is packed in it."""
    if depth > DEEPEST or content.startswith(MEDIA) or content[4:8] == FILM:
        return
    if zipfile.is_zipfile(io.BytesIO(content)):
        yield from _in_archive(content, depth)
    elif content.startswith(b"%PDF"):
        yield from _in_pdf(content)
    else:
        for text in _characters(content):
            yield from _readings(text)
            yield from _packed(text, depth)


def _in_archive(content: bytes, depth: int) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            yield part.filename
            yield from texts_of(archive.read(part), depth + 1)


def _in_pdf(content: bytes) -> Iterator[str]:
    import pypdfium2  # beside what makes a PDF, there is what reads one

    document = pypdfium2.PdfDocument(content)
    try:
        yield from document.get_metadata_dict().values()
        for page in document:
            yield page.get_textpage().get_text_bounded()
    finally:
        document.close()


def _characters(content: bytes) -> Iterator[str]:
    """Yield the characters of a file, in the encodings in which its bytes make sense."""
    if b"\0" in content:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield content.decode(encoding, "replace")
            yield content[1:].decode(encoding, "replace")
    try:
        yield content.decode()
    except UnicodeDecodeError:
        yield content.decode("latin-1")


def _readings(text: str) -> Iterator[str]:
    """Yield a text as it stands, and what is left of it as its escapes are read one kind after the other, twice."""
    yield from _with_and_without_tags(text)
    if "+" in text:  # a space of a form
        yield unquote(text.replace("+", " "))
    for _ in range(2):
        for read in (_without_escapes, unquote, html.unescape, _printable):
            changed = read(text)
            if changed != text:
                yield from _with_and_without_tags(changed)
                text = changed


def _with_and_without_tags(text: str) -> Iterator[str]:
    yield text
    if "<" in text:
        yield _TAG.sub("", text)


def _without_escapes(text: str) -> str:
    if "\\" not in text:
        return text
    pairs = re.sub(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})", _surrogates, text)
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2] or " ", pairs)


def _surrogates(found: re.Match[str]) -> str:
    return str(json.loads(f'"{found[0]}"'))


def _printable(text: str) -> str:
    if "=" not in text:
        return text
    try:
        return quopri.decodestring(text.encode()).decode()
    except UnicodeDecodeError:  # the signs of equality are no escapes
        return text


def _packed(text: str, depth: int) -> Iterator[str]:
    """Yield the texts that stand in a text as base64, wherever the run of letters in which they stand begins."""
    runs = dict.fromkeys(run[0] for run in _BASE64.finditer(text))  # in code and styles the same ones come again
    for run in runs:
        letters = "".join(run.split()).rstrip("=").replace("-", "+").replace("_", "/")
        # A long run is a file by itself; a short one may be the end of an address or of a word.
        for start in range(4 if len(letters) < LONGEST_WORD else 1):
            whole = letters[start:]
            decoded = _from_base64(whole[: len(whole) - (len(whole) % 4 == 1)])
            if decoded and (decoded.startswith((b"PK", b"%PDF")) or _is_readable(decoded)):
                yield from texts_of(decoded, depth + 1)


def _from_base64(letters: str) -> bytes:
    try:
        return b64decode(letters + "=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


def _is_readable(content: bytes) -> bool:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return b"\0" in content and len(content) < 10_000
    return text.isprintable() or "\n" in text
