"""The body of a message as a browser may show it: nothing in it acts, nothing is loaded, links open a new tab.

What keeps it so is the sandbox and `POLICY`; the HTML is rewritten only for what those leave open: links, connections
that a browser opens ahead of the policy, and inline images.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import unquote

from portail.mailbox.content.bodies import Content, Image
from portail.mailbox.content.html_tags import Tag, tokens
from portail.mailbox.content.links import is_clickable, without_punctuation

# The page around the frame measures it (allow-same-origin), which is harmless as long as it has no scripts.
SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    f"form-action 'none'; frame-ancestors 'self'; sandbox {SANDBOX}"
)
INLINED_BYTES = 25_000_000
HTML_STYLE = ':where(body){margin:22px 28px;font-family:"Source Sans 3","Source Sans Pro",sans-serif}'
TEXT_STYLE = (
    ":root{color-scheme:light dark}"
    'body{margin:22px 28px;font:17px/1.55 "Source Sans 3","Source Sans Pro",sans-serif;'
    "white-space:pre-wrap;overflow-wrap:anywhere;color:light-dark(#1b2733,#e8edf2)}"
    "a{color:light-dark(#14507d,#8cc4f0)}"
)
_DOCTYPE = re.compile(r"\s*<!doctype[^>]*>", re.IGNORECASE)
_CONTENT_ID = re.compile(r"\bcid:([^\s\"'()<>]+)", re.IGNORECASE)
_URL = re.compile(r"\b(?:https?|ftp)://[^\s<>\"]+", re.IGNORECASE)
_DROPPED = {"base", "link", "meta"}
_RENAMED = {"iframe", "frame", "frameset", "object", "embed"}


def render_body(content: Content) -> str:
    """Return the document that the frame shows: the HTML of the message, or its plain text with links."""
    return _html(content) if content.html.strip() else _text(content.text)


def _html(content: Content) -> str:
    doctype = _DOCTYPE.match(content.html)
    start = doctype.end() if doctype else 0
    rewritten = "".join(_rewrite(content.html[start:]))
    head = f'<meta charset="utf-8"><base target="_blank"><style>{HTML_STYLE}</style>'
    return content.html[:start] + head + _with_images(rewritten, content.images)


def _text(text: str) -> str:
    body = "".join(_linked(text.strip("\n")))
    return f'<!doctype html><meta charset="utf-8"><title></title><style>{TEXT_STYLE}</style><body>{body}</body>'


def _linked(text: str) -> Iterator[str]:
    """Yield the text, escaped, with its URLs as links."""
    at = 0
    for found in _URL.finditer(text):
        url = without_punctuation(found[0])
        yield escape(text[at : found.start()])
        yield f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(url)}</a>'
        at = found.start() + len(url)
    yield escape(text[at:])


def _rewrite(html: str) -> Iterator[str]:
    at = 0
    for token in tokens(html):
        if isinstance(token, Tag) and (replacement := _replacement(token)) is not None:
            yield html[at : token.start]
            yield replacement
            at = token.end
    yield html[at:]


def _replacement(tag: Tag) -> str | None:
    """Return what stands for a tag; `None`: the tag itself."""
    if tag.name in _DROPPED:
        return ""
    if tag.name in _RENAMED:
        return f"<{'/' * tag.is_end}x-{tag.name}>"
    if tag.name in ("a", "area") and not tag.is_end:
        return _link(tag)
    return None


def _link(tag: Tag) -> str:
    """Return the tag of a link that opens a new tab; one that leads nowhere outside the message is left without URL."""
    url = tag.get("href").strip()
    attributes = {name: tag.get(name) for name in tag.attributes if name not in ("href", "target", "rel", "ping")}
    if is_clickable(url):
        attributes |= {"href": url, "target": "_blank", "rel": "noopener noreferrer"}
    elif url.startswith("#"):
        attributes |= {"href": url, "target": "_self"}
    written = (f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag.name}{''.join(written)}>"


def _with_images(html: str, images: Mapping[str, Image]) -> str:
    """Replace `cid:` URLs by the images themselves, up to `INLINED_BYTES` in all."""
    left = INLINED_BYTES

    def data_url(found: re.Match[str]) -> str:
        nonlocal left
        image = images.get(unquote(found[1]))
        if image is None or len(image.data) > left:
            return found[0]
        left -= len(image.data)
        return f"data:{image.media_type};base64,{b64encode(image.data).decode()}"

    return _CONTENT_ID.sub(data_url, html) if images else html
