"""The journal of a portal: what happened, and what came closest to what was expected."""

from collections.abc import Mapping

from mock_portal.http.front_desk.journal_rows import entry, told
from mock_portal.http.front_desk.page import DeskScreen, Visit
from mock_portal.tenants.journal import Event
from mock_portal.tenants.near_misses import Expectation, near_misses
from mock_portal.wording.front_desk import EVENTS

AT_ONCE = 200
"""How many events the page shows, the latest first."""


class JournalScreen(DeskScreen):
    """Le journal."""

    template = "journal"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """The events that are asked for or, where there are none, the near misses."""
        tenant, typed = visit.tenant, visit.asked("famille")
        family = int(typed[:15]) if typed.isascii() and typed.isdigit() else None
        event = next((name for name in EVENTS if name == visit.asked("evenement")), None)
        events = self.portal.journal.events(tenant)
        found = [each for each in events if event in (None, each.event) and family in (None, each.family)]
        missed = near_misses(events, Expectation(event, family)) if event else []
        return {
            "entries": told(tenant, found[: -AT_ONCE - 1 : -1]),
            "total": len(found),
            "near": [(entry(tenant, each.event), _lack(each.event, event)) for each in missed],
            "events": EVENTS,
            "event": event,
            "family": family,
        }


def _lack(near: Event, expected: str | None) -> str:
    """What an event lacks to be the one expected."""
    return "c’est bien cela, mais pour une autre famille" if near.event == expected else "voici ce qui a eu lieu"
