"""Events of the journal as the front desk shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ...tenants.journal import Event
from ...tenants.tenants import Tenant
from ...towns.town import Town
from ...wording import front_desk as words


@dataclass(frozen=True)
class JournalRow:
    """One event in French; `at` is in the town's time zone, `family` an id."""

    at: datetime
    what: str
    family: int | None
    detail: str


def journal_rows(tenant: Tenant, events: Iterable[Event]) -> list[JournalRow]:
    """The rows of some events."""
    return [journal_row(tenant, event) for event in events]


def journal_row(tenant: Tenant, event: Event) -> JournalRow:
    """The row of one event."""
    at = tenant.local(datetime.fromisoformat(event.at))
    return JournalRow(at, words.EVENTS[event.event], event.family, _detail(tenant.description, event.detail))


def _detail(town: Town, detail: str) -> str:
    """The detail in French, where it is one of the journal's own phrases."""
    service, _, refusal = detail.partition(": ")
    if refusal in words.KEY_REFUSALS:
        labels = {row.id: row.label for row in town.services.rows}
        return f"{labels.get(service, service)}\u00a0: {words.KEY_REFUSALS[refusal]}"
    return words.DETAILS.get(detail, detail)
