"""Pictures inside the PDF: a PDF takes the compressed pixels of a PNG as they are, and WeasyPrint packs them anew."""

import io
import math
import struct
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

SIGNATURE = 8


def stand_in(file: Path, number: int) -> bytes:
    """Return a small picture (PNG) of the same proportions, another one for another number."""
    with Image.open(file) as picture:
        width, height = picture.size
    shrunk = math.gcd(width, height)
    return _written(Image.new("RGB", (width // shrunk, height // shrunk), (number >> 8, number & 0xFF, 0)))


def pixels(file: Path) -> tuple[int, int, bytes]:
    """Return the width and the height of a picture, and its pixels, opaque, as PNG compresses them."""
    content = file.read_bytes()
    with Image.open(file) as picture:
        if picture.mode != "RGB" or "interlace" in picture.info:
            content = _written(picture.convert("RGB"))
        width, height = picture.size
    return width, height, b"".join(data for kind, data in _chunks(content) if kind == b"IDAT")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each part; each is preceded by its length and followed by a checksum."""
    at = SIGNATURE
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        yield kind, content[at + 8 : at + 8 + length]
        at += length + 12


def _written(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
