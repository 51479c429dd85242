"""The composition of the portal: the one file that knows all its rooms."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from mock_portal.clock import TimeSource, utc_now
from mock_portal.guard import Guard
from mock_portal.headers import Headers
from mock_portal.origins import Origins
from mock_portal.pages.errors import ErrorPages
from mock_portal.payfip.app import payfip_routes
from mock_portal.portal import Portal, build_portal
from mock_portal.routes import routes, static_files
from mock_portal.settings import Settings
from mock_portal.store import Store
from mock_portal.surroundings import Surroundings
from mock_portal.town_file import read_towns

READY_TENANT = "velizy"


def create_app(settings: Settings, store: Store, payment_port: int, source: TimeSource = utc_now) -> Origins:
    """The portal and its payment stand-in, as one ASGI application, with the tenant of Vélizy standing ready."""
    portal = build_portal(settings, store, read_towns(), source)
    if portal.tenants.find(READY_TENANT) is None:
        portal.tenants.create(READY_TENANT, town=READY_TENANT)
    return Origins(_portal_app(portal), {payment_port: _payment_app(portal)})


def _portal_app(portal: Portal) -> Starlette:
    errors = ErrorPages(portal, portal.settings.root_path)
    return Starlette(
        routes=routes(portal),
        middleware=[
            _headers(portal),
            Middleware(Guard, settings=portal.settings, renderer=portal.renderer),
            Middleware(Surroundings, portal=portal, errors=errors),
        ],
        exception_handlers={HTTPException: errors.answer, Exception: errors.answer},
    )


def _payment_app(portal: Portal) -> Starlette:
    errors = ErrorPages(portal, root="")
    return Starlette(
        routes=payfip_routes(portal.payfip, portal.tenants, portal.troubles, portal.renderer, static_files()),
        middleware=[_headers(portal)],
        exception_handlers={HTTPException: errors.answer, Exception: errors.answer},
    )


def _headers(portal: Portal) -> Middleware:
    return Middleware(Headers, origins=portal.settings.origins)
