"""The HTML of a message, made safe for a browser: nothing of it connects to other hosts before a policy applies."""

import re
from typing import Literal
from urllib.parse import quote, unquote

from ..mime.message import Message

_FRAME_HEAD = (
    '<base target="_blank"><style>@font-face{font-family:"Source Sans 3";font-weight:200 900;font-display:block;'
    'src:url("%s/static/fonts/source-sans-3.woff2") format("woff2")}'
    ':where(body){margin:22px 28px;font-family:"Source Sans 3",sans-serif}</style>'
)
# No "<" within a tag: else each "<head" of a document of many would be compared to its end.
_HEAD_POSITIONS = (
    (re.compile(r"<head(\s[^<>]*)?>", re.IGNORECASE), "%s"),
    (re.compile(r"<html(\s[^<>]*)?>", re.IGNORECASE), "<head>%s</head>"),
    (re.compile(r"<!doctype[^<>]*>", re.IGNORECASE), "<head>%s</head>"),
)
_CONTENT_ID = re.compile(r"\bcid:([^\s\"'()<>]+)", re.IGNORECASE)

# The policy of the page stops what these elements would load, but not the connection that browsers open before that.
_CONNECTING_ELEMENTS = (
    (re.compile(r"<link(?=[\s/>])", re.IGNORECASE), "<meta"),
    (re.compile(r"<(/?)(iframe|frame|object|embed)(?=[\s/>])", re.IGNORECASE), r"<\1x-\2"),
)

# A link that would open in the frame, or in the place of the webmail, opens a new tab as all others do.
_LINK_TAG = re.compile(r"<(?:a|area|form)\s[^<>]*>", re.IGNORECASE)
_TARGET = re.compile(r"""\starget\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)


Scheme = Literal["", "light", "dark"]
_PREFERENCE = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)", re.IGNORECASE)
_ALWAYS, _NEVER = "(min-width: 0)", "(max-width: 0)"
_KNOWS_DARK = re.compile(r"(?<!prefers-)color-scheme[\"']?\s*(?:=|:|content=)[^;{}<>]{0,60}\bdark", re.IGNORECASE)


def rewritten_html(root: str | None, message: Message, scheme: Scheme = "") -> str:
    """Return the HTML body with its inline images; with a ``root``, as the webmail there frames it.

    In a frame its links open new tabs, and it has our web font. With a ``scheme``, it looks as for a reader who prefers
    this one, whatever the browser says.
    """
    if not message.html:
        return ""
    html = _with_inline_images(message)
    for element, replacement in _CONNECTING_ELEMENTS:
        html = element.sub(replacement, html)
    if root is not None:
        html = _LINK_TAG.sub(lambda tag: _TARGET.sub("", tag[0]), html)
        html = _insert_into_head(html, _FRAME_HEAD % root)
    return _in_scheme(html, scheme) if scheme else html


def _in_scheme(html: str, scheme: Scheme) -> str:
    html = _PREFERENCE.sub(lambda match: _ALWAYS if match[1].lower() == scheme else _NEVER, html)
    # A message that does not say that it knows dark is shown on white by everyone.
    if scheme == "light" or _KNOWS_DARK.search(html):
        return _insert_into_head(html, f"<style>:root{{color-scheme:{scheme}!important}}</style>")
    return html


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
