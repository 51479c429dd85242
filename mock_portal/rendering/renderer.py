"""The rendering of templates."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from mock_portal.rendering.fragments import Fragments
from mock_portal.wording.billing import INVOICE_STATUSES
from mock_portal.wording.formats import amount, day, moment, whole_number


class Renderer:
    """Renders templates: HTML is escaped, plain text is not, and an unknown variable is an error."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("mock_portal.rendering"),
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
            "invoice_status": INVOICE_STATUSES.__getitem__,
        }

    def text(self, name: str, context: Mapping[str, object]) -> str:
        """The text of a template, by its path below `templates/`, with the variables of a context."""
        return self._environment.get_template(name).render(context)
