"""What of a picture has to be read: the words that the procedure speaks of, its numbers, and what they stand in."""

from collections.abc import Iterator, Sequence

from portail.capture.callout_layout import LETTERS, CalloutShape, outlined
from portail.capture.stability import Still, blocks
from portail.run_record.run import Box, Lettering, around

HALF = 0.5


def to_be_read(still: Still, places: Sequence[Box], badges: Sequence[CalloutShape]) -> list[Lettering]:
    """Return the texts of a page that stand in these places, in their order, and the numbers beside them.

    A place without letters, as an empty field is, has to be seen: it counts with a size of 0.
    """
    return [*_distinct(text for place in places for text in _texts_in(still, place)), *map(_number, badges)]


def surroundings(still: Still, read: Sequence[Lettering], clip: Box) -> list[Box]:
    """Return what a reader sees the words stand in, as far as the picture shows it, the largest first.

    Of a screen of which nothing is said, it is what all of its content stands in.
    """
    places = [text.box for text in read if text.size] or _content(still)
    return [block for block in blocks(still, places) if clip.holds(block)]


def _content(still: Still) -> list[Box]:
    texts = [box for box in still.words if still.begin <= box.y and box.bottom <= still.end]
    return [around(texts)] if texts else []


def _texts_in(still: Still, place: Box) -> list[Lettering]:
    found = [text for text in still.texts if text.size and _is_in(text.box, place)]
    return [*found, Lettering(box=outlined(place), size=0)]


def _is_in(text: Box, place: Box) -> bool:
    """Return whether at least half of a text stands in a place: a line may stand out of its element by its leading."""
    return text.shared(place) >= HALF * text.width * text.height


def _number(badge: CalloutShape) -> Lettering:
    return Lettering(box=badge.circle, size=LETTERS)


def _distinct(texts: Iterator[Lettering]) -> list[Lettering]:
    return list(dict.fromkeys(texts))
