"""The family's own home page."""

from starlette.responses import Response

from mock_portal.pages.screen import FamilyScreen
from mock_portal.pages.settlement import settle
from mock_portal.pages.visit import Visit


class HomeScreen(FamilyScreen):
    """The space is open: its tabs lead everywhere."""

    async def get(self, visit: Visit) -> Response:
        """Welcome the family."""
        assert visit.family
        receipts = settle(visit)
        keys = self.portal.keys.of(visit.family.id)
        invoices = self.portal.invoices.of(visit.family.id, "echeance")
        to_pay = [invoice for invoice in invoices if invoice.is_payable(visit.today)]
        response = visit.page(
            "home",
            visit.town.home.title,
            members=self.portal.members.of(visit.family.id),
            keys=keys,
            to_pay=to_pay,
            tab="CompteCitoyen",
        )
        response.background = receipts
        return response
