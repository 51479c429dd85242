"""Paying invoices online: the recapitulation, and the way back from PayFiP."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mock_portal.billing.invoices import Invoice
from mock_portal.billing.payfip.request import PayFipError
from mock_portal.billing.payments import Outcome, Payer
from mock_portal.components import Portal
from mock_portal.errors import NotPayable
from mock_portal.http.frame.form import Form, read_form
from mock_portal.http.pages.invoices import asked_invoices
from mock_portal.http.pages.page import FamilyScreen, Screen
from mock_portal.http.pages.settlement import settle
from mock_portal.http.pages.visit import Visit
from mock_portal.http.payfip.routes import ADDRESS
from mock_portal.tenants.tenants import Tenant

RETURN = "MonCompte/RetourPaiement"
NOTIFICATION = "MonCompte/NotificationPaiement"
SAVED = "Votre paiement est enregistré. Merci\u00a0!"
NOTICES = {
    Outcome.PAID: SAVED,
    Outcome.PAID_BEFORE: SAVED,
    Outcome.NOT_PAID: "Le paiement n’a pas abouti\u00a0: rien n’a été débité.",
    Outcome.PENDING: "Votre paiement est en cours. Son résultat sera affiché ici dès qu’il sera connu.",
    Outcome.UNKNOWN: "Ce paiement n’est pas connu\u00a0: rien n’a été enregistré.",
}
NONE_CHOSEN = "Choisissez au moins une facture, puis demandez à la payer."
TAKEN = (
    "Cette facture est déjà payée, en cours de paiement, prélevée ou annulée\u00a0: rien n’a été payé une seconde fois."
)
CHANGED = "Le montant à payer a changé depuis que cette page a été ouverte\u00a0: vérifiez-le, puis payez."
REFUSALS = {
    "A2": "Le service de paiement n’accepte pas votre adresse électronique\u00a0: modifiez-la, puis recommencez.",
    "M1": "Le service de paiement n’accepte que les montants de 1\u00a0€ à 100\u00a0000\u00a0€\u00a0: "
    "adressez-vous au service qui a émis la facture.",
}


class PaymentScreen(FamilyScreen):
    """Recapitulates what is to be paid, and leads to PayFiP."""

    methods = ("GET", "POST")

    async def get(self, visit: Visit) -> Response:
        """Show what will be paid; what cannot be paid leads back to the invoices."""
        if "IdFactureUnique" not in visit.request.query_params:
            return self._back(visit, NONE_CHOSEN)
        asked_invoices(visit)
        receipts = settle(visit)
        invoices = asked_invoices(visit)
        if not _may_be_paid(visit, invoices):
            response = self._back(visit, TAKEN)
        else:
            total = sum(invoice.remaining for invoice in invoices)
            response = visit.page("payment", visit.town.payment.title, invoices=invoices, total=total, tab="MonCompte")
        response.background = receipts
        return response

    async def post(self, visit: Visit, form: Form) -> Response:
        """Go to PayFiP, or give up; nothing but the amount that was shown is paid."""
        if form.get("action") == "cancel":
            return self._back(visit, "Le paiement a été abandonné\u00a0: rien n’a été payé.")
        invoices = asked_invoices(visit)
        if not _may_be_paid(visit, invoices):
            return self._back(visit, TAKEN)
        if form.get("montant") != str(sum(invoice.remaining for invoice in invoices)):
            visit.say(CHANGED)
            return visit.go(visit.asked_page)
        try:
            return self._pay(visit, invoices)
        except NotPayable:
            return self._back(visit, TAKEN)
        except PayFipError as error:
            return self._back(visit, REFUSALS[error.code])

    def _pay(self, visit: Visit, invoices: Sequence[Invoice]) -> Response:
        assert visit.family
        local = f"{self.portal.settings.local_url}{visit.tenant.slug}/espace-citoyens/"
        idop = self.portal.payments.start(
            visit.tenant,
            Payer(visit.family.id, visit.family.number, visit.family.email),
            invoices,
            notify_url=f"{local}{NOTIFICATION}",
            return_url=self.portal.messages.address(visit.tenant, RETURN),
        )
        payment_page = f"{self.portal.settings.payment_url}{ADDRESS}?{urlencode({'idop': idop})}"
        return visit.keep_session(RedirectResponse(payment_page, status_code=303))

    def page_after_stale_form(self, visit: Visit) -> str:
        """The same invoices again, to be looked at once more."""
        return visit.asked_page

    def _back(self, visit: Visit, notice: str) -> Response:
        visit.say(notice)
        return visit.go("MonCompte")


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
        return RedirectResponse(f"{self.portal.settings.root_path}{request.url.path}?{query}", status_code=303)

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


def _may_be_paid(visit: Visit, invoices: Sequence[Invoice]) -> bool:
    """Whether all of them can be paid, or gone on to be paid."""
    return all(invoice.is_payable(visit.today) or invoice.being_paid for invoice in invoices)


def _confirmation(portal: Portal, tenant: Tenant, idop: str, outcome: Outcome) -> BackgroundTask | None:
    """The receipt, for a payment that has just been written down."""
    return BackgroundTask(portal.confirmations.payment, tenant, idop) if outcome is Outcome.PAID else None
