"""How two screens differ in what roles do not carry: language, title, where things lead, what they take, their look."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from portail.output.drift.screen import computed_styles
from portail.output.drift.screen.change import Change, lies_in
from portail.output.drift.screen.computed_styles import LOOKS
from portail.output.drift.screen.snapshot import ScreenSnapshot, Trait
from portail.output.drift.word_diff import marked
from portail.procedure.matching import same
from portail.wording import drift as words

Pair = tuple[Trait, Trait]


def compare(old: ScreenSnapshot, new: ScreenSnapshot) -> list[Change]:
    """Return how the traits of the new screen differ from those of the old one, one change a cause."""
    found = list(pairs(old.traits, new.traits))
    kept = [(before, after) for before, after in found if before and after]
    return [
        *_pages(old.pages, new.pages),
        *(change for before, after in kept for change in _facts(before, after)),
        *_looks(kept, _sizes(old, new)),
        *_adornments(found),
        *_texts(old.texts, new.texts),
    ]


def pairs(old: Sequence[Trait], new: Sequence[Trait]) -> Iterator[tuple[Trait | None, Trait | None]]:
    """Pair each thing with the one that took its place: of the same name, or else of the same kind and height."""
    matcher = SequenceMatcher(None, [(t.tag, t.name) for t in old], [(t.tag, t.name) for t in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        before, after = list(old[a:b]), list(new[c:d])
        if kind == "equal":
            yield from zip(before, after, strict=True)
            continue
        for alike in (_same_name, _same_kind):
            for one in list(before):
                other = next((candidate for candidate in after if alike(one, candidate)), None)
                if other:
                    before.remove(one)
                    after.remove(other)
                    yield one, other
        yield from ((one, None) for one in before)
        yield from ((None, other) for other in after)


def _same_name(one: Trait, other: Trait) -> bool:
    return one.adorns == other.adorns and bool(one.name) and same(one.name, other.name)


def _same_kind(one: Trait, other: Trait) -> bool:
    return one.tag == other.tag and one.adorns == other.adorns and abs(one.box[1] - other.box[1]) <= max(one.box[3], 1)


def _pages(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Iterator[Change]:
    for before, after in zip(old, new, strict=False):
        for key in ("lang", "dir", "title"):
            if before.get(key) != after.get(key):
                yield Change(words.page_fact_changed(key, str(before.get(key, "")), str(after.get(key, ""))))


def _facts(before: Trait, after: Trait) -> Iterator[Change]:
    """Yield what a thing takes and where it leads otherwise; how it looks is told apart."""
    for key in dict.fromkeys([*before.facts, *after.facts]):
        was, is_now = before.facts.get(key, ""), after.facts.get(key, "")
        if key not in LOOKS and was != is_now:
            said = words.fact_changed(after.words, key, _worded(was), _worded(is_now))
            names, places = (before.name, after.name), (before.box, after.box)
            yield Change(said, names=names, places=places, opens=key == "open")


def _worded(value: Any) -> str:
    return {True: words.YES, False: words.NO}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _sizes(old: ScreenSnapshot, new: ScreenSnapshot) -> computed_styles.Sizes:
    """Return the size of the text of the page itself, before and after."""
    before, after = (float(page.get("size") or 1) for screen in (old, new) for page in (screen.pages or ({},))[:1])
    return before, after


def _looks(kept: Sequence[Pair], page: computed_styles.Sizes) -> Iterator[Change]:
    """Describe what looks otherwise, all that changed alike in one sentence."""
    alike: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for before, after in kept:
        for kind in computed_styles.KINDS:
            if change := computed_styles.change_of(kind, before.facts, after.facts, page):
                alike[kind, change].append((before, after))
    for (kind, change), changed in _grounds_together(alike).items():
        yield _look(kind, change, changed)


def _grounds_together(alike: Mapping[tuple[str, str], list[Pair]]) -> dict[tuple[str, str], list[Pair]]:
    """Return looks with those of texts of several colours as one, below which the same ground became another."""
    by_ground: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (kind, change), changed in alike.items():
        if kind == "colours" and (ground := computed_styles.ground_change(*(trait.facts for trait in changed[0]))):
            by_ground[ground].append((kind, change))
    together = {ground: keys for ground, keys in by_ground.items() if len(keys) > 1}
    merged = {key for keys in together.values() for key in keys}
    grounds = {("ground", ground): [pair for key in keys for pair in alike[key]] for ground, keys in together.items()}
    return {**grounds, **{key: changed for key, changed in alike.items() if key not in merged}}


def _look(kind: str, change: str, pairs: Sequence[Pair]) -> Change:
    first = pairs[0][1]
    names = tuple(dict.fromkeys(trait.name for pair in pairs for trait in pair if trait.name))
    places = tuple(trait.box for pair in pairs for trait in pair)
    said = words.look_changed(kind, first.words, len(pairs) - 1, change)
    return Change(said, "pixels", names, places, look=(kind, first.words, change))


def _adornments(found: Sequence[tuple[Trait | None, Trait | None]]) -> Iterator[Change]:
    """Describe drawings that bear no name and came or went, without those of a thing that is told already."""
    for before, after in found:
        trait = after or before
        if trait and trait.adorns and not (before and after):
            what = words.ADORNMENT_GONE if before else words.ADORNMENT_NEW
            yield Change(what, "pixels", places=(trait.box,))


def _texts(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            for was, is_now in zip_longest(old[a:b], new[c:d], fillvalue=""):
                yield Change(words.text_part_changed(marked(was, is_now)))


def widen(changes: Sequence[Change], old: ScreenSnapshot, new: ScreenSnapshot) -> None:
    """Add to the places of each change those of what bears the same name beside it, such as the label of a field."""
    for before, after in pairs(old.traits, new.traits):
        names = {trait.name for trait in (before, after) if trait}
        if len(names) > 1 or not (before and after):
            for change in changes:
                if names <= {*change.names}:
                    change.places += tuple(trait.box for trait in (before, after) if trait)


def without_inner(changes: Sequence[Change]) -> list[Change]:
    """Leave out drawings that came or went with what holds them."""
    blocks = [place for change in changes if change.layer == "structure" for place in change.places if place]
    drawings = {words.ADORNMENT_GONE, words.ADORNMENT_NEW}
    return [c for c in changes if c.words not in drawings or not any(lies_in(c.places[0], place) for place in blocks)]
