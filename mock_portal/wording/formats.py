"""Dates, amounts and numbers as the French write them."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

# Babel is imported where it is first needed: importing it here would slow the start of the portal.

LOCALE = "fr_FR"


@lru_cache(maxsize=4096)
def amount(cents: int) -> str:
    """An amount: 1 234,56 €, with spaces that do not break."""
    from babel.numbers import format_currency

    # The font of the portal has no narrow no-break space (U+202F), which Babel puts between thousands.
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


def whole_number(value: int) -> str:
    """A whole number: 100 000, with spaces that do not break."""
    return f"{value:,}".replace(",", "\u00a0")


def decimal_number(value: float) -> str:
    """A number with as few decimals as it needs: 2,5."""
    return f"{value:g}".replace(".", ",")
