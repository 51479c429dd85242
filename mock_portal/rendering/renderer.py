"""The rendering of templates: HTML escaped, text as it is, and nothing undefined."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from mock_portal.rendering.fragments import Fragments
from mock_portal.wording.formats import amount, day, moment


class Renderer:
    """Renders templates with French dates and amounts."""

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
        self._environment.filters |= {"amount": amount, "day": day, "moment": moment}

    def text(self, name: str, context: Mapping[str, object]) -> str:
        """The text that a template makes of a context."""
        return self._environment.get_template(name).render(context)
