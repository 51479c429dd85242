"""How one screen differs from what the reference shows of it, in structure and in pixels, one change a cause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portail.output.drift.screen import structure, traits
from portail.output.drift.screen.change import Change, Place, lies_in, meet, smallest_around
from portail.output.drift.screen.pixels import Pictures
from portail.output.drift.screen.snapshot import ScreenSnapshot, Trait
from portail.run_record.run import Box, Callout
from portail.wording import drift as words

MOST = 3
"""On how many things pixels are told one by one; on more of them, something has changed all over."""
FAINT = 16
"""By how much, of 255, the edges of what has not changed may differ beside what has."""
BADGE = 72
"""How far from its thing a number may stand, in CSS pixels."""


@dataclass(frozen=True)
class Screen:
    """What a walk left of a screen: its picture, what a person finds there, and the numbers that it bears."""

    picture: Path
    found: ScreenSnapshot
    callouts: tuple[Callout, ...] = ()

    def on_page(self, box: Box) -> Box:
        """Return where a part of the picture lies on the page, in CSS pixels."""
        scale = self.found.density
        x, y, width, height = (round(part / scale, 1) for part in (box.x, box.y, box.width, box.height))
        return Box(x=x, y=round(y + self.found.top, 1), width=width, height=height)

    def on_picture(self, place: Place) -> Box:
        """Return where a place of the page lies on the picture, in its pixels."""
        x, y, width, height = (part * self.found.density for part in place)
        return Box(x=x, y=y - self.found.top * self.found.density, width=width, height=height)


def compare(old: Screen, new: Screen, *, exact: bool) -> list[Change]:
    """Return how the new screen differs; `exact`: both were drawn alike, so that pixels and places must agree.

    Raises:
        WrongUsage: a picture is damaged.
    """
    pictures = Pictures(old.picture, new.picture)
    known = traits.compare(old.found, new.found)
    changes = structure.compare(old.found, new.found, pinned=exact, known=known)
    changes = _of_one_thing(traits.without_inner(changes))
    seen = list((_exact_pixels if exact else _near_pixels)(pictures, old, new, changes))
    return [*(change for change in changes if change.is_seen or not change.is_spelling), *seen]


def _of_one_thing(changes: Sequence[Change]) -> list[Change]:
    """Say in one change what changed of one thing; what the structure says of it comes first."""
    merged: list[Change] = []
    for change in sorted(changes, key=lambda each: each.layer != "structure"):
        before = next((each for each in merged if _is_about(each, change)), None)
        if before:
            before.words, before.look = words.together([before.words, change.words]), None
            before.see(change.layer)
            before.shifts, before.shifted = before.shifts + change.shifts, before.shifted + change.shifted
        else:
            merged.append(change)
    return merged


def _is_about(one: Change, other: Change) -> bool:
    """Return whether two changes are of one thing; each rounds its places in its own way."""
    if len(one.places) < 2 or len(other.places) != 2 or not all((*one.places[:2], *other.places)):
        return False
    return all(lies_in(a, b) and lies_in(b, a) for a, b in zip(one.places[:2], other.places, strict=True))


def _exact_pixels(pictures: Pictures, old: Screen, new: Screen, changes: Sequence[Change]) -> Iterator[Change]:
    """Enter what the pixels show of the changes, and yield what no change explains, by the thing that it lies on."""
    by_thing: dict[str, tuple[Trait | None, list[Box]]] = {}
    numbers = _moved_numbers(old, new)
    for part in pictures.changed_parts():
        box = new.on_page(part)
        explained = [change for change in changes if change.is_seen_at(box)]
        for change in explained:
            change.see("pixels")
        if not explained and not (changes and _follows(part, box, pictures, numbers, changes)):
            thing = _thing_at(box, new, old)
            by_thing.setdefault(thing.words if thing else "", (thing, []))[1].append(part)
    if len(by_thing) > MOST:
        every = [part for _, parts in by_thing.values() for part in parts]
        yield _pixel_change(
            words.and_others(next(filter(None, by_thing)), len(by_thing) - 1), None, every, pictures, new
        )
        return
    for name, (thing, parts) in by_thing.items():
        yield _pixel_change(name, thing, parts, pictures, new)


def _follows(part: Box, box: Box, pictures: Pictures, numbers: Sequence[Place], changes: Sequence[Change]) -> bool:
    """Return whether a part differs only because something else on the screen does.

    By a number that stands elsewhere, by another height of the page, or by the edges of shapes, which the browser draws
    a trifle otherwise beside what has changed.
    """
    (_, old_height), (_, new_height) = pictures.sizes
    grown = old_height != new_height and part.y + part.height > min(old_height, new_height)
    if grown and any(change.shifts for change in changes):
        return True
    return any(meet(place, box) for place in numbers) or pictures.greatest_difference(part) <= FAINT


def _moved_numbers(old: Screen, new: Screen) -> list[Place]:
    """Return where the numbers of the document may be drawn otherwise: around things that have another, or moved."""
    callouts = {*old.callouts} ^ {*new.callouts}
    places = [(old if each in old.callouts else new).on_page(each.box) for each in callouts]
    return [
        (round(box.x) - BADGE, round(box.y) - BADGE, round(box.width) + 2 * BADGE, round(box.height) + 2 * BADGE)
        for box in places
    ]


def _thing_at(box: Box, *screens: Screen) -> Trait | None:
    for screen in screens:
        shown = [trait for trait in screen.found.traits if not trait.clipped and trait.name]
        at = smallest_around(box, [trait.box for trait in shown])
        if at is not None:
            return shown[at]
    return None


def _pixel_change(name: str, thing: Trait | None, parts: Sequence[Box], pictures: Pictures, new: Screen) -> Change:
    before, after = pictures.sizes
    part = _around(parts)
    box = new.on_page(part)
    if before != after and not name:
        scale = new.found.density
        sizes = [(width / scale, height / scale) for width, height in (before, after)]
        return Change(words.size_changed(*sizes), "pixels")
    was, is_now = pictures.colours_in(part, part)
    colours = words.became(was, is_now) if was != is_now else ""
    said = words.picture_changed(name, box.width, box.height, box.x, box.y, colours)
    return Change(said, "pixels", names=(thing.name,) if thing else ())


def _around(parts: Sequence[Box]) -> Box:
    left, top = min(part.x for part in parts), min(part.y for part in parts)
    right, bottom = max(part.x + part.width for part in parts), max(part.y + part.height for part in parts)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _near_pixels(pictures: Pictures, old: Screen, new: Screen, changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the things whose colours differ by more than unlike renderers explain, and that no change is about."""
    known = [place for change in changes for place in (*change.places, *change.shifted) if place]
    for before, after in traits.pairs(old.found.traits, new.found.traits):
        if not (before and after) or before.clipped or after.clipped or min(*before.box[2:], *after.box[2:]) < 2:
            continue
        if any(lies_in(after.box, place) or lies_in(place, after.box) for place in known):
            continue
        was, is_now = old.on_picture(before.box), new.on_picture(after.box)
        if pictures.are_of_other_colours(was, is_now):
            said = words.colour_changed(after.words, *pictures.colours_in(was, is_now))
            yield Change(said, "pixels", (after.name,), (after.box,))
