"""The index of words is filled before somebody searches, so that the first search need not read every message."""

from collections.abc import Callable
from threading import Event, Thread

_IDLE_SECONDS = 1.0


class IdleIndexer:
    """Calls ``fill_some`` in a thread, a second after the last message came, until there is nothing left to fill.

    ``fill_some`` fills the rows of a few messages (SMTP waits for no more than these) and returns whether it did.
    ``fill_many`` does so in another process where many are missing, and is not put off until no message comes: who
    searches straight after a burst finds most of them read.
    """

    def __init__(
        self,
        fill_some: Callable[[], bool],
        fill_many: Callable[[], bool] = lambda: False,
        idle_seconds: float = _IDLE_SECONDS,
    ) -> None:
        self._fill_some = fill_some
        self._fill_many = fill_many
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
            while not self._is_stopping and self._fill_many():
                pass
            if self._wake.wait(self._idle_seconds):
                continue
            while not self._wake.is_set() and self._fill_some():
                pass
