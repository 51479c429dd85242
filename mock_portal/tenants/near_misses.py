"""Near misses: the events closest to one that was expected and did not happen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .journal import Event, EventName

MOST = 3
"""How many near misses are given."""
INSTEAD: dict[EventName, tuple[EventName, ...]] = {
    "message sent": ("message refused",),
    "link opened": ("link refused",),
    "signed in": ("sign-in refused",),
    "services validated": ("key refused",),
    "invoice paid": ("payment given up", "payment started"),
    "password reset sent": ("help failed", "help refused"),
}
"""The events that are recorded instead of another one when it is refused, or only begun."""


@dataclass(frozen=True)
class Expectation:
    """An event that should have happened, to one family or to any."""

    event: EventName
    family: int | None = None

    def is_met_by(self, event: Event) -> bool:
        """Whether this is what was expected."""
        return event.event == self.event and self.family in (None, event.family)


@dataclass(frozen=True)
class NearMiss:
    """An event that is nearly the expected one, and how it differs."""

    event: Event
    difference: str


def near_misses(events: Sequence[Event], expected: Expectation) -> list[NearMiss]:
    """The events that came closest, closest first; none where the expectation is met, or nothing is near it."""
    if any(map(expected.is_met_by, events)):
        return []
    return [*_refused(events, expected), *_of_others(events, expected), *_before(events, expected)][:MOST]


def _refused(events: Iterable[Event], expected: Expectation) -> list[NearMiss]:
    """The refusals of this family or of an unknown visitor; all refusals, where no family is expected."""
    instead = INSTEAD.get(expected.event, ())
    near = [each for each in events if each.event in instead and _may_be(expected.family, each)]
    return [NearMiss(each, f"instead: {_text(each)}") for each in reversed(near)]


def _may_be(family: int | None, event: Event) -> bool:
    return family is None or event.family in (family, None)


def _of_others(events: Iterable[Event], expected: Expectation) -> list[NearMiss]:
    near = [each for each in events if each.event == expected.event]
    return [NearMiss(each, f"{each.event}, but for another family ({each.family})") for each in reversed(near)]


def _before(events: Sequence[Event], expected: Expectation) -> list[NearMiss]:
    """The last event of the family."""
    own = [each for each in events if expected.family is not None and each.family == expected.family]
    return [NearMiss(each, f"the last that this family did: {_text(each)}") for each in own[-1:]]


def _text(event: Event) -> str:
    return f"{event.event} ({event.detail})" if event.detail else event.event
