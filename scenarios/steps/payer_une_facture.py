"""*Payer une facture en ligne*: from the sign-in to the receipt."""

from scenarios.arrival import open_portal, sign_in
from scenarios.beginning import Beginning
from scenarios.errors import Broken
from scenarios.pages.home import HomeScreen
from scenarios.pages.invoice import InvoiceScreen
from scenarios.pages.invoices import InvoicesScreen
from scenarios.pages.payment import PaymentScreen
from scenarios.pages.payment_site import PaymentSiteScreen
from scenarios.pages.ticket import TicketScreen
from scenarios.reading import same
from scenarios.steps import Deeds
from scenarios.walk import Walk

deeds = Deeds(begins=Beginning.OPEN, needs=("password",), destroys="paie une facture")


@deeds.step("sign-in", pictures=("public-home", "sign-in"))
def sign_in_from_the_portal(walk: Walk) -> None:
    """The portal leads to the sign-in page; the family's own credentials open its space."""
    portal = open_portal(walk)
    walk.screenshot("public-home")
    portal.go_to_sign_in()
    sign_in(walk, "sign-in")


@deeds.step("invoices", pictures=("home", "invoices"))
def choose_an_invoice(walk: Walk) -> None:
    """The tab leads to the invoices; the number of the one that is to be paid leads to its detail."""
    home = walk.on(HomeScreen)
    walk.screenshot("home")
    home.open_invoices()
    invoices = walk.on(InvoicesScreen)
    walk.screenshot("invoices")
    with walk.sentence("facture à régler"):
        unpaid = invoices.unpaid()
        if not unpaid:
            raise Broken(expected="une facture à régler", found="aucune facture que l’on puisse payer en ligne")
        invoices.open(unpaid[0])
        walk.arrive_on(InvoiceScreen)


@deeds.step("invoice", pictures=("invoice",))
def check_the_invoice(walk: Walk) -> None:
    """The detail of the invoice has a total, and leads to its payment."""
    invoice = walk.on(InvoiceScreen)
    walk.screenshot("invoice")
    walk.bill = invoice.bill()
    invoice.pay_online()
    walk.arrive_on(PaymentScreen)


@deeds.step("amount", pictures=("amount",))
def confirm_the_amount(walk: Walk) -> None:
    """What is to be paid is the total of the invoice."""
    payment = walk.on(PaymentScreen)
    walk.screenshot("amount")
    with walk.sentence("celui de la facture"):
        check_amount(payment.amount(), walk.bill.total)
    payment.confirm()
    walk.arrive_on(PaymentSiteScreen)


@deeds.step("payment", pictures=("payment", "ticket"))
def pay_by_card(walk: Walk) -> None:
    """Another site takes the payment, and leads back."""
    site = walk.on(PaymentSiteScreen)
    walk.screenshot("payment")
    walk.mark_mailbox()
    site.pay_by_card()
    ticket = walk.on(TicketScreen)
    walk.screenshot("ticket")
    ticket.return_to_portal()


@deeds.step("paid", pictures=("paid", "receipt"))
def see_that_it_is_paid(walk: Walk) -> None:
    """The invoice is paid, on the portal and by a message."""
    invoices = walk.on(InvoicesScreen)
    walk.screenshot("paid")
    with walk.sentence("plus rien"):
        if any(walk.bill.number in number for number in invoices.unpaid()):
            raise Broken(expected=f"la facture {walk.bill.number}, payée", found="la même, encore à payer")
    with walk.sentence("confirme le paiement"):
        walk.await_message()
    walk.open_message()
    walk.screenshot("receipt")


def check_amount(found: str | None, expected: str) -> None:
    """The page shows just this amount to pay."""
    if found is None or not same(expected, found):
        raise Broken(
            expected=f"{expected} à payer, le total de la facture",
            found=found or "aucun montant",
            hint="Comparez le détail de la facture avec le récapitulatif du paiement.",
        )
