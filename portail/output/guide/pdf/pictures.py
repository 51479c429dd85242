"""Pictures inside the PDF: a PDF takes the compressed pixels of a PNG as they are, and WeasyPrint packs them anew."""

import io
import math
import struct
from collections.abc import Iterator

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SIGNATURE = 8


def stand_in(width: int, height: int, number: int) -> bytes:
    """Return a small grey picture (PNG) of these proportions, another one for another number."""
    shrunk, name = math.gcd(width, height), PngInfo()
    name.add_text("Source", str(number))
    return _written(Image.new("L", (width // shrunk, height // shrunk)), name)


def pixels(content: bytes) -> tuple[int, int, bytes]:
    """Return the width and the height of a picture, and its pixels, opaque, as PNG compresses them."""
    with Image.open(io.BytesIO(content)) as picture:
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


def _written(picture: Image.Image, words: PngInfo | None = None) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG", pnginfo=words)
    return written.getvalue()
