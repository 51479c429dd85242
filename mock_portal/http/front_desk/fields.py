"""Reading what an agent typed: numbers, amounts, days and moments as the French write them."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from mock_portal.http.frame.form import Form

LARGEST_SEED = 2**53
LONGEST_NUMBER = 20


class Refused(Exception):
    """What was typed cannot be; the sentences stand by the name of their field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


class Fields:
    """Reads the fields of a form one after the other, and refuses all that are wrong at once."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._errors: dict[str, str] = {}

    def refuse(self, name: str, sentence: str) -> None:
        """Note that a field is wrong."""
        self._errors.setdefault(name, sentence)

    def check(self) -> None:
        """Go no further when a field is wrong.

        Raises:
            Refused: one is.
        """
        if self._errors:
            raise Refused(self._errors)

    def is_ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self._form.get(name))

    def text(self, name: str, label: str, longest: int) -> str:
        """A text that may not be empty."""
        typed = self._form.get(name)
        if not 0 < len(typed) <= longest:
            self.refuse(name, f"{label}\u00a0: indiquez de 1 à {spaced(longest)} caractères.")
        return typed

    def whole(self, name: str, label: str, least: int, most: int) -> int | None:
        """A whole number, or None where the field was left empty."""
        typed = "".join(self._form.get(name).split())
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER and least <= int(typed) <= most:
            return int(typed)
        self.refuse(name, f"{label}\u00a0: indiquez un nombre entier de {spaced(least)} à {spaced(most)}.")
        return None

    def seed(self, name: str) -> int | None:
        """Where chances come from."""
        return self.whole(name, "Graine", 0, LARGEST_SEED)

    def decimal(self, name: str, label: str, most: int) -> Decimal | None:
        """A number from 0 on, with a comma or a point, or None where the field was left empty."""
        typed = "".join(self._form.get(name).split()).replace(",", ".")
        if not typed:
            return None
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal(-1)
        if value.is_finite() and 0 <= value <= most:
            return value
        self.refuse(name, f"{label}\u00a0: indiquez un nombre de 0 à {spaced(most)}, par exemple 2,5.")
        return None

    def cents(self, name: str, label: str, most: int) -> int | None:
        """An amount in euros, as cents."""
        euros = self.decimal(name, label, most // 100)
        if euros is None or euros * 100 == int(euros * 100):
            return None if euros is None else int(euros * 100)
        self.refuse(name, f"{label}\u00a0: indiquez un montant au centime près, par exemple 12,50.")
        return None

    def day(self, name: str, label: str) -> date | None:
        """A day, or None where the field was left empty."""
        moment = self._parsed(name, f"{label}\u00a0: indiquez un jour, par exemple 2026-09-30.")
        return moment.date() if moment else None

    def moment(self, name: str, label: str, zone: str) -> datetime | None:
        """A moment on the town's own clocks, or None where the field was left empty."""
        moment = self._parsed(name, f"{label}\u00a0: indiquez un jour et une heure, par exemple 2026-09-30T09:00.")
        return moment.replace(tzinfo=ZoneInfo(zone)) if moment else None

    def _parsed(self, name: str, sentence: str) -> datetime | None:
        typed = self._form.get(name)
        try:
            return datetime.fromisoformat(typed) if typed else None
        except ValueError:
            self.refuse(name, sentence)
            return None


def spaced(number: int) -> str:
    """A number as the French write it: 100 000."""
    return f"{number:,}".replace(",", "\u00a0")
