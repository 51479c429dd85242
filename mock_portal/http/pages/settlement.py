"""Asking PayFiP, whenever invoices are shown, for results that no notification has told."""

from starlette.background import BackgroundTasks

from mock_portal.http.pages.visit import Visit


def settle(visit: Visit) -> BackgroundTasks:
    """Write down what the family has paid since; returns the sending of its receipts, for after the answer."""
    assert visit.family
    receipts = BackgroundTasks()
    for idop in visit.portal.payments.settle_all(visit.tenant, visit.family.id):
        receipts.add_task(visit.portal.confirmations.payment, visit.tenant, idop)
    return receipts
