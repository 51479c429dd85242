"""The faults and the defects of a portal, switched on and off."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import msgspec

from mock_portal.defects import CATALOGUE
from mock_portal.faults.catalogue import LONGEST, Fault, FaultName
from mock_portal.faults.tenant_faults import Trouble
from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit
from mock_portal.tenants.tenants import Tenant
from mock_portal.wording.defects_and_faults import DEFECTS, FAULTS, STEPS
from mock_portal.wording.formats import moment

PREFIX = "defaut-"


class TroublesScreen(DeskScreen):
    """Pannes et défauts."""

    template = "troubles"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """The faults that are attached, the catalogues, and the defects that are active."""
        tenant = visit.tenant
        by_step = groupby(CATALOGUE, key=lambda defect: (defect.procedure, defect.step))
        return {
            "troubles": [_row(tenant, each) for each in self.portal.troubles.of(tenant)],
            "faults": FAULTS,
            "defects": [(STEPS[step], list(defects)) for step, defects in by_step],
            "words": DEFECTS,
            "prefix": PREFIX,
        }

    async def act(self, visit: Visit, form: Form) -> Done:
        """Set the defects, attach a fault, or take one or all of them away."""
        tenant, troubles = visit.tenant, self.portal.troubles
        match form.get("action").split("-"):
            case ["defects"]:
                chosen = [each.name for each in CATALOGUE if form.get(f"{PREFIX}{each.name}")]
                self.portal.tenants.set_defects(tenant.slug, chosen)
            case ["remove", position] if position.isascii() and position.isdigit():
                troubles.remove(tenant, int(position[:9]))
            case ["clear"]:
                troubles.replace(tenant, [])
            case _:
                troubles.add(tenant, _fault(tenant, form))
        return Done("troubles")


@dataclass(frozen=True)
class Row:
    """One attached fault, in the words of the page."""

    position: int
    name: str
    page: str | None
    when: str
    struck: int
    met: int
    active: bool


def _row(tenant: Tenant, trouble: Trouble) -> Row:
    fault = trouble.fault
    active = trouble.is_active(tenant.now())
    return Row(
        trouble.position, FAULTS[fault.name], fault.page, _when(tenant, fault), trouble.struck, trouble.met, active
    )


def _when(tenant: Tenant, fault: Fault) -> str:
    lasts = fault.name in (FaultName.SLOW_PAGE, FaultName.MESSAGE_LATE)
    parts = (
        fault.probability < 1 and f"{_french(fault.probability * 100)}\u00a0% des occasions",
        lasts and f"pendant {_french(fault.seconds)}\u00a0s",
        fault.count and f"{fault.count} fois",
        fault.since and f"dès le {moment(tenant.local(fault.since))}",
        fault.until and f"jusqu’au {moment(tenant.local(fault.until))}",
    )
    return ", ".join(part for part in parts if part) or "toujours"


def _french(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _fault(tenant: Tenant, form: Form) -> Fault:
    """The fault that was typed.

    Raises:
        Refused: a field is wrong.
    """
    fields, zone = Fields(form), tenant.town.timezone
    if form.get("name") not in list(FaultName):
        fields.refuse("name", "Panne\u00a0: choisissez-en une dans la liste.")
    seconds = fields.decimal("seconds", "Secondes", LONGEST)
    percent = fields.decimal("probability", "Probabilité", 100)
    given = {
        "page": form.get("page") or None,
        "seconds": None if seconds is None else float(seconds),
        "probability": None if percent is None else float(percent) / 100,
        "count": fields.whole("count", "Nombre de fois", 1, 2**31),
        "since": fields.moment("since", "Depuis", zone),
        "until": fields.moment("until", "Jusqu’à", zone),
        "seed": fields.seed("seed"),
    }
    fields.check()
    return msgspec.convert(
        {"name": form.get("name"), **{name: value for name, value in given.items() if value is not None}}, Fault
    )
