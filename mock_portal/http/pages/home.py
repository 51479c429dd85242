"""The home page of a family."""

from dataclasses import dataclass

from starlette.responses import Response

from ...billing.invoices import Invoices
from ...billing.payments import Payments
from ...families.access_keys import AccessKeys
from ...families.members import Members
from .page import PrivatePage
from .visit import TownVisit


@dataclass(frozen=True)
class HomePage(PrivatePage):
    """Shows what is to be paid, the services, and the members of the family."""

    members: Members
    keys: AccessKeys
    invoices: Invoices
    payments: Payments

    async def get(self, visit: TownVisit) -> Response:
        """Welcome the family."""
        assert visit.family
        self.payments.settle_all(visit.tenant, visit.family.id)
        keys = self.keys.of(visit.family.id)
        unpaid = self.invoices.unpaid(visit.family.id)
        return visit.render(
            "home",
            visit.town.home.title,
            members=tuple(self.members.of(visit.family.id)),
            keys=keys,
            held=tuple(keys.values()),
            to_pay=tuple(invoice for invoice in unpaid if invoice.is_payable(visit.today)),
            tab="CompteCitoyen",
        )
