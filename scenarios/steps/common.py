"""How a family arrives at its space: from the town's home page to its own, by a new message where it must."""

from portail import Walk

from ..pages.amounts import is_same_amount
from ..pages.home import HomePage
from ..pages.invoices import Entry
from ..pages.payment import PaymentPage
from ..pages.public_home import PublicHomePage
from ..pages.recovery import RecoveryPage
from ..pages.recovery_sent import RecoverySentPage
from ..pages.sign_in import SignInPage
from ..pages.sign_in_answer import SignInAnswer
from ..pages.signed_out import FrontPage, LeftPage


def open_portal(walk: Walk) -> PublicHomePage:
    """Open the town's portal as everybody sees it; a family that is still signed in leaves first."""
    if sign_out(walk):
        walk.open()
    return walk.on(PublicHomePage)


def sign_out(walk: Walk) -> bool:
    """Open the town's portal, and leave the space of a family that is still signed in; return whether one was."""
    walk.open()
    return walk.on(FrontPage).sign_out()


def sign_in(walk: Walk, picture: str, password: str | None = None) -> None:
    """Sign in on the page that asks for it, shown filled in; by default with the family's known password."""
    screen = walk.on(SignInPage)
    screen.fill(walk.person.username, password or walk.person.password or "")
    walk.screenshot(picture)
    screen.submit()
    walk.arrive_on(HomePage)


def come_again(walk: Walk, password: str) -> None:
    """Come to the portal as on another day, and sign in with one's own credentials; they lead to the home page."""
    sign_out(walk)
    walk.on(LeftPage).go_to_sign_in()
    enter(walk, walk.person.username, password)
    walk.arrive_on(HomePage)


def enter(walk: Walk, username: str, password: str) -> None:
    """Type credentials where they are asked for, and send them."""
    screen = walk.on(SignInPage)
    screen.fill(username, password)
    screen.submit()


def check_refused(walk: Walk, username: str, password: str) -> None:
    """Check that credentials which have been replaced open nothing; the page that asks for them stays."""
    sign_out(walk)
    walk.on(LeftPage).go_to_sign_in()
    enter(walk, username, password)
    if walk.on(SignInAnswer).is_open:
        walk.fail(
            expected="un refus des anciens identifiants, que d’autres remplacent",
            found="un espace qui s’ouvre encore avec eux",
            hint="Connectez-vous à la main avec les anciens identifiants.",
        )


def check_key_counts(walk: Walk, service: str) -> None:
    """Check that the home page does not ask for the key of a service any more."""
    if walk.on(HomePage).asks_for_key(service):
        walk.fail(
            expected=f"un accès ouvert par la clé envoyée, « {service} »",
            found="la même clé, encore à renseigner",
            hint="Regardez les services sur la page d’accueil de l’espace.",
        )


def check_carried(walk: Walk, entry: Entry) -> None:
    """Check that the summary of a payment has the number and an amount of the invoice in the list."""
    payment = walk.on(PaymentPage)
    amount = payment.amount()
    if amount is None or not any(is_same_amount(each, amount) for each in entry.amounts):
        walk.fail(
            expected=f"à payer, un montant de la liste : {', '.join(entry.amounts)}",
            found=amount or "aucun montant",
            hint="Comparez la liste des factures avec le récapitulatif du paiement.",
        )
    if entry.number and not payment.is_of(entry.number):
        walk.fail(expected=f"le paiement de la facture {entry.number}", found="un récapitulatif qui ne la nomme pas")


def ask_by_address(walk: Walk) -> None:
    """Ask for a message to the address that the town knows; what came before is not it."""
    recovery = walk.on(RecoveryPage)
    recovery.fill(walk.person.email)
    walk.screenshot("address")
    walk.mark_mailbox()
    recovery.send()
    walk.on(RecoverySentPage)
    walk.screenshot("sent")
