"""The response with the HTML of a message: no scripts run, and only pictures come from elsewhere, on demand."""

from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ..mailbox.mailbox import Mailbox
from .backend import mailbox_path
from .rewritten_html import Scheme, rewritten_html

# allow-same-origin lets the page around the frame measure it, which is harmless as long as the frame has no scripts;
# allow-popups lets a click on a link open a new tab.
SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src %s data:; font-src %s data:; "
    f"base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox {SANDBOX}"
)
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "Cache-Control": "no-store",
}


def html_response(
    request: Request,
    mailbox: Mailbox,
    message_id: str,
    *,
    framed: bool,
    with_pictures: bool,
    scheme: Scheme,
) -> Response | None:
    """Return the HTML body of a message, ``framed`` as the webmail frames it; None where it has none.

    ``with_pictures`` lets the browser load pictures of other servers, which may tell the sender that somebody reads;
    ``scheme`` is that of ``rewritten_html``.
    """
    html = mailbox.read(message_id, partial(rewritten_html, request.app.state.root if framed else None, scheme=scheme))
    if not html:
        return None
    own_parts = f"{mailbox_path(request)}/api/v1/message/{message_id}/part/"
    pictures = _sources(request, own_parts) + (" http: https:" if with_pictures else "")
    policy = _POLICY % (pictures, _sources(request, "/static/fonts/"))
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, **_HEADERS})


def _sources(request: Request, folder: str) -> str:
    """Return a folder of this server as a policy source: a message must not load anything else of the API."""
    sources = f"{request.url.netloc}{folder} {request.app.state.public_url}{folder}"
    # A policy source cannot be an IPv6 address.
    return "'self'" if "[" in sources else sources
