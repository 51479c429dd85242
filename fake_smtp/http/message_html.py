"""The HTML of a message, made safe for a browser: no scripts run, and nothing is loaded from other hosts."""

import re
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ..mime.message import Message
from .backend import mailbox_path

_FRAME_HEAD = (
    '<base target="_blank"><style>@font-face{font-family:"Source Sans 3";font-weight:200 900;font-display:block;'
    'src:url("%s/static/fonts/source-sans-3.woff2") format("woff2")}'
    ':where(body){margin:22px 28px;font-family:"Source Sans 3",sans-serif}</style>'
)
_HEAD_POSITIONS = (
    (re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE), "%s"),
    (re.compile(r"<html(\s[^>]*)?>", re.IGNORECASE), "<head>%s</head>"),
    (re.compile(r"<!doctype[^>]*>", re.IGNORECASE), "<head>%s</head>"),
)
_CONTENT_ID = re.compile(r"\bcid:([^\s\"'()<>]+)", re.IGNORECASE)

# The policy below stops what these elements would load, but not the connection that browsers open before that.
_CONNECTING_ELEMENTS = (
    (re.compile(r"<link(?=[\s/>])", re.IGNORECASE), "<meta"),
    (re.compile(r"<(/?)(iframe|frame|object|embed)(?=[\s/>])", re.IGNORECASE), r"<\1x-\2"),
)

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


def html_response(request: Request, message: Message, *, framed: bool) -> Response:
    """Return the HTML body with its inline images; ``framed``, its links open new tabs and it has our web font."""
    html = _with_inline_images(message)
    for element, replacement in _CONNECTING_ELEMENTS:
        html = element.sub(replacement, html)
    if framed:
        html = _insert_into_head(html, _FRAME_HEAD % request.app.state.root)
    own_parts = f"{mailbox_path(request)}/api/v1/message/{message.id}/part/"
    policy = _POLICY % (_sources(request, own_parts), _sources(request, "/static/fonts/"))
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, **_HEADERS})


def _sources(request: Request, folder: str) -> str:
    """Return a folder of this server as a policy source: a message must not load anything else of the API."""
    sources = f"{request.url.netloc}{folder} {request.app.state.public_url}{folder}"
    # A policy source cannot be an IPv6 address.
    return "'self'" if "[" in sources else sources


def _with_inline_images(message: Message) -> str:
    """Replace ``cid:`` URLs by those of the parts of the message."""
    parts = {part.content_id: part.part_id for part in message.inline + message.attachments if part.content_id}

    def part_url(match: re.Match[str]) -> str:
        part_id = parts.get(unquote(match[1]))
        return f"../api/v1/message/{message.id}/part/{quote(part_id)}" if part_id else match[0]

    return _CONTENT_ID.sub(part_url, message.html) if parts else message.html


def _insert_into_head(html: str, elements: str) -> str:
    for position, template in _HEAD_POSITIONS:
        if match := position.search(html):
            return html[: match.end()] + template % elements + html[match.end() :]
    return elements + html
