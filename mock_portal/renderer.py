"""The rendering of templates: HTML escaped, text as it is, and nothing undefined."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

LOCALE = "fr_FR"


class Renderer:
    """Renders templates with French dates and amounts."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("mock_portal"),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters |= {"amount": amount, "day": day, "moment": moment}

    def text(self, name: str, context: Mapping[str, object]) -> str:
        """The text that a template makes of a context."""
        return self._environment.get_template(name).render(context)


@lru_cache(maxsize=4096)
def amount(cents: int) -> str:
    """An amount as the French write it: 1 234,56 €, with spaces that do not break."""
    return format_currency(Decimal(cents) / 100, "EUR", locale=LOCALE).replace("\u202f", "\u00a0")


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """A day as the French write it: 31/08/2026."""
    return format_date(value, "dd/MM/yyyy", locale=LOCALE)


def moment(value: datetime) -> str:
    """A moment as the French write it: 7 septembre 2026 à 09:00."""
    return format_datetime(value, "d MMMM y 'à' HH:mm", locale=LOCALE)
