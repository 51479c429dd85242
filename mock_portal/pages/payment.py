"""Paying invoices online: the recapitulation, and the way back from PayFiP."""

from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mock_portal.errors import NotPayable
from mock_portal.pages.form import Form, read_form
from mock_portal.pages.invoices import asked_invoices
from mock_portal.pages.screen import FamilyScreen, Screen
from mock_portal.pages.visit import Visit
from mock_portal.payfip.app import ADDRESS
from mock_portal.payments import Outcome, Payer
from mock_portal.portal import Portal
from mock_portal.tenants import Tenant

RETURN = "MonCompte/RetourPaiement"
NOTIFICATION = "MonCompte/NotificationPaiement"
NOTICES = {
    Outcome.PAID: "Votre paiement est enregistré. Merci\u00a0!",
    Outcome.PAID_BEFORE: "Votre paiement est enregistré. Merci !",
    Outcome.NOT_PAID: "Le paiement n’a pas abouti\u00a0: rien n’a été débité.",
    Outcome.PENDING: "Votre paiement est en cours. Son résultat sera affiché ici dès qu’il sera connu.",
    Outcome.UNKNOWN: "Ce paiement n’est pas connu\u00a0: rien n’a été enregistré.",
}


class PaymentScreen(FamilyScreen):
    """Recapitulates what is to be paid, and leads to PayFiP."""

    methods = ("GET", "POST")

    async def get(self, visit: Visit) -> Response:
        """Show what will be paid; what cannot be paid leads back to the invoices."""
        invoices = asked_invoices(visit)
        if not all(invoice.is_payable(visit.today) or invoice.being_paid for invoice in invoices):
            return visit.go("MonCompte")
        total = sum(invoice.remaining for invoice in invoices)
        return visit.page("payment", visit.town.payment.title, invoices=invoices, total=total, tab="MonCompte")

    async def post(self, visit: Visit, form: Form) -> Response:
        """Go to PayFiP, or give up."""
        if form.get("action") == "cancel":
            visit.say("Le paiement a été abandonné\u00a0: rien n’a été payé.")
            return visit.go("MonCompte")
        assert visit.family
        local = f"{self.portal.settings.local_url}{visit.tenant.slug}/espace-citoyens/"
        try:
            idop = self.portal.payments.start(
                visit.tenant,
                Payer(visit.family.id, visit.family.number, visit.family.email),
                asked_invoices(visit),
                notify_url=f"{local}{NOTIFICATION}",
                return_url=self.portal.messages.address(visit.tenant, RETURN),
            )
        except NotPayable:
            visit.say(
                "Cette facture est déjà payée, ou en cours de paiement\u00a0: rien n’a été payé une seconde fois."
            )
            return visit.go("MonCompte")
        payment_page = f"{self.portal.settings.payment_url}{ADDRESS}?{urlencode({'idop': idop})}"
        return visit.keep_session(RedirectResponse(payment_page, status_code=303))

    def page_after_stale_form(self, _visit: Visit) -> str:
        """The invoices: the address of this page alone names none."""
        return "MonCompte"


class ReturnScreen(Screen):
    """Where PayFiP sends the family back, by a link or by a form.

    A form from another site comes without the session's cookie (SameSite=Lax); it is turned into a link, which has it.
    """

    methods = ("GET", "POST")

    async def answer(self, request: Request) -> Response:
        """Turn a form into a link; no session is touched by the form."""
        if request.method != "POST":
            return await super().answer(request)
        form = await read_form(request)
        query = urlencode({"idop": form.get("idop")})
        return RedirectResponse(f"{request.url.path}?{query}", status_code=303)

    async def get(self, visit: Visit) -> Response:
        """Ask PayFiP for the result, and tell it on the page of the invoices."""
        idop = visit.request.query_params.get("idop", "")
        outcome = self.portal.payments.settle(visit.tenant, idop)
        visit.say(NOTICES[outcome])
        response = visit.go(visit.town.payment.return_page)
        response.background = _confirmation(self.portal, visit.tenant, idop, outcome)
        return response


class NotificationScreen(Screen):
    """Where PayFiP tells that there is a result; whoever calls, only PayFiP is believed, by asking it."""

    methods = ("POST",)

    async def answer(self, request: Request) -> Response:
        """Ask PayFiP for the result, and write it down."""
        form = await read_form(request)
        tenant = self.portal.tenants.find(request.path_params["town"])
        if tenant is None:
            return Response(status_code=404)
        idop = form.get("idop")
        outcome = self.portal.payments.settle(tenant, idop)
        task = _confirmation(self.portal, tenant, idop, outcome)
        return Response(status_code=404 if outcome is Outcome.UNKNOWN else 204, background=task)

    async def get(self, _visit: Visit) -> Response:
        """Nothing to see here."""
        raise HTTPException(405)


def _confirmation(portal: Portal, tenant: Tenant, idop: str, outcome: Outcome) -> BackgroundTask | None:
    """The receipt, for a payment that has just been written down."""
    return BackgroundTask(portal.confirmations.payment, tenant, idop) if outcome is Outcome.PAID else None
