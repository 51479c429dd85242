"""Dates as people write them, as a field for dates takes them."""

import re

DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")


def as_field_takes_it(text: str) -> str:
    """Return a day written as 15/03/2026 as HTML wants it in a field for dates, 2026-03-15; anything else as it is."""
    found = DAY_FIRST.fullmatch(text.strip())
    return f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}" if found else text.strip()
