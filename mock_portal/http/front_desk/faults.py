"""The faults and the defects of a tenant: switched on and off."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import msgspec

from ...defects.catalogue import CATALOGUE
from ...faults.catalogue import LASTING, LONGEST, Fault, FaultName
from ...faults.tenant_faults import TenantFault, TenantFaults
from ...tenants.tenants import Tenant, Tenants
from ...wording import front_desk as words
from ...wording.defects_and_faults import DEFECTS, FAULTS, STEPS
from ...wording.formats import decimal_number, moment
from ..frame.form import Form
from .fields import Fields
from .page import DeskPage, Done
from .visit import DeskVisit

PREFIX = "defaut-"


@dataclass(frozen=True)
class FaultsPage(DeskPage):
    """Pannes et défauts."""

    tenants: Tenants
    tenant_faults: TenantFaults
    template = "faults"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """The faults of the tenant, the catalogues, and the names for both."""
        tenant = visit.tenant
        by_step = groupby(CATALOGUE, key=lambda defect: (defect.procedure, defect.step))
        return {
            "attached": [_row(tenant, each) for each in self.tenant_faults.of(tenant)],
            "faults": FAULTS,
            "defects": [(STEPS[step], list(defects)) for step, defects in by_step],
            "labels": DEFECTS,
            "prefix": PREFIX,
        }

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Set the defects, attach a fault, or remove one or all of them."""
        tenant = visit.tenant
        match form.get("action").split("-"):
            case ["defects"]:
                chosen = [each.name for each in CATALOGUE if form.get(f"{PREFIX}{each.name}")]
                self.tenants.set_defects(tenant.slug, chosen)
            case ["remove", position] if position.isascii() and position.isdigit():
                self.tenant_faults.remove(tenant, int(position[:9]))
            case ["clear"]:
                self.tenant_faults.replace(tenant, [])
            case _:
                self.tenant_faults.add(tenant, _fault(tenant, form))
        return Done("troubles")


@dataclass(frozen=True)
class Row:
    """One fault of the tenant in the table of the page."""

    position: int
    name: str
    page: str | None
    when: str
    applied: int
    occasions: int
    active: bool


def _row(tenant: Tenant, each: TenantFault) -> Row:
    fault = each.fault
    name, when, active = FAULTS[fault.name], _when(tenant, fault), each.is_active(tenant.now())
    return Row(each.position, name, fault.page, when, each.applied, each.occasions, active)


def _when(tenant: Tenant, fault: Fault) -> str:
    """When a fault is applied, in French."""
    lasts = fault.name in LASTING
    parts = (
        fault.probability < 1 and words.SHARE.format(percent=decimal_number(fault.probability * 100)),
        lasts and words.LASTING.format(seconds=decimal_number(fault.seconds)),
        fault.count and words.TIMES.format(count=fault.count),
        fault.since and words.SINCE.format(moment=moment(tenant.local(fault.since))),
        fault.until and words.UNTIL.format(moment=moment(tenant.local(fault.until))),
    )
    return ", ".join(part for part in parts if part) or words.ALWAYS


def _fault(tenant: Tenant, form: Form) -> Fault:
    """The fault that was typed.

    Raises:
        InvalidFields: a field is wrong.
    """
    fields, zone, labels = Fields(form), tenant.town.timezone, words.LABELS
    if form.get("name") not in list(FaultName):
        fields.refuse("name", words.MISSING["fault"])
    seconds = fields.decimal("seconds", labels["seconds"], LONGEST)
    percent = fields.decimal("probability", labels["probability"], 100)
    given = {
        "page": form.get("page") or None,
        "seconds": None if seconds is None else float(seconds),
        "probability": None if percent is None else float(percent) / 100,
        "count": fields.whole("count", labels["times"], 1, 2**31),
        "since": fields.moment("since", labels["since"], zone),
        "until": fields.moment("until", labels["until"], zone),
        "seed": fields.seed("seed"),
    }
    fields.check()
    return msgspec.convert(
        {"name": form.get("name"), **{name: value for name, value in given.items() if value is not None}}, Fault
    )
