"""How two screens differ in what a person finds on them: role, name, state, place, and the order of the Tab key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from portail.output.drift.snapshot import Element, ScreenSnapshot
from portail.procedure.matching import same
from portail.wording import drift as words


@dataclass(frozen=True)
class Change:
    """How one thing of a screen changed, described in French; `names` are what it was and is called."""

    words: str
    names: tuple[str, ...] = ()


def compare(old: ScreenSnapshot, new: ScreenSnapshot, *, pinned: bool = True) -> list[Change]:
    """Return how the new screen differs from the old one, one change a sentence.

    `pinned`: whether both were seen by the same browser with the same fonts. Places are compared only then, and names
    as a reader compares them, since the pixels show the rest; elsewhere names are compared to the letter.
    """
    pairs = list(_pairs(old.elements, new.elements))
    gone = [before for before, after in pairs if before and not after]
    come = [after for before, after in pairs if after and not before]
    kept = [(before, after) for before, after in pairs if before and after]
    changes = [change for before, after in kept for change in _differences(before, after, by_letter=not pinned)]
    changes += _came_and_went(gone, come)
    return changes + (_moves(kept) if pinned else []) + list(_tab_order(old, new))


def _pairs(old: Sequence[Element], new: Sequence[Element]) -> Iterator[tuple[Element | None, Element | None]]:
    """Pair each old element with the new one that took its place; `None` where there is none."""
    matcher = SequenceMatcher(None, [_identity(e) for e in old], [_identity(e) for e in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        before, after = list(old[a:b]), list(new[c:d])
        if kind == "equal":
            yield from zip(before, after, strict=True)
            continue
        for alike in (_same_name, _reads_alike, _same_role):
            for one in list(before):
                other = next((candidate for candidate in after if alike(one, candidate)), None)
                if other:
                    before.remove(one)
                    after.remove(other)
                    yield one, other
        yield from ((one, None) for one in before)
        yield from ((None, other) for other in after)


def _identity(element: Element) -> tuple[str, str, str]:
    return element.role, element.name, element.text


def _same_name(one: Element, other: Element) -> bool:
    return bool(one.name) and one.name == other.name


def _reads_alike(one: Element, other: Element) -> bool:
    return one.role == other.role and same(one.name, other.name) and same(one.text, other.text)


def _same_role(one: Element, other: Element) -> bool:
    return one.role == other.role


def _came_and_went(gone: Sequence[Element], come: Sequence[Element]) -> list[Change]:
    before, after = map(_identity, gone), list(map(_identity, come))
    elsewhere = {identity for identity in before if identity in after}
    return [
        *(_change(words.element_reordered, element) for element in come if _identity(element) in elsewhere),
        *(_change(words.element_gone, element) for element in gone if _identity(element) not in elsewhere),
        *(_change(words.element_new, element) for element in come if _identity(element) not in elsewhere),
    ]


def _change(what: Callable[[str], str], element: Element) -> Change:
    return Change(what(element.words), (element.label,))


def _differences(before: Element, after: Element, *, by_letter: bool) -> Iterator[Change]:
    names = before.label, after.label
    if before.role != after.role:
        yield Change(words.role_changed(before.words, after.words), names)
    elif not by_letter and _reads_alike(before, after):
        pass
    elif before.name == after.name and before.text != after.text and before.name:
        yield Change(words.value_changed(after.words, before.text, after.text), names)
    elif (before.name, before.text) != (after.name, after.text):
        yield Change(words.renamed(before.words, after.words), names)
    if before.states != after.states:
        yield Change(words.states_changed(after.words, before.states, after.states), names)


def _moves(kept: Sequence[tuple[Element, Element]]) -> list[Change]:
    """Describe what moved, all that moved alike in one sentence."""
    moved: dict[tuple[int, ...], list[Element]] = {}
    for before, after in kept:
        if before.box and after.box and before.box != after.box:
            delta = tuple(b - a for a, b in zip(before.box, after.box, strict=True))
            moved.setdefault(delta, []).append(after)
    return [_move(elements, delta) for delta, elements in moved.items()]


def _move(elements: Sequence[Element], delta: tuple[int, ...]) -> Change:
    across, down, wider, higher = delta
    first, others = elements[0], len(elements) - 1
    what = words.moved(first.words, others, across, down, wider, higher)
    return Change(what, () if others else (first.label,))


def _tab_order(old: ScreenSnapshot, new: ScreenSnapshot) -> Iterator[Change]:
    """Describe how the Tab key goes on another way among what both screens show."""
    common = {element.name for element in old.elements} & {element.name for element in new.elements}
    before, after = ([stop for stop in screen.tab_stops if stop in common] for screen in (old, new))
    for stop in sorted({*before} - {*after}):
        yield Change(words.tab_no_longer_reaches(stop), (stop,))
    for stop in sorted({*after} - {*before}):
        yield Change(words.tab_reaches_now(stop), (stop,))
    before, after = ([stop for stop in stops if stop in before and stop in after] for stops in (before, after))
    turned = next(((one, other) for one, other in zip(before, after, strict=False) if one != other), None)
    if turned:
        yield Change(words.tab_reordered(turned[1], turned[0]), turned)
