"""How two screens differ in what a person finds on them: role, name, state, place, and the order of the Tab key."""

from collections.abc import Callable, Iterator, Sequence

from portail.output.drift.screen import traits
from portail.output.drift.screen.change import Change, lies_in
from portail.output.drift.screen.element_matching import identity, pairs, reads_alike
from portail.output.drift.screen.layout_shifts import with_moves
from portail.output.drift.screen.snapshot import Element, ScreenSnapshot
from portail.output.drift.word_diff import have_words_in_common, marked
from portail.procedure.matching import same
from portail.wording import drift as words

Kept = Sequence[tuple[Element, Element]]


def compare(
    old: ScreenSnapshot, new: ScreenSnapshot, *, pinned: bool = True, known: Sequence[Change] = ()
) -> list[Change]:
    """Return how the new screen differs from the old one, one change a cause.

    `pinned`: whether both were drawn alike. Places are then compared to the pixel, and names as a reader compares them,
    since the pixels show the rest; elsewhere places may differ a little, and names are compared to the letter.
    `known` are changes that may be why other things moved: they are returned first.
    """
    found = list(pairs(old.elements, new.elements))
    gone = [before for before, after in found if before and not after]
    come = [after for before, after in found if after and not before]
    kept = [(before, after) for before, after in found if before and after]
    changes = _told_once([*known, *_kept(kept, by_letter=not pinned), *_came_and_went(gone, come)])
    traits.widen(changes, old, new)
    named = {name for change in changes if change.layer == "structure" for name in change.names}
    order = [change for change in _tab_order(old, new) if not named & {*change.names}]
    return [*with_moves(changes, kept, exact=pinned), *order]


def _told_once(changes: Sequence[Change]) -> list[Change]:
    """Leave out what comes or goes in what opens or closes, and what only repeats the name of a thing that is told."""
    opened = [place for change in changes if change.opens for place in change.places]
    told: list[Change] = []
    for change in sorted(changes, key=lambda each: not any(each.places)):
        inside = not change.opens and any(lies_in(p, around) for p in change.places for around in opened if p)
        same_names = next((each for each in told if _names_alike(each, change)), None)
        if same_names:
            same_names.places += change.places
        elif not inside:
            told.append(change)
    return told


def _names_alike(told: Change, change: Change) -> bool:
    """Return whether a change of name was told already: of a field by its label, of a thing by its bare text."""
    names = {*change.names}
    is_bare = not any(change.places) and bool(names)
    was_renamed = len(names) == 2 and told.names == change.names
    return told.layer == change.layer and (was_renamed or (is_bare and names <= {*told.names}))


def _kept(kept: Kept, *, by_letter: bool) -> Iterator[Change]:
    """Yield how elements changed; the name of one that only repeats what it holds is not told again."""
    changed = [(pair, list(_differences(*pair, by_letter=by_letter))) for pair in kept]
    for at, (pair, changes) in enumerate(changed):
        if not (changes and _repeats(pair, [inner for inner, found in changed[at + 1 :] if found])):
            yield from changes


def _repeats(pair: tuple[Element, Element], inside: Kept) -> bool:
    """Return whether an element is called otherwise only because one inside it is."""
    before, after = pair
    if before.role != after.role or before.states != after.states or not before.box or not after.box:
        return False
    for one, other in inside:
        holds = one.depth > before.depth and one.box and lies_in(one.box, before.box)
        said = ((one.label, other.label), (one.text, other.text))
        if holds and any(was and before.label.replace(was, is_now, 1) == after.label for was, is_now in said):
            return True
    return False


def _came_and_went(gone: Sequence[Element], come: Sequence[Element]) -> Iterator[Change]:
    before, after = list(map(identity, gone)), list(map(identity, come))
    yield from _blocks(words.element_reordered, [element for element in come if identity(element) in before])
    yield from _blocks(words.element_gone, [element for element in gone if identity(element) not in after])
    yield from _blocks(words.element_new, [element for element in come if identity(element) not in before])


def _blocks(what: Callable[[str], str], elements: Sequence[Element]) -> Iterator[Change]:
    """Describe what came or went, a thing with all that it holds in one sentence."""
    left = list(elements)
    while left:
        first = left.pop(0)
        inside = [each for each in left if first.box and each.box and _holds(first, each)]
        bare = [each for each in left if not each.box and each.depth > first.depth and inside]
        left = [each for each in left if each not in inside and each not in bare]
        label = (
            first.words if first.label else words.holding(first.words, [each.label for each in inside if each.label])
        )
        yield Change(what(label), names=(first.label,), places=(first.box,))


def _holds(outer: Element, inner: Element) -> bool:
    return inner.depth > outer.depth and lies_in(inner.box, outer.box)


def _differences(before: Element, after: Element, *, by_letter: bool) -> Iterator[Change]:
    names, places = (before.label, after.label), (before.box, after.box)
    if before.role != after.role:
        yield Change(words.role_changed(before.words, after.words), names=names, places=places)
    elif not by_letter and reads_alike(before, after):
        if (before.name, before.text) != (after.name, after.text):
            said = words.respelt(before.words, after.words)
            yield Change(said, "pixels", names=names, places=places, is_spelling=True)
    elif before.name == after.name and before.text != after.text and before.name:
        yield Change(words.value_changed(after.words, before.text, after.text), names=names, places=places)
    elif (before.name, before.text) != (after.name, after.text):
        yield Change(_renamed(before, after), names=names, places=places)
    if before.states != after.states:
        what = words.states_changed(after.words, before.states, after.states)
        yield Change(what, names=names, places=places)


def _renamed(before: Element, after: Element) -> str:
    if have_words_in_common(before.label, after.label):
        return words.reworded(words.name_of(after.role, marked(before.label, after.label)))
    return words.renamed(before.words, after.words)


def _tab_order(old: ScreenSnapshot, new: ScreenSnapshot) -> Iterator[Change]:
    """Describe how the Tab key goes on another way among what both screens show."""
    common = {element.name for element in old.elements} & {element.name for element in new.elements}
    stops = (old.tab_stops, [_as_read(stop, old.tab_stops) for stop in new.tab_stops])
    before, after = ([stop for stop in each if stop in common] for each in stops)
    for stop in sorted({*before} - {*after}):
        yield Change(words.tab_no_longer_reaches(stop), names=(stop,))
    for stop in sorted({*after} - {*before}):
        yield Change(words.tab_reaches_now(stop), names=(stop,))
    before, after = ([stop for stop in stops if stop in before and stop in after] for stops in (before, after))
    turned = next(((one, other) for one, other in zip(before, after, strict=False) if one != other), None)
    if turned:
        yield Change(words.tab_reordered(turned[1], turned[0]), names=turned)


def _as_read(stop: str, before: Sequence[str]) -> str:
    """Return what a stop of the Tab key was called before, where a reader takes the two names for one."""
    return stop if stop in before else next((each for each in before if same(each, stop)), stop)
