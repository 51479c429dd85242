"""What a camera has seen is cut to what a person can see."""

from portail.capture.film_cut import Frame, Moment, cut

TITLE = Moment(began=1000, shown=1690, ended=1700, step="mail")
PICTURE = Moment(began=5000, shown=5900, ended=5900, step="mail", picture="message")


def shots_of(*frames: tuple[float, bytes]) -> list[tuple[bytes, int, bool, str | None]]:
    shots, seen = cut([Frame(*frame) for frame in frames], [TITLE, PICTURE])
    return [(frame, shot.milliseconds, shot.opens, shot.picture) for shot, frame in zip(shots, seen, strict=True)]


def test_a_title_is_shown_when_it_has_fully_appeared() -> None:
    assert shots_of(
        (0, b"page"), (1100, b"coming"), (1300, b"title"), (1400, b"title"), (1550, b"going"), (1690, b"page")
    ) == [
        (b"title", 700, True, None),
        (b"page", 3300, False, None),
        (b"page", 900, False, "message"),
    ]


def test_of_a_movement_as_much_is_kept_as_can_be_seen() -> None:
    movement = [(2000 + 16 * number, b"%d" % number) for number in range(13)]

    assert shots_of((1300, b"title"), *movement) == [
        (b"title", 700, True, None),
        (b"0", 316, False, None),
        (b"6", 96, False, None),
        (b"12", 2888, False, None),
        (b"12", 900, False, "message"),
    ]


def test_the_same_frame_twice_is_one_shot_and_frames_may_come_in_any_order() -> None:
    assert shots_of((3000, b"page"), (1300, b"title"), (1710, b"page"), (4000, b"page")) == [
        (b"title", 700, True, None),
        (b"page", 3300, False, None),
        (b"page", 900, False, "message"),
    ]


def test_a_page_that_is_just_coming_before_a_picture_is_not_shown_half_drawn() -> None:
    assert shots_of((1300, b"title"), (1750, b"page"), (4700, b"half"), (5100, b"whole")) == [
        (b"title", 700, True, None),
        (b"page", 3000, False, None),
        (b"whole", 1200, False, "message"),
    ]


def test_a_browser_that_gives_no_frames_leaves_nothing() -> None:
    assert shots_of() == []
