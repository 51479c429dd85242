"""Structured log lines: one JSON object each, under the logger ``fake_smtp``."""

import logging
from typing import Any

import msgspec

_logger = logging.getLogger("fake_smtp")


def record(event: str, **fields: Any) -> None:
    """Log an event (``message``, ``refusal``, ``removal``, …) with its fields."""
    if _logger.isEnabledFor(logging.INFO):
        _logger.info(msgspec.json.encode({"event": event, **fields}).decode())


def failure(text: str) -> None:
    """Log an error that the mail catcher itself is to blame for, with its traceback."""
    _logger.exception(text)
