"""The reader: it decides where a function that reads a message runs."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from ..errors import ReadingFailed
from .channel import receive, send

Result = TypeVar("Result")

AT_ONCE_BYTES = 16 * 1024
"""The largest message that is read in the thread that asks: the worst of this size takes some milliseconds."""

_FOLDER = Path(__file__).parents[1]
# Some load this package under another name; functions are pickled by the name that they have here.
_NAME = __name__.rpartition(".reading.")[0]
# The package without its own module, which imports the servers: the process starts in a fifth of the time.
_PROGRAM = """
import importlib, sys, types
folder, name, niceness = sys.argv[1:]
package = types.ModuleType(name)
package.__path__ = [folder]
sys.modules[name] = package
importlib.import_module(f"{name}.reading.process").main(int(niceness))
"""


class Reader:
    """Runs functions that read messages; safe to use from any thread.

    Python runs one thread at a time: however many threads there are, those that read mail and the one that serves SMTP
    and HTTP hold each other up. So a large message is read in another process, started when the first one comes.
    """

    def __init__(self, niceness: int = 0) -> None:
        """``niceness``: how far the other process gives way to others, from 0 (as they do) to 19."""
        self._niceness = niceness
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, size: int, function: Callable[..., Result], *arguments: Any) -> Result:
        """Return ``function(*arguments)``; ``size`` is that of the message which it reads, in bytes.

        For a large message, function and arguments are pickled: the function is one of a module.

        Raises:
            ReadingFailed: the other process has ended before it was done.
        """
        return function(*arguments) if size <= AT_ONCE_BYTES else self.run_elsewhere(function, *arguments)

    def run_elsewhere(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Return ``function(*arguments)`` of the other process, whatever the size of what it reads.

        Raises:
            ReadingFailed: the other process has ended before it was done.
        """
        with self._lock:
            returned, result = self._elsewhere(function, arguments)
        if not returned:
            raise result
        return result  # type: ignore[no-any-return]

    def _elsewhere(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
        self._process = self._process or _start(self._niceness)
        assert self._process.stdin
        assert self._process.stdout
        try:
            send(self._process.stdin, (function, arguments))
            return receive(self._process.stdout)  # type: ignore[no-any-return]
        except (EOFError, BrokenPipeError) as error:
            self._end()
            raise ReadingFailed from error

    def close(self) -> None:
        """End the other process; what it is reading is not read to its end."""
        if process := self._process:
            process.kill()
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            with suppress(BrokenPipeError), self._process:
                pass
            self._process = None


def _start(niceness: int) -> "subprocess.Popen[bytes]":
    # It imports from where this process does, also where a caller has added to that.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _PROGRAM, str(_FOLDER), _NAME, str(niceness)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
