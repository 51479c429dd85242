"""Moments as the database keeps them: ISO 8601 in UTC."""

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """The text of a moment; always with microseconds, so that texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str | None) -> datetime | None:
    """The moment that `to_text` wrote; None for None."""
    return datetime.fromisoformat(text) if text else None
