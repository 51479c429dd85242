"""The static files that pages and PDF documents share: styles, scripts, pictures and the font."""

import re
from base64 import b64encode
from pathlib import Path

STATIC = Path(__file__).with_name("static")
"""The folder of the static files."""
STYLESHEET = "portal.css"
FONT = re.compile(r'url\("(fonts/[\w.-]+\.woff2)"\)')


def stylesheet() -> bytes:
    """The stylesheet of all pages, with its font within it.

    A browser shows nothing before it has the stylesheet, but it lays out a page without a font that comes apart. When
    that came, the words moved: what was pressed at one place was released at another, and the click was lost.
    """
    text = (STATIC / STYLESHEET).read_text(encoding="utf-8")
    return FONT.sub(lambda found: f'url("data:font/woff2;base64,{_base64(found[1])}")', text).encode()


def _base64(name: str) -> str:
    return b64encode((STATIC / name).read_bytes()).decode()
