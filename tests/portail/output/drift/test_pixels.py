"""Two pictures of a screen are compared pixel by pixel; a damaged one is named, and is no crash."""

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from portail.errors import WrongUsage
from portail.output.drift.screen import pixels
from portail.run_record.run import Box


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

    for compare in (pixels.Pictures, pixels.difference, pixels.same):
        with refused:
            compare(old, new)


def test_a_picture_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "new.png").write_bytes(NEW)

    with pytest.raises(
        WrongUsage, match=r"old\.png ne peut pas être lu \(.*No such file.*\)\. Renouvelez la référence"
    ):
        pixels.same(tmp_path / "old.png", tmp_path / "new.png")


def with_spots(path: Path, *spots: tuple[int, int], size: tuple[int, int] = (200, 120)) -> Path:
    """Write a white picture in which these pixels are a little less blue."""
    picture = Image.new("RGB", size, "white")
    for spot in spots:
        picture.putpixel(spot, (255, 255, 254))
    picture.save(path)
    return path


def test_the_faintest_pixel_counts_and_what_touches_is_one_part(tmp_path: Path) -> None:
    old = with_spots(tmp_path / "old.png")
    new = with_spots(tmp_path / "new.png", (3, 4), (10, 9), (150, 100))

    assert not pixels.same(old, new)
    assert pixels.Pictures(old, new).changed_parts() == [
        Box(x=3, y=4, width=8, height=6),
        Box(x=150, y=100, width=1, height=1),
    ]


def test_pictures_of_two_sizes_differ_where_one_of_them_is_not_white(tmp_path: Path) -> None:
    old, new = with_spots(tmp_path / "old.png"), with_spots(tmp_path / "new.png", (5, 130), size=(200, 140))

    assert pixels.Pictures(old, new).changed_parts() == [Box(x=5, y=130, width=1, height=1)]
    assert not pixels.same(old, new)
