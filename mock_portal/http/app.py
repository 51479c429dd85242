"""The composition of the web applications: the portal and the payment site."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from ..components import Components, build_components
from ..mail.outbox import Outbox
from ..settings import Hashing, Settings
from ..storage.store import Store
from ..tenants.clock import TimeSource, utc_now
from ..tenants.journal import Journal
from ..towns.town import Town
from ..towns.town_file import read_towns
from .frame.responses import Site
from .frame.slashes import redirect_by_path
from .middleware.faults import FaultMiddleware
from .middleware.guard import Guard
from .middleware.headers import Headers
from .middleware.port_dispatch import PortDispatch
from .pages.error_pages import ErrorPages
from .pages.visit import TownVisits
from .payfip.routes import payfip_routes
from .routes import routes, static_files

END_WAITS = "end_waits"
"""Under this name the state of the lifespan holds what ends the requests that wait for an event."""
READY_TENANT = "velizy"
"""The tenant, and the town, that exists from the start."""


def create_app(
    settings: Settings,
    store: Store,
    payment_port: int,
    source: TimeSource = utc_now,
    *,
    towns: Mapping[str, Town] | None = None,
) -> PortDispatch:
    """The portal and the payment site as one ASGI application, with the tenant of Vélizy.

    Raises:
        SetupError: the store holds a tenant of an unknown town or with an unknown defect.
    """
    c = build_components(settings, store, {**read_towns(), **(towns or {})}, source)
    if c.tenants.find(READY_TENANT) is None:
        c.tenants.create(READY_TENANT, town=READY_TENANT)
    return serve(c, payment_port)


def serve(c: Components, payment_port: int) -> PortDispatch:
    """The portal and the payment site on these components."""
    site = Site(c.renderer, c.settings.root_path, c.settings.is_secure, c.settings.hashing is Hashing.CHEAP)
    visits = TownVisits(site, c.tenants, c.sessions, c.families, c.locks)
    return PortDispatch(_portal(c, site, visits), {payment_port: _payment_site(c, visits)})


def sending(outbox: Outbox, journal: Journal) -> Callable[[object], AbstractAsyncContextManager[dict[str, object]]]:
    """The lifespan of an application that sends the messages of an outbox while it runs.

    Its state tells the server how to end the requests that wait: see `END_WAITS`.
    """

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[dict[str, object]]:
        stopping = asyncio.Event()
        task = asyncio.create_task(outbox.run(stopping))
        yield {END_WAITS: journal.close}
        stopping.set()
        await task

    return lifespan


def _portal(c: Components, site: Site, visits: TownVisits) -> ASGIApp:
    errors = ErrorPages(visits, site.root_path)
    app = Starlette(
        routes=routes(c, site, visits),
        middleware=[
            Middleware(Guard, settings=c.settings, renderer=c.renderer),
            Middleware(
                FaultMiddleware,
                site=site,
                tenants=c.tenants,
                tenant_faults=c.tenant_faults,
                sessions=c.sessions,
                errors=errors,
            ),
        ],
        exception_handlers={HTTPException: errors.respond, Exception: errors.respond},
        lifespan=sending(c.outbox, c.journal),
    )
    redirect_by_path(app.router, site.root_path)
    return _with_headers(c.settings, app)


def _payment_site(c: Components, visits: TownVisits) -> ASGIApp:
    errors = ErrorPages(visits, root_path="")
    app = Starlette(
        routes=payfip_routes(c.payfip, c.tenants, c.tenant_faults, c.renderer, static_files()),
        exception_handlers={HTTPException: errors.respond, Exception: errors.respond},
    )
    redirect_by_path(app.router, root_path="")
    return _with_headers(c.settings, app)


def _with_headers(settings: Settings, app: ASGIApp) -> ASGIApp:
    """The application within the headers: no middleware, for Starlette handles unforeseen errors outside of those."""
    return Headers(app, settings)
