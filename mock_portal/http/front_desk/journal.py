"""The journal of a tenant: its events, and the near misses of one that did not happen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from ...tenants.journal import Event, EventName, Journal
from ...tenants.near_misses import Expectation, near_misses
from ...wording import front_desk as words
from .journal_rows import journal_row, journal_rows
from .page import DeskPage
from .visit import DeskVisit

EVENT_NAMES: tuple[EventName, ...] = get_args(EventName)
PAGE_SIZE = 200
"""The number of events on the page, the latest first."""


@dataclass(frozen=True)
class JournalPage(DeskPage):
    """Le journal."""

    journal: Journal
    template = "journal"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """The events that the filter keeps or, where there are none, the near misses."""
        tenant, typed = visit.tenant, visit.query("famille")
        family = int(typed[:15]) if typed.isascii() and typed.isdigit() else None
        event = next((name for name in EVENT_NAMES if name == visit.query("evenement")), None)
        events = self.journal.events(tenant)
        found = [each for each in events if event in (None, each.event) and family in (None, each.family)]
        missed = near_misses(events, Expectation(event, family)) if event else []
        return {
            "entries": journal_rows(tenant, found[: -PAGE_SIZE - 1 : -1]),
            "total": len(found),
            "near": [(journal_row(tenant, each.event), _difference(each.event, event)) for each in missed],
            "events": words.EVENTS,
            "event": event,
            "family": family,
        }


def _difference(near: Event, expected: str | None) -> str:
    """How a near miss differs from the expected event."""
    return words.DONE_TO_ANOTHER if near.event == expected else words.DONE_INSTEAD
