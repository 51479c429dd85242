"""Which element of a new screen took the place of which of the old one."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from portail.output.drift.screen.snapshot import Element
from portail.procedure.matching import same

Identity = tuple[str, str, str]
Code = tuple[str, int, int, int, int]


def pairs(old: Sequence[Element], new: Sequence[Element]) -> Iterator[tuple[Element | None, Element | None]]:
    """Pair each old element with the new one that took its place; `None` where there is none."""
    matcher = SequenceMatcher(None, [identity(e) for e in old], [identity(e) for e in new], autojunk=False)
    codes = matcher.get_opcodes()
    elsewhere = _elsewhere(old, new, codes)
    for kind, a, b, c, d in codes:
        before, after = list(old[a:b]), list(new[c:d])
        if kind == "equal":
            yield from zip(before, after, strict=True)
            continue
        for alike in (_same_name, reads_alike, _same_text, _same_role):
            for one in list(before):
                other = next((candidate for candidate in after if alike(one, candidate)), None)
                if other and not {identity(one), identity(other)} & elsewhere:
                    before.remove(one)
                    after.remove(other)
                    yield one, other
        yield from ((one, None) for one in before)
        yield from ((None, other) for other in after)


def _elsewhere(old: Sequence[Element], new: Sequence[Element], codes: Sequence[Code]) -> set[Identity]:
    """Return what only stands in another place: it is not taken for another thing under another name."""
    changed = [code for code in codes if code[0] != "equal"]
    gone = {identity(element) for _, a, b, _, _ in changed for element in old[a:b] if element.label}
    return gone & {identity(element) for _, _, _, c, d in changed for element in new[c:d]}


def identity(element: Element) -> Identity:
    """Return what an element is known by."""
    return element.role, element.name, element.text


def _same_name(one: Element, other: Element) -> bool:
    return bool(one.name) and one.name == other.name


def reads_alike(one: Element, other: Element) -> bool:
    """Return whether a reader takes two elements for one."""
    return one.role == other.role and same(one.name, other.name) and same(one.text, other.text)


def _same_text(one: Element, other: Element) -> bool:
    """Return whether two without a name hold the same words: a paragraph that became an alert."""
    return not (one.name or other.name) and bool(one.text) and one.text == other.text


def _same_role(one: Element, other: Element) -> bool:
    return one.role == other.role
