"""Reading the frames of the WebSocket ``/api/events``."""

from collections.abc import Iterator
from typing import Any

import msgspec
from websockets.sync.client import ClientConnection

from fake_smtp import FakeSmtp


def events_url(smtp: FakeSmtp, mailbox: str = "") -> str:
    """Return the URL; ``mailbox`` is a prefix such as ``mailboxes/NAME/``."""
    return f"{smtp.url.replace('http', 'ws', 1)}{mailbox}api/events"


def next_frame(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """Skip to the next frame of this kind, and return it."""
    return list(frames_until(socket, kind))[-1]


def frames_until(socket: ClientConnection, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the frames, up to the first one of this kind."""
    frame: dict[str, Any] = {"Type": None}
    while frame["Type"] != kind:
        frame = msgspec.json.decode(socket.recv(timeout=20), type=dict[str, Any])
        yield frame
