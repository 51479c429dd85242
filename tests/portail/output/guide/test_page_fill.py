"""The pages of the guide are few and well filled, and its pictures stay legible."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from portail.output.guide.page_fill import LEAST_FULL, PAGE, Block, fill
from portail.output.guide.print_sizes import STANDARD
from portail.output.guide.views import View
from portail.run_record.run import Box


def view(height: float, width: float = 640, letters: float = 16, name: str = "screen") -> View:
    return View(Path(name), Box(x=0, y=0, width=width, height=height), True, 1, letters)


def test_what_fits_stands_on_one_page_at_its_usual_size() -> None:
    one, two = view(300, name="one"), view(300, name="two")

    pages = fill([Block(80), Block(60, (one,)), Block(60, (two,))])

    assert pages.new_pages == ()
    assert [pages.printed[each].scale for each in (one, two)] == [one.usual, two.usual]


def test_pictures_are_printed_smaller_where_that_spares_a_page_but_can_be_read() -> None:
    one, two = view(560, name="one"), view(560, name="two")

    pages = fill([Block(20), Block(40, (one,)), Block(40, (two,))])

    assert pages.new_pages == ()
    assert all(each.least <= pages.printed[each].scale < each.usual for each in (one, two))


def test_pictures_are_printed_larger_on_a_page_that_would_be_half_empty() -> None:
    one, two = view(500, name="one"), view(1000, name="two")

    pages = fill([Block(40), Block(60, (one,)), Block(60, (two,))])

    assert pages.new_pages == (2,)
    assert pages.printed[one].scale > one.usual
    assert 100 + pages.printed[one].scale * one.height > LEAST_FULL * PAGE


def test_a_picture_is_cut_to_its_core_only_where_a_page_would_be_half_empty() -> None:
    core = view(300, width=1000, letters=17, name="one")
    wide = View(core.file, Box(x=0, y=0, width=1000, height=500), True, 1, 17, core)
    two, three = view(700, name="two"), view(900, name="three")

    pages = fill([Block(60, (wide,)), Block(100, (two,)), Block(60, (three,))])

    assert pages.printed[wide].view == core
    assert fill([Block(60, (wide,))]).printed[wide].view == wide


def test_words_after_the_last_picture_of_a_step_do_not_begin_a_page() -> None:
    blocks = [Block(520), Block(230), Block(40, begins_step=False, is_afterword=True), Block(300)]

    assert fill(blocks).new_pages == (1,)


def test_a_picture_is_parted_from_its_words_only_where_a_page_would_be_half_empty() -> None:
    one, two = view(500, name="one"), view(800, name="two")
    words = Block(120, group=1)
    figure = Block(40, (two,), begins_step=False, is_parted=True, group=1)

    half_empty = fill([Block(430, group=0), words, figure, Block(60, (one,), group=2)])
    filled = fill([Block(600, group=0), words, figure, Block(60, (one,), group=2)])

    assert (half_empty.new_pages[:1], half_empty.parted) == ((2,), (1,))
    assert (filled.new_pages[:1], filled.parted) == ((1,), ())


def test_more_of_the_screen_is_shown_on_a_page_that_would_be_half_empty_and_costs_no_page() -> None:
    shown = view(300, width=1000, letters=17, name="one")
    taller = tuple(View(shown.file, Box(x=0, y=0, width=1000, height=height), True, 1, 17) for height in (450, 600))
    wide, next_page = replace(shown, taller=taller), view(900, name="two")

    pages = fill([Block(100, (wide,)), Block(300, (next_page,))])

    assert pages.printed[wide].view == taller[-1]
    assert pages.new_pages == fill([Block(100, (shown,)), Block(300, (next_page,))]).new_pages == (1,)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(20, 500), st.floats(0, 1200)), min_size=1, max_size=9))
def test_no_page_holds_more_than_fits_and_no_picture_is_illegible(groups: list[tuple[float, float]]) -> None:
    blocks = [
        Block(words, (view(height, name=str(at)),) if height > 1 else (), begins_step=at % 2 == 0)
        for at, (words, height) in enumerate(groups)
    ]

    pages = fill(blocks)

    begins = [0, *pages.new_pages, len(blocks)]
    for start, end in pairwise(begins):
        page = blocks[start:end]
        height = sum(block.words for block in page) + (0 if page[0].begins_step else STANDARD.continued)
        height += sum(pages.printed[each].scale * each.height for block in page for each in block.views)
        assert height <= PAGE + 0.01 or len(page) == 1
    assert all(each.scale >= shown.least - 0.001 for shown, each in pages.printed.items())
