"""The site map of a town's portal."""

from collections.abc import Mapping

from starlette.routing import Route

from ...components import Components
from ...mail.messages import ADDRESS_PAGE
from .activation import ActivationPage
from .address import AddressPage
from .billing_pdf import InvoicePdfPage, ReceiptPdfPage
from .credentials import CredentialsPage
from .dispatch import METHODS, Dispatch
from .home import HomePage
from .information import AccessibilityPage, HelpPage, LegalPage, PrivacyPage, TermsTextPage
from .invoices import InvoicePage, InvoicesPage
from .modification import ModificationPage
from .page import TownPage
from .payment import NOTIFICATION, RETURN, NotificationPage, PaymentPage, ReturnPage
from .public_home import EntryPage, PublicHomePage
from .recovery import ForgottenPasswordPage, NewLinkPage, NewPasswordPage
from .service import ServicePage
from .services import ServicesPage
from .sign_in import SessionPage, SignInPage, SignOutPage
from .site_map import SearchPage, SiteMapPage
from .terms import TermsPage
from .visit import TownVisits

MOVED = {
    "Home": "Home/AccueilPublic",
    "Home/Index": "Home/AccueilPublic",
    "CompteCitoyen/Index": "CompteCitoyen",
    "MonCompte/Index": "MonCompte",
    "PageInfosDiverses/IndexCache/1": "PageInfosDiverses/Index/1",
    "PageInfosDiverses/IndexCache/2": "PageInfosDiverses/Index/2",
}
"""Former addresses, and the present ones."""


def town_pages(c: Components) -> Mapping[str, TownPage]:
    """The page at each address below a town's, with the parts that it works with."""
    return {
        "": EntryPage(),
        "Home/AccueilPublic": PublicHomePage(),
        "Home/Logon": SignInPage(c.accounts),
        "Home/LogOff": SignOutPage(),
        "Home/Session": SessionPage(),
        "Home/MotDePasseOublie": ForgottenPasswordPage(c.recovery),
        "Home/NouveauMotDePasse": NewPasswordPage(c.families, c.accounts, c.resets, c.locks),
        "CompteCitoyen/Activation": ActivationPage(c.invitations, c.journal),
        "CompteCitoyen/NouveauLien": NewLinkPage(c.recovery),
        "CompteCitoyen/Personnalisation": CredentialsPage(c.accounts),
        "CompteCitoyen/Services": ServicesPage(c.accounts, c.keys),
        "CompteCitoyen/Conditions": TermsPage(c.accounts),
        "CompteCitoyen": HomePage(c.members, c.keys, c.invoices, c.payments),
        "CompteCitoyen/Service": ServicePage(c.keys),
        "CompteCitoyen/Modification": ModificationPage(c.accounts, c.contact, c.keys),
        ADDRESS_PAGE: AddressPage(c.contact, c.locks),
        "MonCompte": InvoicesPage(c.invoices, c.payments),
        "MonCompte/DetailFacture": InvoicePage(c.invoices, c.payments),
        "MonCompte/TelechargerPdfFacture": InvoicePdfPage(c.invoices, c.renderer),
        "MonCompte/TelechargerJustificatif": ReceiptPdfPage(c.invoices, c.renderer),
        "MonCompte/Paiement": PaymentPage(c.invoices, c.payments, c.settings),
        RETURN: ReturnPage(c.payments, c.settings),
        NOTIFICATION: NotificationPage(c.tenants, c.payments),
        "PageInfosDiverses/Index/1": HelpPage(),
        "PageInfosDiverses/Index/2": TermsTextPage(),
        "PageInfosDiverses/MentionsLegales": LegalPage(),
        "PageInfosDiverses/DonneesPersonnelles": PrivacyPage(),
        "accessibilite": AccessibilityPage(),
        "PlanDuSite": SiteMapPage(),
        "Recherche": SearchPage(c.invoices),
    }


def page_route(c: Components, visits: TownVisits) -> Route:
    """The route of all pages of all towns."""
    pages = town_pages(c)
    c.tenant_faults.pages.update(pages)
    dispatch = Dispatch(visits, pages, MOVED)
    return Route("/{town}/espace-citoyens/{page:path}", dispatch.respond, methods=METHODS)
