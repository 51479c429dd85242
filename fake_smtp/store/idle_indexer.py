"""The index of words is filled while no message comes, so that the first search need not read every message."""

from collections.abc import Callable
from threading import Event, Thread

_IDLE_SECONDS = 1.0


class IdleIndexer:
    """Calls ``fill_some`` in a thread, a second after the last message came, until there is nothing left to fill.

    ``fill_some`` fills the rows of a few messages (SMTP waits for no more than these) and returns whether it did.
    """

    def __init__(self, fill_some: Callable[[], bool], idle_seconds: float = _IDLE_SECONDS) -> None:
        self._fill_some = fill_some
        self._idle_seconds = idle_seconds
        self._wake = Event()
        self._is_stopping = False
        self._thread = Thread(target=self._run, name="fake-smtp-indexer")
        self._thread.start()

    def wake(self) -> None:
        """Say that a message came: filling pauses, and begins again when no other one comes."""
        self._wake.set()

    def stop(self) -> None:
        """End the thread; what is not filled is filled when it is first needed."""
        self._is_stopping = True
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        while self._wake.wait() and not self._is_stopping:
            self._wake.clear()
            if self._wake.wait(self._idle_seconds):
                continue
            while not self._wake.is_set() and self._fill_some():
                pass
