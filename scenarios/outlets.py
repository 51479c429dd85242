"""Standard output and error as a machine may have them: in another encoding, closed, or with a reader who goes away."""

import io
import os
import sys
from typing import Any, TextIO


class Outlet(io.FileIO):
    """Writes to a stream until its reader goes away, and then to nowhere: what a command does matters more."""

    def write(self, data: Any, /) -> int:
        """Write the bytes, and return how many.

        Raises:
            OSError: they cannot be written, although somebody reads; later ones go to nowhere.
        """
        try:
            return super().write(data)
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            if isinstance(error, BrokenPipeError):
                return len(data)
            raise


def ready() -> None:
    """Let no command end because standard output or error cannot show something, or has no reader."""
    sys.stdout, sys.stderr = _ready(sys.stdout), _ready(sys.stderr)


def _ready(stream: TextIO | None) -> TextIO:
    if stream is None:
        return _nowhere()
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(errors="replace")
    if stream.isatty():
        return stream
    outlet = io.BufferedWriter(Outlet(stream.fileno(), "w", closefd=False))
    return io.TextIOWrapper(outlet, stream.encoding, "replace", line_buffering=True)


def _nowhere() -> TextIO:
    nowhere = io.TextIOWrapper(io.FileIO(os.devnull, "w"), "utf-8")
    os.set_inheritable(nowhere.fileno(), True)  # it has the number of the stream that was closed
    return nowhere
