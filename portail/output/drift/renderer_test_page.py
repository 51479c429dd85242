"""The page by whose picture two renderers are told to be the same: text, borders, form controls, a focus ring."""

import base64
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from portail.output.guide.html import FONTS
from portail.wording import drift as words

NORMAL, BOLD = (f"source-sans-3-latin-{weight}-normal.woff2" for weight in (400, 700))


@cache
def probe_page() -> str:
    """Return the page as HTML, its fonts inside: it depends on no font of the machine."""
    templates = Environment(loader=PackageLoader("portail.output.drift"), autoescape=True, undefined=StrictUndefined)
    return templates.get_template("probe.html").render(
        font=_font(NORMAL), bold=_font(BOLD), line=words.PROBE_LINE, word=words.PROBE_WORD
    )


def _font(name: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode((FONTS / name).read_bytes()).decode()}"
