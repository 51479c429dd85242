"""The rendering of templates."""

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from ..wording.billing import INVOICE_STATUSES, ONLINE_REFUSALS
from ..wording.formats import amount, day, moment, whole_number
from .fragments import Fragments


class Renderer:
    """Renders templates: HTML is escaped, plain text is not, and an unknown variable is an error."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).with_name("templates")),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Fragments],
        )
        self._environment.filters |= {
            "amount": amount,
            "day": day,
            "moment": moment,
            "whole_number": whole_number,
            "bold": bold,
            "invoice_status": INVOICE_STATUSES.__getitem__,
            "online_refusal": ONLINE_REFUSALS.__getitem__,
        }

    def text(self, name: str, context: Mapping[str, object]) -> str:
        """The text of a template, by its path below `templates/`, with the variables of a context."""
        return self._environment.get_template(name).render(context)


def bold(text: str) -> Markup:
    """HTML of a text, in bold where it stands between two asterisks on each side."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", str(escape(text))))
