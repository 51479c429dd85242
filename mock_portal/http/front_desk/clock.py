"""The clock of a portal: frozen, moved forward, released."""

from collections.abc import Mapping

from mock_portal.http.control.tenants import MOST_SECONDS
from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit

UNITS = {"minutes": 60, "heures": 3600, "jours": 86400}


class ClockScreen(DeskScreen):
    """L’horloge."""

    template = "clock"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """Whether it stands still; the time itself is on every page."""
        return {"frozen": visit.tenant.clock.frozen_at is not None}

    async def act(self, visit: Visit, form: Form) -> Done:
        """Set the clock."""
        tenant, fields = visit.tenant, Fields(form)
        match form.get("action"):
            case "freeze":
                clock = tenant.clock.freeze(fields.moment("at", "Moment", tenant.town.timezone))
            case "advance":
                clock = tenant.clock.advance(_seconds(fields, form))
            case _:
                clock = tenant.clock.release()
        fields.check()
        self.portal.tenants.set_clock(tenant.slug, clock)
        return Done("clock")


def _seconds(fields: Fields, form: Form) -> int:
    unit = UNITS.get(form.get("unit"), 60)
    count = fields.whole("count", "Durée", 1, MOST_SECONDS // unit)
    if count is None:
        fields.refuse("count", "Durée\u00a0: indiquez de combien avancer l’horloge.")
    return (count or 0) * unit
