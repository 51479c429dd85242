"""Two pictures of a screen are compared pixel by pixel; a damaged one is named, and is no crash."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from portail.errors import WrongUsage
from portail.output.drift import pixels


def png(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(written, "PNG")
    return written.getvalue()


OLD, NEW = png("red"), png("white")


def with_header(length: int, width: int) -> bytes:
    """Return the old picture with a header that says of itself to be this long, and of the picture to be this wide."""
    return OLD[:8] + struct.pack(">I", length) + b"IHDR" + struct.pack(">I", width) + OLD[20:]


@pytest.mark.parametrize("lenient", [False, True], ids=["as Pillow is", "as WeasyPrint sets it"])
@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<<<<<<< HEAD\n", id="a text"),
        pytest.param(OLD[:20], id="cut in its header"),
        pytest.param(OLD[:50], id="cut in its pixels"),
        pytest.param(with_header(13, 0), id="a header of no width"),
        pytest.param(with_header(13, 41), id="a header whose sum is wrong"),
        pytest.param(with_header(3, 40), id="a header that is too short"),
        pytest.param(OLD.replace(b"IDAT", b"IDAU"), id="no pixels"),
        pytest.param(OLD.replace(b"IDAT", b"IDAT\xff\xff"), id="broken pixels"),
    ],
)
def test_a_damaged_picture_is_named_with_the_remedy(
    damaged: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    old, new = tmp_path / "old.png", tmp_path / "new.png"
    old.write_bytes(damaged)
    new.write_bytes(NEW)
    refused = pytest.raises(
        WrongUsage, match=r"old\.png ne peut pas être lu \(.+\)\. Renouvelez la référence par --update"
    )

    with refused:
        pixels.changed_region(old, new)
    with refused:
        pixels.difference(old, new)
    with refused:
        pixels.changed_elements(old, new, [], [])


def test_a_picture_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "new.png").write_bytes(NEW)

    with pytest.raises(
        WrongUsage, match=r"old\.png ne peut pas être lu \(.*No such file.*\)\. Renouvelez la référence"
    ):
        pixels.same(tmp_path / "old.png", tmp_path / "new.png")
