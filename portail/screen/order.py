"""Whether things stand in the order of the document: in the source of the page, and to the eye."""

from collections.abc import Mapping, Sequence
from itertools import combinations, groupby, islice, pairwise, product

from portail.procedure.procedure import Promise
from portail.run_record.run import Box
from portail.screen.elements import Place, Sight
from portail.screen.legibility import Blemish
from portail.wording import legibility as words

MOST_WAYS = 500
"""How many ways to choose among things of the same name are tried."""


def out_of_order(sights: Mapping[Promise, Sight]) -> dict[Promise, Blemish]:
    """Return the first key of each row that stands before the one that it follows in the document."""
    rows = groupby(
        (label for label in sights if label.row is not None and sights[label].place), lambda label: label.row
    )
    return {key: why for _, row in rows for key, why in _misplaced(list(row), sights).items()}


def lines_out_of_order(places: Mapping[Promise, Box]) -> dict[Promise, Blemish]:
    """Return the lines that stand, to the eye, above one that the document quotes before them.

    What stands above and beside, as in a second column, is read after it all the same.
    """
    pairs = combinations(places.items(), 2)
    return {
        line: Blemish(line.text, "elsewhere", boxes=(at,)) for (_, before), (line, at) in pairs if _is_above(at, before)
    }


def _is_above(one: Box, other: Box) -> bool:
    return one.y + one.height <= other.y and one.x < other.x + other.width and other.x < one.x + one.width


def _misplaced(keys: Sequence[Promise], sights: Mapping[Promise, Sight]) -> dict[Promise, Blemish]:
    places = [_places(sights[key]) for key in keys]
    if any(_is_in_order(way) for way in islice(product(*places), MOST_WAYS)):
        return {}
    first = [each[0] for each in places]
    wrong = next(at for at, pair in enumerate(pairwise(first), 1) if not _is_in_order(pair))
    seen = sorted(range(len(keys)), key=lambda at: (round(first[at].box.y / 10), first[at].box.x))
    order = words.quoted([keys[at].text for at in seen])
    return {keys[wrong]: Blemish(keys[wrong].text, "order", order, boxes=(first[wrong].box,))}


def _places(sight: Sight) -> list[Place]:
    assert sight.place, "only what was found has an order"
    return [sight.place, *sight.others]


def _is_in_order(places: Sequence[Place]) -> bool:
    """Return whether each follows the one before: below it or, in its line, in the direction of the others."""
    steps = [_step(one, other) for one, other in pairwise(places)]
    sideways = {step for step in steps if step in ("right", "left")}
    rightly = sideways <= {"right"} or (sideways == {"left"} and _is_from_right_to_left(places))
    return "back" not in steps and rightly


def _step(one: Place, other: Place) -> str:
    if one.frame != other.frame:
        return "below"
    if other.order < one.order or other.box.y + other.box.height <= one.box.y:
        return "back"
    if one.box.y + one.box.height <= other.box.y:
        return "below"
    return "right" if other.box.x >= one.box.x else "left"


def _is_from_right_to_left(places: Sequence[Place]) -> bool:
    return bool(places[0].frame.evaluate("getComputedStyle(document.body).direction === 'rtl'"))
