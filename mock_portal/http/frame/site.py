"""The responses of a site: pages, redirects, cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...rendering.renderer import Renderer


@dataclass(frozen=True)
class Site:
    """The templates, the path before every address ("" at the root of a host), and whether cookies need HTTPS."""

    renderer: Renderer
    root_path: str
    is_secure: bool

    def html(self, template: str, context: Mapping[str, object], status: int) -> Response:
        """A page, rendered from a template."""
        return HTMLResponse(self.renderer.text(template, context), status)

    def redirect(self, path: str) -> Response:
        """A redirect to a path of this site, by GET whatever the method of the request was."""
        return RedirectResponse(path, status_code=303)

    def set_cookie(
        self, response: Response, name: str, value: str, *, path: str, samesite: Literal["lax", "strict"]
    ) -> None:
        """Give the browser a cookie that scripts cannot read."""
        response.set_cookie(name, value, httponly=True, samesite=samesite, path=path, secure=self.is_secure)
