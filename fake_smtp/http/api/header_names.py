"""The headers of a message by their names, as Mailpit answers them."""

from fake_smtp.mime.message import Message

Headers = dict[str, list[str]]


def named_headers(message: Message) -> Headers:
    """Return every header by its name as Go writes names, with those that a delivery adds where they are missing."""
    headers: Headers = {}
    for name, value in message.headers:
        headers.setdefault(canonical(name), []).append(value)
    for name, value in _delivered(message).items():
        headers.setdefault(name, [value])
    return dict(sorted(headers.items()))


def canonical(name: str) -> str:
    """Return ``Message-Id`` for ``MESSAGE-ID``."""
    return "-".join(word.capitalize() for word in name.split("-"))


def _delivered(message: Message) -> dict[str, str]:
    return {
        "Return-Path": f"<{message.envelope_sender}>",
        "Delivered-To": ", ".join(message.recipients),
        "Message-Id": f"<{message.message_id or message.id + '@fake-smtp'}>",
        "Date": message.date.strftime("%a, %d %b %Y %H:%M:%S %z"),
        "From": str(message.sender),
        "Content-Type": "text/plain",
    }
