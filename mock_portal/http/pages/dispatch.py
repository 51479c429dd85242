"""The choice of the page for an address of a town."""

import sqlite3
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from .page import TownPage
from .visit import TownVisits

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class Dispatch:
    """Finds the page of an address in one look-up, where Starlette would try route after route.

    A former address, or one in other letter case, is redirected: the real portal runs on ASP.NET, which knows no case.
    """

    def __init__(self, visits: TownVisits, pages: Mapping[str, TownPage], moved: Mapping[str, str]) -> None:
        self._visits = visits
        self._pages = pages
        self._moved = {page.casefold(): page for page in pages if page} | {
            old.casefold(): page for old, page in moved.items()
        }

    async def respond(self, request: Request) -> Response:
        """The response of the page at the address.

        Raises:
            HTTPException: 404 for an address without a page, 405 for a method that the page does not know.
        """
        page = self._pages.get(request.path_params["page"])
        if page is None:
            return self._redirect(request)
        allowed = {*page.methods, *(["HEAD"] if "GET" in page.methods else [])}
        if request.method not in allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed))})
        try:
            return await page.respond(request, self._visits.open)
        except sqlite3.IntegrityError as error:
            # The town may have been deleted while the request waited: then nothing of it can be written any more.
            if self._visits.tenants.find(request.path_params["town"]) is None:
                raise HTTPException(404) from error
            raise

    def _redirect(self, request: Request) -> Response:
        town = request.path_params["town"]
        page = self._moved.get(request.path_params["page"].rstrip("/").casefold())
        if page is None or self._visits.tenants.find(town) is None:
            raise HTTPException(404)
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{self._visits.site.root_path}/{town}/espace-citoyens/{page}{query}", 308)
