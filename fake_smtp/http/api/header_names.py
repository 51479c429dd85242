"""The headers of a message by name, with the spelling of names that Mailpit has from Go."""

from ...mime.message import Message

Headers = dict[str, list[str]]


def headers_by_name(message: Message) -> Headers:
    """Return the values of every header by canonical name, with those that a delivery adds where they are missing."""
    headers: Headers = {}
    for name, value in message.headers:
        headers.setdefault(canonical_name(name), []).append(value)
    for name, value in _delivery_headers(message).items():
        headers.setdefault(name, [value])
    return dict(sorted(headers.items()))


def canonical_name(name: str) -> str:
    """Return ``Message-Id`` for ``MESSAGE-ID``."""
    return "-".join(word.capitalize() for word in name.split("-"))


def _delivery_headers(message: Message) -> dict[str, str]:
    return {
        "Return-Path": f"<{message.envelope_sender}>",
        "Delivered-To": ", ".join(message.recipients),
        "Message-Id": f"<{message.message_id or message.id + '@fake-smtp'}>",
        "Date": message.date.strftime("%a, %d %b %Y %H:%M:%S %z"),
        "From": str(message.sender),
        "Content-Type": "text/plain",
    }
