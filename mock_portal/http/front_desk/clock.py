"""The clock of a tenant: freeze, advance, release."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...tenants.clock import LONGEST_ADVANCE
from ...tenants.tenants import Tenants
from ...wording import front_desk as words
from ..frame.form import Form
from .fields import Fields
from .page import DeskPage, Done
from .visit import DeskVisit

UNITS = {"minutes": 60, "heures": 3600, "jours": 86400}
"""The units of a duration in seconds, by their values in the form."""


@dataclass(frozen=True)
class ClockPage(DeskPage):
    """L’horloge."""

    tenants: Tenants
    template = "clock"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """Whether the clock is frozen; its time is on every page."""
        return {"frozen": visit.tenant.clock.frozen_at is not None}

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Set the clock."""
        tenant, fields = visit.tenant, Fields(form)
        match form.get("action"):
            case "freeze":
                clock = tenant.clock.freeze(fields.moment("at", words.LABELS["at"], tenant.town.timezone))
            case "advance":
                clock = tenant.clock.advance(_seconds(fields, form))
            case _:
                clock = tenant.clock.release()
        fields.check()
        self.tenants.set_clock(tenant.slug, clock)
        return Done("clock")


def _seconds(fields: Fields, form: Form) -> int:
    unit = UNITS.get(form.get("unit"), 60)
    count = fields.whole("count", words.LABELS["duration"], 1, LONGEST_ADVANCE // unit)
    if count is None:
        fields.refuse("count", words.MISSING["duration"])
    return (count or 0) * unit
