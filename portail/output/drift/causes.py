"""One drift a cause: what several screens show alike is told once, with the screens."""

from collections.abc import Iterable
from dataclasses import dataclass

from portail.output.drift.finding import Finding
from portail.output.drift.screen.change import Change
from portail.wording import drift as words


@dataclass(frozen=True)
class ChangeOn:
    """A change, the picture that shows it, and the line of the procedure file that speaks of it."""

    change: Change
    picture: str
    line: int


def findings(changes: Iterable[ChangeOn]) -> list[Finding]:
    """Return one drift for each cause, in the order in which they were met first."""
    by_cause: dict[tuple[str, ...], list[ChangeOn]] = {}
    for each in changes:
        by_cause.setdefault(_cause(each.change), []).append(each)
    return [_finding(alike) for alike in by_cause.values()]


def _cause(change: Change) -> tuple[str, ...]:
    """Return by what a change is known as the same on another screen; of a look, what it looks like counts."""
    if change.look:
        kind, _, became = change.look
        return change.layer, kind, became
    return change.layer, change.words


def _finding(alike: list[ChangeOn]) -> Finding:
    first = alike[0]
    shifts = sum(each.change.shifts for each in alike)
    said = _words(alike)
    said = words.shifting(said, shifts) if shifts else said
    also = tuple(dict.fromkeys(layer for each in alike for layer in each.change.also))
    pictures = tuple(dict.fromkeys(each.picture for each in alike))
    return Finding(first.change.layer, said, first.line, pictures, also)


def _words(alike: list[ChangeOn]) -> str:
    first = alike[0].change
    if first.look is None or len({each.change.words for each in alike}) == 1:
        return first.words
    kind, thing, became = first.look
    others = len({name for each in alike for name in each.change.names}) - 1
    return words.look_changed(kind, thing, others, became)
