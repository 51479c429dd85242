"""The values that bodies of requests hold, each exactly as narrow as the portal takes it."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from msgspec import Meta

from ...accounts.accounts import USERNAME
from ...billing.issuing import NUMBER
from ...families.names import EMAIL, LONGEST, NAME, SPACE
from ...tenants.clock import OF_THESE_YEARS
from ...tenants.tenants import SLUG

MOST_CENTS = 10_000_000
IN_RANGE: dict[str, Any] = {"pattern": OF_THESE_YEARS}
"""Said of days and moments, whose years the portal checks itself: msgspec has no word for it."""


def _matching(pattern: str) -> dict[str, Any]:
    """Said of a text that the portal checks itself, and refuses with a better sentence than msgspec has."""
    return {"pattern": f"^(?:{pattern})$"}


def _whole(pattern: re.Pattern[str]) -> str:
    """A pattern for all of a text: Python's `$` passes over a last line end, JavaScript's does not."""
    return rf"^(?:{pattern.pattern})(?!\n)$"


Slug = Annotated[str, Meta(examples=["essai"], extra_json_schema=_matching(SLUG.pattern))]
Name = Annotated[
    str, Meta(min_length=1, max_length=LONGEST, examples=["Martin"], extra_json_schema=_matching(NAME.pattern))
]
EmailAddress = Annotated[
    str,
    Meta(
        max_length=LONGEST,
        examples=["marie.martin@example.org"],
        extra_json_schema=_matching(rf"[{SPACE}]*{EMAIL.pattern}[{SPACE}]*"),
    ),
]
Username = Annotated[str, Meta(pattern=_whole(USERNAME), examples=["marie.martin"])]
InvoiceNumber = Annotated[str, Meta(pattern=_whole(NUMBER), examples=["2026090000421"])]
Password = Annotated[str, Meta(min_length=1, max_length=1000, examples=["Tulipe-Bleue-2026"])]
Moment = Annotated[datetime, Meta(tz=True)]
GivenMoment = Annotated[datetime, Meta(tz=True, extra_json_schema=IN_RANGE)]
GivenDay = Annotated[date, Meta(extra_json_schema=IN_RANGE)]
Seed = Annotated[int, Meta(ge=0, le=2**53, examples=[7])]
Cents = Annotated[int, Meta(ge=0, le=MOST_CENTS, examples=[4200])]
Label = Annotated[str, Meta(min_length=1, max_length=200, examples=["Séjour à la neige"])]
