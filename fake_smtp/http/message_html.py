"""The HTML of a message as a browser may show it: nothing of it acts, and nothing is loaded from elsewhere."""

import re
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from fake_smtp.http.backend import mailbox_path
from fake_smtp.mime.message import Message

_ADDITION = (
    '<base target="_blank"><style>@font-face{font-family:"Source Sans 3";font-weight:200 900;font-display:block;'
    'src:url("%s/static/fonts/source-sans-3.woff2") format("woff2")}'
    ':where(body){margin:22px 28px;font-family:"Source Sans 3",sans-serif}</style>'
)
_PLACES = (
    (re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE), "%s"),
    (re.compile(r"<html(\s[^>]*)?>", re.IGNORECASE), "<head>%s</head>"),
    (re.compile(r"<!doctype[^>]*>", re.IGNORECASE), "<head>%s</head>"),
)
_CONTENT_ID = re.compile(r"\bcid:([^\s\"'()<>]+)", re.IGNORECASE)

# A policy stops what these would load, but not the connection that browsers open ahead of it.
_CONNECTING = (
    (re.compile(r"<link(?=[\s/>])", re.IGNORECASE), "<meta"),
    (re.compile(r"<(/?)(iframe|frame|object|embed)(?=[\s/>])", re.IGNORECASE), r"<\1x-\2"),
)

# The frame may be measured by the page around it (allow-same-origin), which is harmless as long as it has no
# scripts; a click on a link opens a new tab.
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


def html_answer(request: Request, message: Message, *, framed: bool) -> Response:
    """Answer the HTML body with its inline pictures; framed, its links open new tabs and it has our web font."""
    html = _with_pictures(message)
    for connecting, inert in _CONNECTING:
        html = connecting.sub(inert, html)
    if framed:
        html = _with_addition(html, _ADDITION % request.app.state.root)
    own_parts = f"{mailbox_path(request)}/api/v1/message/{message.id}/part/"
    policy = _POLICY % (_sources(request, own_parts), _sources(request, "/static/fonts/"))
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, **_HEADERS})


def _sources(request: Request, folder: str) -> str:
    """Return one of our folders as a policy names it: whoever looks at a message asks nothing else of the API."""
    sources = f"{request.url.netloc}{folder} {request.app.state.public_url}{folder}"
    # A policy has no way to write an IPv6 address.
    return "'self'" if "[" in sources else sources


def _with_pictures(message: Message) -> str:
    """Point ``cid:`` at the parts of the message."""
    parts = {part.content_id: part.part_id for part in message.inline + message.attachments if part.content_id}

    def address(match: re.Match[str]) -> str:
        part_id = parts.get(unquote(match[1]))
        return f"../api/v1/message/{message.id}/part/{quote(part_id)}" if part_id else match[0]

    return _CONTENT_ID.sub(address, message.html) if parts else message.html


def _with_addition(html: str, addition: str) -> str:
    for place, form in _PLACES:
        if match := place.search(html):
            return html[: match.end()] + form % addition + html[match.end() :]
    return addition + html
