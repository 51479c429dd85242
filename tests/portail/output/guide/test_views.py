"""A picture of the guide shows what is spoken of, with letters that can be read, and cuts no word."""

from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageDraw

from portail.output.guide.framing import views
from portail.output.guide.print_sizes import A5
from portail.output.guide.views import COLUMN, LEGIBLE, PAPER, View, whole
from portail.run_record.run import Box, Callout, Lettering, Screenshot

WIDTH, HEIGHT = 1024, 700


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A screen with a word every 100 pixels, each 60 wide, in lines 40 apart."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    for x in range(20, WIDTH, 100):
        for y in range(20, HEIGHT, 40):
            for stroke in range(x, x + 60, 4):
                draw.line((stroke, y, stroke, y + 16), fill="black")
    picture.save(tmp_path / "screen.png")
    return tmp_path / "screen.png"


def shot(*lettering: Lettering, blocks: tuple[Box, ...] = ()) -> Screenshot:
    return Screenshot(
        id="screen",
        file="screen.png",
        alt="",
        caption="",
        url="",
        title="",
        sha256="",
        lettering=list(lettering),
        blocks=list(blocks),
    )


def word(x: float, y: float, size: float = 16, width: float = 60) -> Lettering:
    return Lettering(box=Box(x=x, y=y, width=width, height=16), size=size)


def printed(view: View) -> float:
    """Return the size of the smallest letters of a view that is printed as small as may be, in points."""
    return view.least * view.letters


def test_a_picture_is_whole_where_its_letters_can_be_read(file: Path) -> None:
    (view,) = views(file, shot(word(20, 20, size=20), word(920, 660, size=20)), 1)

    assert view.whole
    assert printed(view) >= LEGIBLE


def test_letters_too_small_for_the_whole_are_shown_in_the_block_around_them(file: Path) -> None:
    form = Box(x=200, y=100, width=600, height=400)

    (view,) = views(file, shot(word(320, 220), blocks=(Box(x=0, y=0, width=1024, height=60), form)), 1)

    assert view.box.holds(form)
    assert view.width < form.width + 40
    assert printed(view) >= LEGIBLE


def test_a_view_around_words_cuts_no_other(file: Path) -> None:
    (view,) = views(file, shot(word(520, 380, size=12)), 1)

    with Image.open(file) as picture:
        left, right = round(view.box.x), round(view.box.right)
        assert view.box.holds(word(520, 380).box)
        for x in {left, right} - {0, WIDTH}:
            assert picture.crop((x, 0, x + 1, HEIGHT)).getextrema() == ((255, 255),) * 3
    assert printed(view) >= LEGIBLE


def test_what_stands_too_far_apart_is_shown_whole_and_then_in_parts(file: Path) -> None:
    overview, *parts = views(file, shot(word(20, 20, size=10), word(920, 660, size=10)), 1)

    assert overview.whole
    assert [printed(part) for part in parts] == pytest.approx([LEGIBLE, LEGIBLE], abs=0.01)
    assert parts[0].box.holds(word(20, 20).box)
    assert parts[1].box.holds(word(920, 660).box)


def test_sizes_are_those_of_the_screen_whatever_its_density(file: Path) -> None:
    (view,) = views(file, shot(word(40, 40, size=32, width=120)), 2)

    assert (view.width, view.letters) == (WIDTH / 2, 16)


def test_no_view_is_wider_than_the_paper_and_it_leaves_the_text_only_to_be_read(file: Path) -> None:
    (read,) = views(file, shot(word(20, 20, size=17.5), word(920, 20, size=17.5)), 1)
    (seen,) = views(file, shot(word(20, 20, size=40)), 1)

    assert COLUMN < read.usual * read.width <= PAPER
    assert seen.usual * seen.width <= COLUMN


def test_on_a_screen_small_letters_are_enlarged_to_be_read(file: Path) -> None:
    (view,) = views(file, shot(word(520, 380, size=10)), 1)

    assert view.on_screen / view.width * view.letters == pytest.approx(14, abs=0.1)


def test_the_core_of_a_view_is_its_upper_part_down_to_what_is_spoken_of(file: Path) -> None:
    (view,) = views(file, shot(word(20, 100, size=20)), 1)

    assert view.core
    assert view.core.box.holds(word(20, 100).box)
    assert (view.core.box.y, view.core.width) == (view.box.y, view.width)
    assert view.core.height < view.height / 2


def test_a_picture_of_which_nothing_is_said_is_shown_as_it_is(file: Path) -> None:
    assert views(file, shot(), 1) == (whole(file, 1),)


def numbered(shot: Screenshot, *places: Box) -> Screenshot:
    callouts = [Callout(number=number, text="OK", box=place) for number, place in enumerate(places, 1)]
    return msgspec.structs.replace(shot, annotations=callouts)


def test_on_a5_what_has_a_number_is_shown_and_a_quoted_line_that_is_too_wide_is_not(file: Path) -> None:
    quoted, key = word(20, 60, width=960), word(320, 380)
    screen = numbered(shot(quoted, key), key.box)

    (view,) = views(file, screen, 1, A5)

    assert view.box.holds(key.box)
    assert not view.box.holds(quoted.box)
    assert view.smallest * view.letters >= LEGIBLE
    assert views(file, screen, 1)[0].box.holds(quoted.box)


def test_on_a5_numbers_that_stand_too_far_apart_have_a_part_each(file: Path) -> None:
    keys = (word(20, 60), word(920, 660))

    overview, *parts = views(file, numbered(shot(*keys), *(key.box for key in keys)), 1, A5)

    assert overview.whole
    assert [part.box.holds(key.box) for part, key in zip(parts, keys, strict=True)] == [True, True]
    assert all(part.smallest * part.letters >= LEGIBLE for part in parts)


def test_a_part_of_a_screen_can_be_shown_with_more_above_and_below_and_cuts_no_line(file: Path) -> None:
    (view,) = views(file, shot(word(120, 340), word(320, 340)), 1)

    heights = [each.height for each in (view, *view.taller)]
    assert len(heights) > 1
    assert heights == sorted(set(heights))
    assert all(each.box.holds(view.box) for each in view.taller)
    assert {(each.box.x, each.box.width) for each in (view, *view.taller)} == {(view.box.x, view.box.width)}
    tops = [each.box.y for each in view.taller if each.box.y] + [view.box.bottom]
    assert all((top - 20) % 40 >= 16 for top in tops), "no edge goes through a line of words"
