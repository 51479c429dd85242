"""What moved or grew on a screen: because of another change there, or by itself.

Where text is drawn otherwise, each line is a little wider or higher, and carries what follows it along: a thing has
moved there only if neither its left edge, its middle nor its right edge stands where it did, beside what stands before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portail.output.drift.screen.change import Change, Place, lies_in
from portail.output.drift.screen.snapshot import Element
from portail.wording import drift as words

ROUNDING = 1
SIZED = {"button", "checkbox", "combobox", "iframe", "img", "progressbar", "radio", "searchbox", "slider", "textbox"}
"""What is as large as its styles say, whatever lines its words take."""
TOLERANCE = 8
"""How far, in CSS pixels, a thing may stand from where another renderer puts it."""


@dataclass(frozen=True)
class _Move:
    """An element that moved by `delta`: to the right, down, wider and higher."""

    before: Place
    after: Place
    element: Element
    delta: Place


def with_moves(changes: Sequence[Change], kept: Sequence[tuple[Element, Element]], *, exact: bool) -> list[Change]:
    """Return the changes with what moved because of each, and what moved by itself after them."""
    found = [*_moves(kept)] if exact else [*_far_moves(kept)]
    left = [move for move in found if not _explained(move, changes)]
    own = list(_by_themselves(left))
    return [*changes, *own]


def _moves(kept: Sequence[tuple[Element, Element]]) -> Iterator[_Move]:
    for before, after in kept:
        if before.box and after.box and before.box != after.box:
            delta = tuple(b - a for a, b in zip(before.box, after.box, strict=True))
            yield _Move(before.box, after.box, after, delta)


def _far_moves(kept: Sequence[tuple[Element, Element]]) -> Iterator[_Move]:
    """Yield what moved or grew farther than another renderer explains; each is compared with what stands before it."""
    shift = 0
    for before, after in kept:
        if not (before.box and after.box):
            continue
        across, down, wider, higher = (b - a for a, b in zip(before.box, after.box, strict=True))
        sideways = min((across, across + wider, across + wider // 2), key=abs)
        growth = (wider, higher) if after.role in SIZED else (0, 0)
        delta = tuple(_beyond(each) for each in (sideways, min((down, down - shift), key=abs), *growth))
        if any(delta):
            yield _Move(before.box, after.box, after, delta)
        shift = down + (higher if _is_a_leaf(after, kept) else 0)


def _beyond(distance: int) -> int:
    return distance if abs(distance) > TOLERANCE else 0


def _is_a_leaf(element: Element, kept: Sequence[tuple[Element, Element]]) -> bool:
    following = [after for _, after in kept if after.box]
    at = following.index(element)
    return at + 1 == len(following) or following[at + 1].depth <= element.depth


def _explained(move: _Move, causes: Sequence[Change]) -> bool:
    """Enter a move with the change that explains it, if one does."""
    cause = next((each for each in causes if any(_follows(move, place) for place in each.places if place)), None)
    if cause is None:
        return False
    cause.shifts += 1
    if move.element.label:  # what holds others lies under all that they are
        cause.shifted += (move.before, move.after)
    return True


def _follows(move: _Move, cause: Place) -> bool:
    """Return whether a thing holds the place of a change, lies in it, on its line, or was pushed below it."""
    across, _, wider, _ = move.delta
    for place in (move.before, move.after):
        if lies_in(cause, place) or lies_in(place, cause):
            return True
        on_its_line = place[1] < cause[1] + cause[3] and cause[1] < place[1] + place[3]
        if on_its_line and not _overlap_across(place, cause):
            return True
    below = max(move.before[1], move.after[1]) >= cause[1]
    return below and abs(across) <= ROUNDING and abs(wider) <= ROUNDING


def _overlap_across(one: Place, other: Place) -> bool:
    return one[0] < other[0] + other[2] and other[0] < one[0] + one[2]


def _by_themselves(moves: Sequence[_Move]) -> Iterator[Change]:
    """Describe what no other change explains: first what grew, the innermost before what it makes grow."""
    left = sorted(moves, key=lambda move: (not _grew(move), move.after[2] * move.after[3] if _grew(move) else 0))
    while left:
        first = left[0]
        alike = [first, *(move for move in left[1:] if _is_alike(first, move) and not _grew_around(move, first))]
        change = _describe(first, alike)
        left = [move for move in left if move not in alike]
        if _grew(first):
            left = [move for move in left if not _explained(move, [change])]
        yield change


def _grew_around(outer: _Move, inner: _Move) -> bool:
    return _grew(inner) and lies_in(inner.after, outer.after)


def _grew(move: _Move) -> bool:
    return bool(move.delta[2] or move.delta[3])


def _is_alike(one: _Move, other: _Move) -> bool:
    """Return whether two things moved and grew alike, but for the rounding."""
    return all(abs(a - b) <= ROUNDING and bool(a) == bool(b) for a, b in zip(one.delta, other.delta, strict=True))


def _describe(first: _Move, alike: Sequence[_Move]) -> Change:
    others = len(alike) - 1
    places = tuple(place for move in alike for place in (move.before, move.after) if move.element.label or not others)
    return Change(
        words.moved(first.element.words, others, *first.delta),
        names=() if others else (first.element.label,),
        places=places,
    )
