"""Standard output and error as a machine may have them: in another encoding, closed, or with a reader who goes away."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class TolerantStream(io.TextIOWrapper):
    """Writes to a stream until its reader goes away, and then to nowhere: what a command does matters more."""

    def write(self, text: str, /) -> int:
        """Write the text, and return how many characters.

        Raises:
            OSError: it cannot be written, although somebody reads; what comes later goes to nowhere.
        """
        with self._until_its_reader_goes():
            super().write(text)
        return len(text)

    def flush(self) -> None:
        """Write what waits to be written.

        Raises:
            OSError: as for `write`.
        """
        with self._until_its_reader_goes():
            super().flush()

    @contextmanager
    def _until_its_reader_goes(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            if not isinstance(error, BrokenPipeError):
                raise


def ready() -> None:
    """Let no command end because standard output or error cannot show something, or has no reader."""
    sys.stdout, sys.stderr = _ready(sys.stdout), _ready(sys.stderr)


def _ready(stream: TextIO | None) -> TextIO:
    if stream is None:
        return _nowhere()
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream.isatty():
        stream.reconfigure(errors="replace")
        return stream
    encoding = stream.encoding
    return TolerantStream(stream.detach(), encoding, "replace", line_buffering=True)


def _nowhere() -> TextIO:
    nowhere = io.TextIOWrapper(io.FileIO(os.devnull, "w"), "utf-8")
    os.set_inheritable(nowhere.fileno(), True)  # it has the number of the stream that was closed
    return nowhere
