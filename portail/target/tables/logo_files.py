"""The logo of those who hand out the documents: a picture that every format can show, and that loads nothing."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from portail.wording import project as words
from portail.wording.files import Refusal

LARGEST_FILE = 2_000_000
"""In bytes: it stands in each file of each guide."""
LARGEST_SIDE = 4000
"""In pixels."""
PNG_BEGINS, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
ADDRESSES = ("href", "{http://www.w3.org/1999/xlink}href")
ELSEWHERE = ("http:", "https:", "//", "file:")


def mistakes(path: str, folder: Path) -> Iterator[Refusal]:
    """Yield why the file at a path, which counts from this folder, is no logo."""
    content = (folder / path).read_bytes()
    if len(content) > LARGEST_FILE:
        yield words.logo_too_large(path, LARGEST_FILE)
        return
    found = _of_svg(path, content) if path.lower().endswith(".svg") else _of_png(path, content)
    if found:
        yield found


def _of_png(path: str, content: bytes) -> Refusal | None:
    if not (content.startswith(PNG_BEGINS) and content.endswith(PNG_ENDS)):
        return words.logo_damaged(path, "PNG")
    sides = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return words.logo_too_wide(path, LARGEST_SIDE) if max(sides) > LARGEST_SIDE else None


def _of_svg(path: str, content: bytes) -> Refusal | None:
    if b"<!ENTITY" in content:
        return words.logo_damaged(path, "SVG")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return words.logo_damaged(path, "SVG")
    if root.tag.rpartition("}")[2] != "svg":
        return words.logo_damaged(path, "SVG")
    if not len(root):
        return words.logo_empty(path)
    addresses = [each.get(key, "").strip().lower() for each in root.iter() for key in ADDRESSES if _name(each) != "a"]
    away = next((address for address in addresses if address.startswith(ELSEWHERE)), None)
    return words.logo_elsewhere(path, away) if away else None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
