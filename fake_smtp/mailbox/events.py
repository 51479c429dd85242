"""The events of the mail catcher, and their listeners."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from ..store.scope import Scope


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message was stored."""

    id: str
    sender: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An SMTP client was refused, with this reply."""

    reply: str
    peer: str
    sender: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadChanged:
    """These messages were marked as read or unread."""

    ids: tuple[str, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class Tagged:
    """These messages have these tags now."""

    ids: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """These messages were deleted from a mailbox."""

    ids: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Cleared:
    """A whole mailbox was cleared; ``messages`` is how many it had."""

    scope: Scope
    messages: int


@dataclass(frozen=True, slots=True)
class Changed:
    """Several messages changed: a list of them must be read again."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The mail catcher stops: every wait ends."""


Event = Arrived | Refused | ReadChanged | Tagged | Deleted | Cleared | Changed | Closing
Listener = Callable[[Event], object]


class Events:
    """Calls every listener with each event, in the thread that publishes it; listeners must not block."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: tuple[Listener, ...] = ()
        self.closed = False

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Call this listener with each event while the ``with`` block runs."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        try:
            yield
        finally:
            with self._lock:
                self._listeners = tuple(each for each in self._listeners if each is not listener)

    def publish(self, event: Event) -> None:
        """Call every listener with the event."""
        for listener in self._listeners:
            listener(event)

    def close(self) -> None:
        """Publish that the mail catcher stops."""
        self.closed = True
        self.publish(Closing())
