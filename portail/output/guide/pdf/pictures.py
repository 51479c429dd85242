"""Pictures inside the PDF: a PDF takes the compressed pixels of a PNG as they are, and WeasyPrint packs them anew."""

import hashlib
import io
import math
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from portail.output.guide.pdf.references import number_of
from portail.output.guide.views import View

SIGNATURE = 8


def stand_in(width: int, height: int, called: str) -> bytes:
    """Return a small grey picture (PNG) of these proportions, another one for another name."""
    shrunk, name = math.gcd(width, height), PngInfo()
    name.add_text("Source", called)
    return _written(Image.new("L", (width // shrunk, height // shrunk)), name)


def put_in_place(written: Any, views: Mapping[str, View]) -> None:
    """Put pictures into a PDF (`pydyf.PDF`), each where what has this address stands for it."""
    objects = {each.number: each for each in written.objects}
    drawn = [each["XObject"] for each in written.objects if isinstance(each, dict) and each.get("XObject")]
    places = {name[1:-1]: number_of(place) for each in drawn for name, place in each.items()}
    for address, view in views.items():
        image = objects[places[_name(address)]]
        width, height, packed = pixels(view.content)
        image.stream = [packed]
        image.extra |= {"Width": width, "Height": height, "ColorSpace": "/DeviceRGB"}
        image.extra["DecodeParms"] |= {"Columns": width, "Colors": 3}


def _name(address: str) -> str:
    """Return as what WeasyPrint knows a picture: its resource is called `i`, this, and how it is smoothed."""
    return hashlib.md5(address.encode(), usedforsecurity=False).hexdigest()


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
