"""Dates and amounts as the French write them. Babel is imported by whoever needs it first: the start does not wait."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

LOCALE = "fr_FR"


@lru_cache(maxsize=4096)
def amount(cents: int) -> str:
    """An amount: 1 234,56 €, with spaces that do not break."""
    from babel.numbers import format_currency

    return format_currency(Decimal(cents) / 100, "EUR", locale=LOCALE).replace("\u202f", "\u00a0")


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """A day: 31/08/2026."""
    from babel.dates import format_date

    return format_date(value, "dd/MM/yyyy", locale=LOCALE)


@lru_cache(maxsize=4096)
def month(value: date) -> str:
    """A month: août 2026."""
    from babel.dates import format_date

    return format_date(value, "MMMM y", locale=LOCALE)


def moment(value: datetime) -> str:
    """A moment: 7 septembre 2026 à 09:00."""
    from babel.dates import format_datetime

    return format_datetime(value, "d MMMM y 'à' HH:mm", locale=LOCALE)
