"""The family's own home page."""

from starlette.responses import Response

from mock_portal.http.pages.page import FamilyScreen
from mock_portal.http.pages.settlement import settle
from mock_portal.http.pages.visit import Visit


class HomeScreen(FamilyScreen):
    """The space is open: its tabs lead everywhere."""

    async def get(self, visit: Visit) -> Response:
        """Welcome the family."""
        assert visit.family
        receipts = settle(visit)
        keys = self.portal.keys.of(visit.family.id)
        unpaid = self.portal.invoices.unpaid(visit.family.id)
        response = visit.page(
            "home",
            visit.town.home.title,
            members=tuple(self.portal.members.of(visit.family.id)),
            keys=keys,
            held=tuple(keys.values()),
            to_pay=tuple(invoice for invoice in unpaid if invoice.is_payable(visit.today)),
            tab="CompteCitoyen",
        )
        response.background = receipts
        return response
