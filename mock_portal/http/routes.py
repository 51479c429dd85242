"""All addresses of the portal's origin."""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from ..components import Components
from ..rendering.renderer import Renderer
from ..rendering.static_files import STATIC, STYLESHEET, stylesheet
from ..tenants.tenants import Tenants
from .control.routes import control_routes
from .frame.responses import Site
from .frame.slashes import router
from .front_desk.routes import desk_routes
from .pages.routes import page_route
from .pages.visit import TownVisits

MOST_SHOWN = 100
"""How many tenants the root page lists."""
Endpoint = Callable[[Request], Awaitable[Response]]


def routes(c: Components, site: Site, visits: TownVisits) -> list[BaseRoute]:
    """The routes, tried in this order: nearly all requests are for pages, and `/{town}` would match much else."""
    return [
        page_route(c, visits),
        Route("/static/couleurs/{town}.css", town_colours(c.tenants, c.renderer)),
        *static_files(),
        Mount("/__control__", router(control_routes(c), site.root_path)),
        Mount("/__guichet__", router(desk_routes(c, site), site.root_path)),
        Route("/", root_page(c.tenants, site)),
        Route("/__guichet__", to_desk(site.root_path)),
        Route("/{town}", town_address(c.tenants, site.root_path)),
    ]


def static_files() -> list[BaseRoute]:
    """Styles, scripts, pictures and the font."""
    style = stylesheet()
    tag = f'"{hashlib.sha256(style).hexdigest()[:16]}"'

    async def pages_style(request: Request) -> Response:
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        return Response(style, media_type="text/css", headers={"ETag": tag})

    files = Mount("/static", StaticFiles(directory=str(STATIC)))
    return [Route(f"/static/{STYLESHEET}", pages_style), files]


def town_colours(tenants: Tenants, renderer: Renderer) -> Endpoint:
    """The colours of a tenant's town as a stylesheet: the security policy forbids styles within pages."""

    async def stylesheet(request: Request) -> Response:
        tenant = tenants.find(request.path_params["town"])
        if tenant is None:
            raise HTTPException(404)
        return Response(renderer.text("couleurs.css", {"town": tenant.town}), media_type="text/css")

    return stylesheet


def root_page(tenants: Tenants, site: Site) -> Endpoint:
    """The page at the root, which leads on: to the towns, and to the front desk."""

    async def page(_request: Request) -> Response:
        every = list(tenants)
        shown = every[:MOST_SHOWN]
        context = {
            "root": site.root_path,
            "tenants": shown,
            "more": len(every) - len(shown),
            "is_unprotected": site.is_unprotected,
        }
        return site.html("root.html", context, 200)

    return page


def to_desk(root_path: str) -> Endpoint:
    """A redirect to the front desk, whose pages are below its address."""

    async def redirect(_request: Request) -> Response:
        return RedirectResponse(f"{root_path}/__guichet__/", 308)

    return redirect


def town_address(tenants: Tenants, root_path: str) -> Endpoint:
    """A redirect from a town's name alone to its portal."""

    async def redirect(request: Request) -> Response:
        tenant = tenants.find(request.path_params["town"])
        if tenant is None:
            raise HTTPException(404)
        return RedirectResponse(f"{root_path}/{tenant.slug}/espace-citoyens/", 308)

    return redirect
