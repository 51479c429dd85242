"""The languages of the webmail: their texts, with dates and sizes as each of them writes them."""

from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from ...errors import BadQuery
from ...mime.defects import Defect
from . import english, french

FRENCH = "fr"
_PARIS = ZoneInfo("Europe/Paris")
_FULL_DATE = {"fr": "EEEE d MMMM y 'à' HH:mm", "en": "EEEE d MMMM y 'at' HH:mm"}
_SHORT_DATE = "d MMM y"

_TEXTS = {"fr": french.TEXTS, "en": english.TEXTS}


class Language:
    """One language: ``texts`` by key, and formats of dates and sizes; an unknown code gives French."""

    def __init__(self, code: str) -> None:
        self.code = code if code in _TEXTS else FRENCH
        self.texts = MappingProxyType(_TEXTS[self.code])

    @property
    def other(self) -> str:
        """Return the code of the other language."""
        return "en" if self.code == FRENCH else FRENCH

    def full_date(self, date: datetime) -> str:
        """Return ``lundi 2 novembre 2026 à 09:30``, in the time zone of Paris: the same on every machine."""
        return format_datetime(date, _FULL_DATE[self.code], tzinfo=_PARIS, locale=self.code)

    def short_date(self, date: datetime) -> str:
        """Return ``2 nov. 2026``."""
        return format_datetime(date, _SHORT_DATE, tzinfo=_PARIS, locale=self.code)

    def unread(self, count: int) -> str:
        """Return ``3 messages non lus``; empty for 0."""
        if not count:
            return ""
        return self.texts["unread_one"] if count == 1 else self.texts["unread_many"].format(count)

    def defect(self, defect: Defect) -> str:
        """Return what could not be decoded."""
        return self.texts[defect.kind].format(defect.name)

    def problem(self, bad: BadQuery) -> str:
        """Return which part of a search cannot be parsed."""
        return self.texts[f"bad_{bad.problem}"].format(bad.value)

    def size(self, count: int) -> str:
        """Return a number of bytes as ``12 ko``."""
        units = ("octets", "ko", "Mo") if self.code == FRENCH else ("bytes", "kB", "MB")
        size, unit = float(count), units[0]
        for unit in units:
            if size < 1000 or unit == units[-1]:
                break
            size /= 1000
        number = f"{size:.1f}".removesuffix(".0") if size < 10 else f"{size:.0f}"
        return f"{number.replace('.', ',') if self.code == FRENCH else number}\u00a0{unit}"
