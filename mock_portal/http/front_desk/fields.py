"""The fields of a form, read as numbers, amounts, days and moments, which are typed as the French write them."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from ...wording import front_desk as words
from ...wording.formats import whole_number
from ..frame.form import Form

LARGEST_SEED = 2**53
LONGEST_NUMBER = 20


class InvalidFields(Exception):
    """Fields are wrong; `errors` holds the messages by the name of the field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


class Fields:
    """Reads the fields of a form one after the other, and collects their errors."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._errors: dict[str, str] = {}

    def refuse(self, name: str, message: str) -> None:
        """Add the error of a field; the first one of a field counts."""
        self._errors.setdefault(name, message)

    def check(self) -> None:
        """Raise the errors, if there are any.

        Raises:
            InvalidFields: a field is wrong.
        """
        if self._errors:
            raise InvalidFields(self._errors)

    def is_ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self._form.get(name))

    def text(self, name: str, label: str, longest: int) -> str:
        """A text of 1 to `longest` characters."""
        typed = self._form.get(name)
        if not 0 < len(typed) <= longest:
            self.refuse(name, words.TEXT_EXPECTED.format(label=label, longest=whole_number(longest)))
        return typed

    def whole(self, name: str, label: str, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`; None for an empty field."""
        typed = "".join(self._form.get(name).split())
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER and least <= int(typed) <= most:
            return int(typed)
        message = words.WHOLE_NUMBER_EXPECTED
        self.refuse(name, message.format(label=label, least=whole_number(least), most=whole_number(most)))
        return None

    def seed(self, name: str) -> int | None:
        """The seed of random values; None for an empty field."""
        return self.whole(name, words.LABELS["seed"], 0, LARGEST_SEED)

    def decimal(self, name: str, label: str, most: int) -> Decimal | None:
        """A number from 0 to `most`, with a comma or a point; None for an empty field."""
        typed = "".join(self._form.get(name).split()).replace(",", ".")
        if not typed:
            return None
        try:
            value = Decimal(typed)
        except InvalidOperation:
            value = Decimal(-1)
        if value.is_finite() and 0 <= value <= most:
            return value
        self.refuse(name, words.NUMBER_EXPECTED.format(label=label, most=whole_number(most)))
        return None

    def cents(self, name: str, label: str, most: int) -> int | None:
        """An amount in cents, typed in euros; None for an empty field."""
        euros = self.decimal(name, label, most // 100)
        if euros is None or euros * 100 == int(euros * 100):
            return None if euros is None else int(euros * 100)
        self.refuse(name, words.CENTS_EXPECTED.format(label=label))
        return None

    def day(self, name: str, label: str) -> date | None:
        """A day; None for an empty field."""
        moment = self._parsed(name, words.DAY_EXPECTED.format(label=label))
        return moment.date() if moment else None

    def moment(self, name: str, label: str, zone: str) -> datetime | None:
        """A moment in a time zone; None for an empty field."""
        moment = self._parsed(name, words.MOMENT_EXPECTED.format(label=label))
        return moment.replace(tzinfo=ZoneInfo(zone)) if moment else None

    def _parsed(self, name: str, message: str) -> datetime | None:
        typed = self._form.get(name)
        try:
            return datetime.fromisoformat(typed) if typed else None
        except ValueError:
            self.refuse(name, message)
            return None
