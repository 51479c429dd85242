"""The journal in the desk's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mock_portal.tenants.journal import Event
from mock_portal.tenants.tenants import Tenant
from mock_portal.wording.front_desk import EVENTS, detail


@dataclass(frozen=True)
class Entry:
    """One event for an agent: on the town's own clocks, in French."""

    at: datetime
    what: str
    family: int | None
    detail: str


def told(tenant: Tenant, events: Iterable[Event]) -> list[Entry]:
    """Events as the desk shows them."""
    return [entry(tenant, event) for event in events]


def entry(tenant: Tenant, event: Event) -> Entry:
    """One event as the desk shows it."""
    at = tenant.local(datetime.fromisoformat(event.at))
    return Entry(at, EVENTS[event.event], event.family, detail(tenant.description, event.detail))
