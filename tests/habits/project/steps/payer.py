"""*Payer une facture*."""

from portail import Steps, Walk

from ..pages import Invoices, Payment, Thanks

steps = Steps()


@steps.step("invoices", pictures=("invoices",))
def choose_the_invoice(walk: Walk) -> None:
    """The list leads to online payment."""
    walk.open("factures")
    invoices = walk.on(Invoices)
    walk.screenshot("invoices")
    invoices.press(invoices.button("Payer en ligne"))


@steps.step("payment", pictures=("payment",))
def pay(walk: Walk) -> None:
    """The amount is confirmed."""
    with walk.sentence("s'ouvre"):
        payment = walk.on(Payment)
    walk.screenshot("payment")
    payment.press(payment.button("Confirmer le paiement"))
    with walk.sentence("Merci"):
        walk.on(Thanks)
