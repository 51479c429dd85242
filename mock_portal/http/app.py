"""The composition of the portal: the one file that knows all its rooms."""

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from mock_portal.components import Portal, build_portal
from mock_portal.http.middleware.faults import Surroundings
from mock_portal.http.middleware.guard import Guard
from mock_portal.http.middleware.headers import Headers
from mock_portal.http.middleware.origins import Origins
from mock_portal.http.pages.error_pages import ErrorPages
from mock_portal.http.pages.routes import routes, static_files
from mock_portal.http.payfip.routes import payfip_routes
from mock_portal.settings import Settings
from mock_portal.storage.store import Store
from mock_portal.tenants.clock import TimeSource, utc_now
from mock_portal.towns.town import Town
from mock_portal.towns.town_file import read_towns

READY_TENANT = "velizy"


def create_app(
    settings: Settings,
    store: Store,
    payment_port: int,
    source: TimeSource = utc_now,
    *,
    towns: Mapping[str, Town] | None = None,
) -> Origins:
    """The portal and its payment stand-in, as one ASGI application, with the tenant of Vélizy standing ready."""
    portal = build_portal(settings, store, {**read_towns(), **(towns or {})}, source)
    if portal.tenants.find(READY_TENANT) is None:
        portal.tenants.create(READY_TENANT, town=READY_TENANT)
    return Origins(_portal_app(portal), {payment_port: _payment_app(portal)})


def _portal_app(portal: Portal) -> ASGIApp:
    errors = ErrorPages(portal, portal.settings.root_path)
    app = Starlette(
        routes=routes(portal),
        middleware=[
            Middleware(Guard, settings=portal.settings, renderer=portal.renderer),
            Middleware(Surroundings, portal=portal, errors=errors),
        ],
        exception_handlers={HTTPException: errors.answer, Exception: errors.answer},
    )
    return _with_headers(portal, app)


def _payment_app(portal: Portal) -> ASGIApp:
    errors = ErrorPages(portal, root="")
    app = Starlette(
        routes=payfip_routes(portal.payfip, portal.tenants, portal.troubles, portal.renderer, static_files()),
        exception_handlers={HTTPException: errors.answer, Exception: errors.answer},
    )
    return _with_headers(portal, app)


def _with_headers(portal: Portal, app: ASGIApp) -> ASGIApp:
    """The application within the headers: no middleware, for Starlette answers unforeseen errors outside of those."""
    return Headers(app, portal.settings.origins)
