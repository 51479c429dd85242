"""A town's pages, found by their address in one look-up, however many they are."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mock_portal.components import Portal
from mock_portal.http.pages.page import Screen

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class TownPages:
    """Hands each request to the screen at its address; an old address, or one in other letters, leads to it."""

    def __init__(self, portal: Portal, screens: Mapping[str, type[Screen]], moved: Mapping[str, str]) -> None:
        self._portal = portal
        self._screens = {page: screen(portal) for page, screen in screens.items()}
        self._moved = {page.casefold(): page for page in screens if page} | {
            old.casefold(): page for old, page in moved.items()
        }

    async def answer(self, request: Request) -> Response:
        """Answer a request.

        Raises:
            HTTPException: 404 for an address that no screen has, 405 for a method that its screen does not know.
        """
        screen = self._screens.get(request.path_params["page"])
        if screen is None:
            return self._lead_on(request)
        allowed = {*screen.methods, *(["HEAD"] if "GET" in screen.methods else [])}
        if request.method not in allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed))})
        return await screen.answer(request)

    def _lead_on(self, request: Request) -> Response:
        town = request.path_params["town"]
        page = self._moved.get(request.path_params["page"].rstrip("/").casefold())
        if page is None or self._portal.tenants.find(town) is None:
            raise HTTPException(404)
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{self._portal.settings.root_path}/{town}/espace-citoyens/{page}{query}", 308)
