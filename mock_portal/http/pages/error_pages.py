"""The pages for errors of HTTP."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...wording import pages as words
from .visit import TownVisits


class ErrorPages:
    """Responds to errors: in the look of the town where the address names one, else plainly; to API clients in JSON.

    Args:
        visits: opens the visits of towns' pages.
        root_path: the path before the addresses of the application that the pages are for.
    """

    def __init__(self, visits: TownVisits, root_path: str) -> None:
        self._visits = visits
        self._root_path = root_path

    async def respond(self, request: Request, error: Exception) -> Response:
        """The page for an error; an unforeseen one is raised again by Starlette, so that the server logs it."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = error.headers if isinstance(error, HTTPException) else None
        if request.url.path.startswith("/__control__"):
            return JSONResponse({"error": _for_clients(status, request)}, status, headers)
        heading, sentence = words.HTTP_ERRORS.get(status, words.OTHER_HTTP_ERROR)
        response = self._page(request, status, heading, sentence)
        response.headers.update(headers or {})
        return response

    def _page(self, request: Request, status: int, heading: str, sentence: str) -> Response:
        slug = request.url.path.removeprefix(self._root_path).partition("/")[2].partition("/")[0]
        tenant = self._visits.tenants.find(slug)
        # After an unforeseen error nothing is read from the database any more: the plain page needs none.
        if tenant and status < 500:
            visit = self._visits.of(tenant, request)
            title = words.ERROR_TITLE.format(title=heading.lower())
            return visit.render("error", title, status=status, heading=heading, sentence=sentence)
        site = f"{self._root_path}/{slug}/espace-citoyens/" if tenant else None
        context = {"heading": heading, "sentence": sentence, "root": self._root_path, "site": site}
        return self._visits.site.html("error_plain.html", context, status)


def _for_clients(status: int, request: Request) -> str:
    return f"{request.method} {request.url.path}: {HTTPStatus(status).phrase}. See /__control__/openapi.json."
