"""The payment of invoices online: the summary, the way to PayFiP and back, and PayFiP's notification."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...billing.invoice import Invoice, InvoiceStatus
from ...billing.invoices import Invoices
from ...billing.payfip.request import MOST, PAYMENT_PAGE, PayFipError
from ...billing.payments import Outcome, Payer, Payments
from ...errors import NotPayable
from ...settings import Settings
from ...tenants.tenants import Tenants
from ...wording import pages as words
from ...wording.formats import moment
from ..frame.form import Form, read_form
from .invoices import requested_invoices
from .page import PrivatePage, TownPage
from .visit import TownVisit

RETURN = "MonCompte/RetourPaiement"
NOTIFICATION = "MonCompte/NotificationPaiement"


@dataclass(frozen=True)
class PaymentPage(PrivatePage):
    """Shows what is to be paid, and leads to PayFiP."""

    invoices: Invoices
    payments: Payments
    settings: Settings
    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Show the summary; invoices that cannot be paid lead back to the list."""
        if "IdFactureUnique" not in visit.request.query_params:
            return _back(visit, words.NO_INVOICE_CHOSEN)
        assert visit.family
        self.payments.settle_all(visit.tenant, visit.family.id)
        invoices = requested_invoices(visit, self.invoices)
        if refusal := self._refusal(visit, invoices):
            return _back(visit, refusal)
        return visit.render(
            "payment",
            visit.town.payment.title,
            invoices=invoices,
            total=sum(invoice.remaining for invoice in invoices),
            is_under_way=any(invoice.being_paid for invoice in invoices),
            unconfirmed_since=self.payments.unconfirmed_since(visit.tenant, invoices),
            tab="MonCompte",
        )

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Go to PayFiP, or cancel."""
        if form.get("action") == "cancel" and not visit.town.payment.cancel_pays:
            return _back(visit, words.PAYMENT_CANCELLED)
        invoices = requested_invoices(visit, self.invoices)
        if refusal := self._refusal(visit, invoices):
            return _back(visit, refusal)
        # The family agreed to the amount that it saw, and the town may have changed it since.
        if form.get("montant") != str(sum(invoice.remaining for invoice in invoices)):
            visit.leave_notice(words.AMOUNT_CHANGED)
            return visit.redirect(visit.requested_page)
        try:
            return self._pay(visit, invoices)
        except NotPayable:
            return _back(visit, words.INVOICE_NOT_PAYABLE)
        except PayFipError as error:
            return _back(visit, words.PAYMENT_REFUSALS[error.code])

    def _pay(self, visit: TownVisit, invoices: Sequence[Invoice]) -> Response:
        assert visit.family
        idop = self.payments.start(
            visit.tenant,
            Payer(visit.family.id, visit.family.number, visit.family.email),
            invoices,
            # PayFiP's stand-in runs in this process: behind a proxy it could not reach the public address.
            notify_url=self.settings.local_page_url(visit.tenant.slug, NOTIFICATION),
            return_url=self.settings.page_url(visit.tenant.slug, RETURN),
        )
        payment_page = f"{self.settings.payment_url}{PAYMENT_PAGE}?{urlencode({'idop': idop})}"
        return visit.with_cookie(RedirectResponse(payment_page, status_code=303))

    def _refusal(self, visit: TownVisit, invoices: Sequence[Invoice]) -> str | None:
        """Why the invoices cannot be paid together; None where they can, or their payment be continued."""
        is_too_much = sum(invoice.remaining for invoice in invoices) > MOST
        if is_too_much or any(invoice.online_refusal(visit.today) for invoice in invoices):
            return words.PAYMENT_REFUSALS["M1"]
        under_way = [each for each in invoices if each.status(visit.today) is InvoiceStatus.BEING_PAID]
        if not under_way:
            return None if all(each.is_payable(visit.today) for each in invoices) else words.INVOICE_NOT_PAYABLE
        if self.payments.under_way(visit.tenant, [each.id for each in invoices]):
            return None
        started = max(each.payment_started_at for each in under_way if each.payment_started_at)
        return words.PAYMENT_AWAITED.format(moment=moment(visit.tenant.local(started)))

    def page_after_stale_form(self, visit: TownVisit) -> str:
        """The same invoices again."""
        return visit.requested_page


@dataclass(frozen=True)
class ReturnPage(TownPage):
    """The page to which PayFiP sends the family back, by a link or by a form."""

    payments: Payments
    settings: Settings
    methods = ("GET", "POST")

    async def respond(self, request: Request, open_visit: Callable[[Request], TownVisit]) -> Response:
        """Redirect a form to the same page as a link.

        A form from another site comes without the session's cookie (SameSite=Lax), and would open a new session; the
        redirect comes with it.
        """
        if request.method != "POST":
            return await super().respond(request, open_visit)
        form = await read_form(request)
        query = urlencode({"idop": form.get("idop")})
        return RedirectResponse(f"{self.settings.root_path}{request.url.path}?{query}", status_code=303)

    async def get(self, visit: TownVisit) -> Response:
        """Settle the attempt, and show its outcome on the next page."""
        idop = visit.request.query_params.get("idop", "")
        outcome = self.payments.settle(visit.tenant, idop)
        visit.leave_notice(words.PAYMENT_OUTCOMES[outcome])
        return visit.redirect(visit.town.payment.return_page)


@dataclass(frozen=True)
class NotificationPage(TownPage):
    """The address that PayFiP calls when there is a result.

    Anybody can call it: the call only makes the portal ask PayFiP, so it needs no session and no token.
    """

    tenants: Tenants
    payments: Payments
    methods = ("POST",)

    async def respond(self, request: Request, _open_visit: Callable[[Request], TownVisit]) -> Response:
        """Settle the attempt: 204, or 404 for an unknown one."""
        form = await read_form(request)
        tenant = self.tenants.find(request.path_params["town"])
        if tenant is None:
            return Response(status_code=404)
        outcome = self.payments.settle(tenant, form.get("idop"))
        return Response(status_code=404 if outcome is Outcome.UNKNOWN else 204)

    async def get(self, _visit: TownVisit) -> Response:
        """There is nothing to show."""
        raise HTTPException(405)


def _back(visit: TownVisit, notice: str) -> Response:
    visit.leave_notice(notice)
    return visit.redirect("MonCompte")
