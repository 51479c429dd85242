"""The responses of a site: pages, redirects, cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...rendering.renderer import Renderer


@dataclass(frozen=True)
class Site:
    """The templates, the path before every address ("" at the root of a host), and whether cookies need HTTPS.

    `is_unprotected` says that passwords are hashed as for tests alone; the front desk and the root page say so.
    """

    renderer: Renderer
    root_path: str
    is_secure: bool
    is_unprotected: bool = False

    def html(self, template: str, context: Mapping[str, object], status: int) -> Response:
        """A page, rendered from a template."""
        return HTMLResponse(self.renderer.text(template, context), status)

    def redirect(self, path: str) -> Response:
        """A redirect to a path of this site, by GET whatever the method of the request was."""
        return RedirectResponse(path, status_code=303)

    def cookie_name(self, name: str, scope: str = "") -> str:
        """The name of a cookie; by HTTPS with the prefix by which a browser takes it from this very host alone.

        Such a cookie is sent to every path of the host, so that its name has to say what it is for.
        """
        return f"__Host-{name}{'-' if scope else ''}{scope}" if self.is_secure else name

    def set_cookie(
        self, response: Response, name: str, value: str, *, path: str, samesite: Literal["lax", "strict"]
    ) -> None:
        """Give the browser a cookie, by the name of `cookie_name`, that scripts cannot read."""
        where = "/" if self.is_secure else path
        response.set_cookie(name, value, httponly=True, samesite=samesite, path=where, secure=self.is_secure)
