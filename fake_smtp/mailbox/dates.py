"""Dates and time zones in the search language."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..errors import BadQuery

_TIMESTAMP = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_DAY = r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT = {
    "type": "string",
    "anyOf": [
        {"format": "date", "pattern": f"^{_DAY}$"},
        {"format": "date-time", "pattern": f"^{_DAY}T{_TIME}$"},
        {"pattern": f"^{_TIMESTAMP.pattern}$"},
    ],
    "examples": ["2026-11-23"],
}
"""The JSON schema of what ``parse_moment`` reads: only forms that JSON Schema can tell from others."""
_MOMENT = re.compile(f"{_DAY}(?:T{_TIME})?|{_TIMESTAMP.pattern}")


def parse_date(value: str, zone: tzinfo) -> datetime:
    """Parse an ISO or RFC 5322 date, or seconds or milliseconds since 1970; without a zone it is in ``zone``.

    Raises:
        BadQuery: the value is none of them.
    """
    for parse in (_since_1970, _iso, _rfc_5322):
        try:
            date = parse(value)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if 1 < date.year < 9999:
            return date if date.tzinfo else date.replace(tzinfo=zone)
    raise BadQuery("date", value)


def parse_moment(value: str) -> datetime:
    """Parse a day (UTC) or a moment of RFC 3339 of the years 1000 to 2999, or seconds or milliseconds since 1970.

    Raises:
        BadQuery: the value is none of them.
    """
    if not _MOMENT.fullmatch(value):
        raise BadQuery("date", value)
    return parse_date(value, UTC)


def _since_1970(value: str) -> datetime:
    if not _TIMESTAMP.fullmatch(value):
        raise ValueError(value)
    return datetime.fromtimestamp(int(value) / (1000 if len(value) > 10 else 1), UTC)


def _iso(value: str) -> datetime:
    return datetime.fromisoformat(value.replace("/", "-"))


def _rfc_5322(value: str) -> datetime:
    return parsedate_to_datetime(value if ":" in value else f"{value} 00:00")


def parse_zone(name: str) -> tzinfo:
    """Return the time zone of this name (IANA); UTC for an empty one.

    Raises:
        BadQuery: there is no such zone.
    """
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadQuery("zone", name) from error
