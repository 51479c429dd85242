"""The pages for what the portal cannot answer otherwise."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from mock_portal.components import Portal
from mock_portal.http.pages.visit import Visit

WORDS = {
    404: ("Page introuvable", "La page que vous demandez n’existe pas, ou n’existe plus. Vérifiez son adresse."),
    405: ("Action impossible", "Cette page ne peut pas être utilisée de cette manière."),
    413: ("Envoi trop volumineux", "Ce que vous avez envoyé est trop volumineux."),
    500: ("Incident technique", "Un incident est survenu de notre côté. Veuillez réessayer dans quelques minutes."),
}
OTHERWISE = ("Demande incomprise", "Votre demande n’a pas pu être comprise. Reprenez depuis la page d’accueil.")


class ErrorPages:
    """Answers errors with a page in the town's clothes, where the address names a town, or a plain one."""

    def __init__(self, portal: Portal, root: str) -> None:
        self._portal = portal
        self._root = root

    async def answer(self, request: Request, error: Exception) -> Response:
        """The page for an error; an unforeseen one is raised again by the server, to be seen in its log."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = error.headers if isinstance(error, HTTPException) else None
        if request.url.path.startswith("/__control__"):
            return JSONResponse({"error": _plain(status, request)}, status, headers)
        heading, sentence = WORDS.get(status, OTHERWISE)
        response = self._page(request, status, heading, sentence)
        response.headers.update(headers or {})
        return response

    def _page(self, request: Request, status: int, heading: str, sentence: str) -> Response:
        slug = request.url.path.removeprefix(self._root).partition("/")[2].partition("/")[0]
        tenant = self._portal.tenants.find(slug)
        if tenant and status < 500:
            visit = Visit(self._portal, tenant, request)
            return visit.page("error", f"Erreur : {heading.lower()}", status=status, heading=heading, sentence=sentence)
        html = self._portal.renderer.text(
            "error_plain.html",
            {"heading": heading, "sentence": sentence, "root": self._root},
        )
        return HTMLResponse(html, status)


def _plain(status: int, request: Request) -> str:
    return f"{request.method} {request.url.path}: {HTTPStatus(status).phrase}. See /__control__/openapi.json."
