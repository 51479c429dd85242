"""Structured log lines: one JSON object each, under the logger ``fake_smtp``."""

import logging
from typing import Any

import msgspec

_logger = logging.getLogger("fake_smtp")


def log_event(event: str, **fields: Any) -> None:
    """Log an event (``message``, ``refusal``, ``removal``, …) with its fields."""
    if _logger.isEnabledFor(logging.INFO):
        _logger.info(msgspec.json.encode({"event": event, **fields}).decode())


def log_exception(text: str) -> None:
    """Log an unexpected error of the mail catcher, with its traceback."""
    _logger.exception(text)
