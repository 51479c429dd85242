"""Timestamps of the database: whole microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_microseconds(date: datetime) -> int:
    """Return the microseconds since 1970."""
    return (date - _EPOCH) // _MICROSECOND


def from_microseconds(microseconds: int) -> datetime:
    """Return the date in UTC."""
    return _EPOCH + microseconds * _MICROSECOND
