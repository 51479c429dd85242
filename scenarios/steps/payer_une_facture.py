"""*Payer une facture en ligne*: from the sign-in to the receipt."""

from portail import Broken, Steps, Walk

from ..pages.amounts import is_same_amount
from ..pages.home import HomePage
from ..pages.invoice import Bill, InvoicePage
from ..pages.invoices import InvoicesPage
from ..pages.payment import PaymentPage
from ..pages.payment_site import PaymentSitePage
from ..pages.ticket import TicketPage
from .common import check_carried, come_again, open_portal, sign_in

steps = Steps(begins="open", needs=("username", "password"), destroys="paie une facture", shows_name=True)


@steps.step("sign-in", pictures=("public-home", "sign-in"))
def sign_in_from_the_portal(walk: Walk) -> None:
    """The portal leads to the sign-in page; the family's own credentials open its space."""
    portal = open_portal(walk)
    walk.screenshot("public-home")
    portal.go_to_sign_in()
    sign_in(walk, "sign-in")


@steps.step("invoices", pictures=("home", "invoices"))
def choose_an_invoice(walk: Walk) -> None:
    """The tab leads to the invoices; the number of the one that is to be paid leads to its detail."""
    home = walk.on(HomePage)
    walk.screenshot("home")
    home.open_invoices()
    invoices = walk.on(InvoicesPage)
    walk.screenshot("invoices")
    with walk.sentence("facture à régler"):
        unpaid = invoices.unpaid()
        if not unpaid:
            walk.fail(expected="une facture à régler", found="aucune facture que l’on puisse payer en ligne")
        walk.notes["entry"] = invoices.to_pay()
        invoices.open(unpaid[0])
        walk.arrive_on(InvoicePage)


@steps.step("invoice", pictures=("invoice",))
def check_the_invoice(walk: Walk) -> None:
    """The detail of the invoice has a total, and leads to its payment."""
    invoice = walk.on(InvoicePage)
    walk.screenshot("invoice")
    walk.notes["bill"] = invoice.bill()
    invoice.pay_online()
    walk.arrive_on(PaymentPage)


@steps.step("amount", pictures=("amount",))
def confirm_the_amount(walk: Walk) -> None:
    """What is to be paid is the total of the invoice."""
    payment = walk.on(PaymentPage)
    walk.screenshot("amount")
    with walk.sentence("celui de la facture"):
        bill: Bill = walk.notes["bill"]
        check_amount(payment.amount(), bill.total)
        if walk.is_thorough:
            check_carried(walk, walk.notes["entry"])
    if walk.is_thorough:
        with walk.sentence("pour renoncer"):
            payment = give_up_and_come_back(walk, payment, bill)
    payment.confirm()
    walk.arrive_on(PaymentSitePage)


def give_up_and_come_back(walk: Walk, payment: PaymentPage, bill: Bill) -> PaymentPage:
    """« Abandonner » leads back to the family's invoices, where nothing has been paid."""
    payment.give_up()
    invoices = walk.on(InvoicesPage)
    still_unpaid = next((number for number in invoices.unpaid() if bill.number in number), None)
    if still_unpaid is None:
        walk.fail(expected=f"la facture {bill.number}, encore à payer", found="une liste où elle ne l’est plus")
    invoices.open(still_unpaid)
    walk.on(InvoicePage).pay_online()
    return walk.on(PaymentPage)


@steps.step("payment", pictures=("payment", "ticket"))
def pay_by_card(walk: Walk) -> None:
    """Another site takes the payment, and leads back."""
    site = walk.on(PaymentSitePage)
    walk.screenshot("payment")
    walk.mark_mailbox()
    site.pay_by_card()
    ticket = walk.on(TicketPage)
    walk.screenshot("ticket")
    ticket.return_to_portal()


@steps.step("paid", pictures=("paid", "receipt"))
def see_that_it_is_paid(walk: Walk) -> None:
    """The invoice is paid, on the portal and by a message."""
    invoices = walk.on(InvoicesPage)
    walk.screenshot("paid")
    with walk.sentence("plus rien"):
        check_paid(walk, invoices)
    with walk.sentence("confirme le paiement"):
        message = walk.wait_for_message()
    walk.open_message(message)
    walk.screenshot("receipt")


@steps.revisit("paid")
def find_the_invoice_paid(walk: Walk) -> None:
    """The invoice is still paid when the family comes again."""
    with walk.sentence("plus rien"):
        come_again(walk, walk.person.password or "")
        walk.on(HomePage).open_invoices()
        check_paid(walk, walk.on(InvoicesPage))


def check_paid(walk: Walk, invoices: InvoicesPage) -> None:
    """The list does not ask for the payment of the invoice any more."""
    bill: Bill = walk.notes["bill"]
    if any(bill.number in number for number in invoices.unpaid()):
        walk.fail(expected=f"la facture {bill.number}, payée", found="la même, encore à payer")


def check_amount(found: str | None, expected: str) -> None:
    """The page shows just this amount to pay."""
    if found is None or not is_same_amount(expected, found):
        raise Broken(
            expected=f"{expected} à payer, le total de la facture",
            found=found or "aucun montant",
            hint="Comparez le détail de la facture avec le récapitulatif du paiement.",
        )
