"""A town's pages, found by their address in one look-up, however many they are."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.pages.screen import Screen
from mock_portal.portal import Portal

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class TownPages:
    """Hands each request to the screen at its address."""

    def __init__(self, portal: Portal, screens: Mapping[str, type[Screen]]) -> None:
        self._screens = {page: screen(portal) for page, screen in screens.items()}

    async def answer(self, request: Request) -> Response:
        """Answer a request.

        Raises:
            HTTPException: 404 for an address that no screen has, 405 for a method that its screen does not know.
        """
        screen = self._screens.get(request.path_params["page"])
        if screen is None:
            raise HTTPException(404)
        allowed = {*screen.methods, *(["HEAD"] if "GET" in screen.methods else [])}
        if request.method not in allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed))})
        return await screen.answer(request)
