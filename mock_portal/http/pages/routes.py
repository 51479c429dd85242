"""The site map of the portal, on one screen."""

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from mock_portal.components import Portal
from mock_portal.http.control.routes import control_routes
from mock_portal.http.front_desk.routes import front_desk_routes
from mock_portal.http.pages.activation import ActivationScreen
from mock_portal.http.pages.credentials import CredentialsScreen
from mock_portal.http.pages.dispatch import METHODS, TownPages
from mock_portal.http.pages.home import HomeScreen
from mock_portal.http.pages.information import (
    AccessibilityScreen,
    HelpScreen,
    LegalScreen,
    PrivacyScreen,
    TermsTextScreen,
)
from mock_portal.http.pages.invoice_pdf import InvoicePdfScreen, ReceiptPdfScreen
from mock_portal.http.pages.invoices import InvoiceScreen, InvoicesScreen
from mock_portal.http.pages.modification import ModificationScreen
from mock_portal.http.pages.payment import NOTIFICATION, RETURN, NotificationScreen, PaymentScreen, ReturnScreen
from mock_portal.http.pages.public_home import PublicHome, Root
from mock_portal.http.pages.recovery import ForgottenPasswordScreen, NewLinkScreen, NewPasswordScreen
from mock_portal.http.pages.service import ServiceScreen
from mock_portal.http.pages.services import ServicesScreen
from mock_portal.http.pages.session import SessionScreen
from mock_portal.http.pages.sign_in import SignInScreen, SignOutScreen
from mock_portal.http.pages.terms import TermsScreen
from mock_portal.rendering.static_files import STATIC

TOWN_PAGES = {
    "": Root,
    "Home/AccueilPublic": PublicHome,
    "Home/Logon": SignInScreen,
    "Home/LogOff": SignOutScreen,
    "Home/Session": SessionScreen,
    "Home/MotDePasseOublie": ForgottenPasswordScreen,
    "Home/NouveauMotDePasse": NewPasswordScreen,
    "CompteCitoyen/Activation": ActivationScreen,
    "CompteCitoyen/NouveauLien": NewLinkScreen,
    "CompteCitoyen/Personnalisation": CredentialsScreen,
    "CompteCitoyen/Services": ServicesScreen,
    "CompteCitoyen/Conditions": TermsScreen,
    "CompteCitoyen": HomeScreen,
    "CompteCitoyen/Service": ServiceScreen,
    "CompteCitoyen/Modification": ModificationScreen,
    "MonCompte": InvoicesScreen,
    "MonCompte/DetailFacture": InvoiceScreen,
    "MonCompte/TelechargerPdfFacture": InvoicePdfScreen,
    "MonCompte/TelechargerJustificatif": ReceiptPdfScreen,
    "MonCompte/Paiement": PaymentScreen,
    RETURN: ReturnScreen,
    NOTIFICATION: NotificationScreen,
    "PageInfosDiverses/Index/1": HelpScreen,
    "PageInfosDiverses/Index/2": TermsTextScreen,
    "PageInfosDiverses/MentionsLegales": LegalScreen,
    "PageInfosDiverses/DonneesPersonnelles": PrivacyScreen,
    "accessibilite": AccessibilityScreen,
}

MOVED = {
    "Home": "Home/AccueilPublic",
    "Home/Index": "Home/AccueilPublic",
    "CompteCitoyen/Index": "CompteCitoyen",
    "MonCompte/Index": "MonCompte",
    "PageInfosDiverses/IndexCache/1": "PageInfosDiverses/Index/1",
    "PageInfosDiverses/IndexCache/2": "PageInfosDiverses/Index/2",
}
"""Addresses of before, and where they lead now."""


def static_files() -> Mount:
    """Styles, scripts, pictures and the font."""
    return Mount("/static", StaticFiles(directory=str(STATIC)))


def town_colours(portal: Portal) -> Route:
    """The colours of a tenant's town, as a stylesheet of its own: no page holds a style."""

    async def stylesheet(request: Request) -> Response:
        tenant = portal.tenants.find(request.path_params["town"])
        if tenant is None:
            raise HTTPException(404)
        return Response(portal.renderer.text("couleurs.css", {"town": tenant.town}), media_type="text/css")

    return Route("/static/couleurs/{town}.css", stylesheet)


def town_address(portal: Portal) -> Callable[[Request], Awaitable[Response]]:
    """The answer to a town's name alone: the way to its portal."""

    async def lead_on(request: Request) -> Response:
        tenant = portal.tenants.find(request.path_params["town"])
        if tenant is None:
            raise HTTPException(404)
        return RedirectResponse(f"{portal.settings.root_path}/{tenant.slug}/espace-citoyens/", 308)

    return lead_on


def routes(portal: Portal) -> list[BaseRoute]:
    """Every address that the portal answers."""
    return [
        Route("/{town}/espace-citoyens/{page:path}", TownPages(portal, TOWN_PAGES, MOVED).answer, methods=METHODS),
        town_colours(portal),
        static_files(),
        Mount("/__control__", routes=control_routes(portal)),
        Mount("/__guichet__", routes=front_desk_routes(portal)),
        Route("/{town}", town_address(portal)),
    ]
