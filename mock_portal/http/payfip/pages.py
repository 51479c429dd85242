"""The pages of the payment site: the operation, and its ticket."""

import asyncio
import logging
from urllib.parse import urlencode
from urllib.request import Request as Call
from urllib.request import urlopen

from anyio import to_thread
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...billing.payfip.operations import Operation, PayFip, Result
from ...faults.catalogue import FaultName
from ...faults.tenant_faults import TenantFaults
from ...rendering.renderer import Renderer
from ...tenants.tenants import Tenant, Tenants
from ..frame.form import read_form

RESULTS = {
    "carte": Result.CARD,
    "prelevement": Result.DEBIT,
    "refus-carte": Result.CARD_REFUSED,
    "refus-prelevement": Result.DEBIT_REFUSED,
    "abandon": Result.ABANDONED,
}
"""The result that each button of the page stands for; the real PayFiP asks for a card instead."""
NOTIFICATION_TIMEOUT = 5.0
"""How long a town may take to respond to a notification, in seconds."""

log = logging.getLogger(__name__)


class PayFipPages:
    """Shows an operation, ends it, and notifies the town.

    There is no CSRF token: whoever knows an idOp may pay it, as on the real PayFiP.
    """

    def __init__(self, payfip: PayFip, tenants: Tenants, tenant_faults: TenantFaults, renderer: Renderer) -> None:
        self._payfip = payfip
        self._tenants = tenants
        self._tenant_faults = tenant_faults
        self._renderer = renderer

    async def show(self, request: Request) -> Response:
        """The page of an operation: to be paid, ended, or unknown."""
        operation = self._payfip.find(request.query_params.get("idop", ""))
        self._fail_if_down(operation)
        return self._page(operation, 200 if operation else 404)

    async def pay(self, request: Request) -> Response:
        """End the operation with the result that the family chose, and notify the town after the response."""
        form = await read_form(request)
        operation = self._payfip.find(form.get("idop"))
        self._fail_if_down(operation)
        result = RESULTS.get(form.get("issue"))
        tenant = self._tenants.find(operation.tenant) if operation else None
        if operation is None or tenant is None:
            return self._page(None, 404)
        if result is None:
            return self._page(operation, 400)
        response = RedirectResponse(f"?{urlencode({'idop': operation.idop})}", status_code=303)
        ended = self._payfip.finish(tenant, operation, result)
        if ended:
            response.background = BackgroundTask(self._notify, tenant, operation)
        return response

    def _fail_if_down(self, operation: Operation | None) -> None:
        tenant = self._tenants.find(operation.tenant) if operation else None
        if tenant and self._tenant_faults.apply(tenant, FaultName.PAYMENT_DOWN):
            raise HTTPException(503)

    async def _notify(self, tenant: Tenant, operation: Operation) -> None:
        """Notify the town, as its faults let it: never, late or twice."""
        apply = self._tenant_faults.apply
        if apply(tenant, FaultName.NOTIFICATION_LOST):
            return
        if late := apply(tenant, FaultName.NOTIFICATION_LATE):
            await asyncio.sleep(late.seconds)
        for _ in range(2 if apply(tenant, FaultName.NOTIFICATION_TWICE) else 1):
            await to_thread.run_sync(_notify, operation)

    def _page(self, operation: Operation | None, status: int) -> Response:
        tenant = operation and self._tenants.find(operation.tenant)
        is_open = bool(operation and tenant and self._payfip.is_open(tenant, operation))
        context = {
            "operation": operation,
            "town": tenant.town if tenant else None,
            "is_open": is_open,
            "ended_at": tenant.local(operation.ended_at) if tenant and operation and operation.ended_at else None,
        }
        return HTMLResponse(self._renderer.text("payfip/operation.html", context), status)


def _notify(operation: Operation) -> None:
    """Notify the town that there is a result, which it has to ask for. A failed call is not repeated."""
    call = Call(operation.request.urlnotif, data=urlencode({"idop": operation.idop}).encode())
    try:
        with urlopen(call, timeout=NOTIFICATION_TIMEOUT):
            return
    except OSError as error:
        log.warning("The town was not notified of the operation %s: %s", operation.idop, error)
