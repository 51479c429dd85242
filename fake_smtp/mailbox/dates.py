"""Dates and time zones in the search language."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..errors import BadQuery

_TIMESTAMP = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)


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
