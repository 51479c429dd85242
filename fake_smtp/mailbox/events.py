"""What happens in the mail catcher, told to those who listen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from fake_smtp.store.scope import Scope


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
    """These messages are gone from a mailbox."""

    ids: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Cleared:
    """A whole mailbox was emptied."""

    scope: Scope
    messages: int


@dataclass(frozen=True, slots=True)
class Changed:
    """So much changed that it is best to read the list anew."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The mail catcher stops: no one needs to wait any longer."""


Event = Arrived | Refused | ReadChanged | Tagged | Deleted | Cleared | Changed | Closing
Listener = Callable[[Event], object]


class Events:
    """Tells each event to every listener, in the thread in which it happens; listeners must not block."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: tuple[Listener, ...] = ()
        self.closed = False

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Tell the events to this listener while the block runs."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        try:
            yield
        finally:
            with self._lock:
                self._listeners = tuple(each for each in self._listeners if each is not listener)

    def publish(self, event: Event) -> None:
        """Tell everyone."""
        for listener in self._listeners:
            listener(event)

    def close(self) -> None:
        """Tell those who wait that nothing more will come."""
        self.closed = True
        self.publish(Closing())
