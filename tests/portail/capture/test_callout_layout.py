"""Numbers stand beside what they name, never on it, never on one another."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from portail.capture.callout_layout import SIZE, place
from portail.capture.callout_overlay import INK, PAPER
from portail.errors import Broken
from portail.run_record.run import Box

WIDTH, HEIGHT = 1280.0, 800.0
boxes = st.builds(Box, x=st.floats(0, 1180), y=st.floats(0, 740), width=st.floats(10, 300), height=st.floats(10, 120))


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > 0


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(boxes, min_size=1, max_size=6))
def test_no_number_hides_an_element_or_another_number_or_leaves_the_picture(elements: list[Box]) -> None:
    try:
        badges = place(elements, [], WIDTH, HEIGHT)
    except Broken:
        assume(False)

    assert [badge.number for badge in badges] == list(range(1, len(elements) + 1))
    assert not any(overlap(badge.circle, element) for badge in badges for element in elements)
    assert not any(overlap(one.circle, other.circle) for one, other in combinations(badges, 2))
    assert all(0 <= badge.circle.x <= WIDTH - SIZE and 0 <= badge.circle.y <= HEIGHT - SIZE for badge in badges)


def test_a_number_stands_left_of_its_element_where_there_is_room() -> None:
    (badge,) = place([Box(x=200, y=100, width=100, height=40)], [], WIDTH, HEIGHT)

    assert badge.circle.x + SIZE < 200
    assert badge.leader.height == 0
    assert badge.leader.x + badge.leader.width == badge.outline.x


@pytest.mark.parametrize("border", [0, 1])
def test_outlines_of_cells_that_adjoin_do_not_cross(border: int) -> None:
    cells = [Box(x=200, y=100.0 + n * (40 - border), width=100, height=40) for n in range(3)]

    outlines = [badge.outline for badge in place(cells, [], WIDTH, HEIGHT)]

    assert not any(overlap(one, other) for one, other in combinations(outlines, 2))


def test_a_number_keeps_off_other_words() -> None:
    words = Box(x=100, y=90, width=95, height=60)

    (badge,) = place([Box(x=200, y=100, width=100, height=40)], [words], WIDTH, HEIGHT)

    assert not overlap(badge.circle, words)


def test_a_number_without_room_stands_on_the_empty_end_of_a_wide_button() -> None:
    buttons = [Box(x=20, y=100.0 + 50 * n, width=350, height=46) for n in range(3)]
    labels = [Box(x=150, y=button.y + 12, width=90, height=22) for button in buttons]

    badges = place(buttons, labels, 390, 400)

    assert [overlap(badge.circle, button) for badge, button in zip(badges, buttons, strict=True)] == [
        False,
        True,
        False,
    ]
    assert not any(overlap(badge.circle, label) for badge in badges for label in labels)


def test_an_element_without_room_beside_it_is_refused() -> None:
    with pytest.raises(Broken, match="de la place pour le numéro 1"):
        place([Box(x=0, y=0, width=WIDTH, height=HEIGHT)], [], WIDTH, HEIGHT)


def test_numbers_can_be_read_in_black_and_white() -> None:
    def luminance(colour: str) -> float:
        channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(INK), luminance(PAPER)))
    assert (light + 0.05) / (dark + 0.05) > 7
