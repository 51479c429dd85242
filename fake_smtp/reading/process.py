"""The process that reads large messages: it runs one function after the other, until its input ends."""

import os
import signal
import sys
from typing import Any

from .channel import receive, send


def main(niceness: int) -> None:
    """Run the functions that come by the standard input, and write their results to the standard output."""
    if niceness and hasattr(os, "nice"):  # not on Windows
        os.nice(niceness)
    # Ctrl-C in a terminal reaches every process of it; this one ends with the one that started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    while True:
        try:
            function, arguments = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(output, _outcome(function, arguments))


def _outcome(function: Any, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    """Return whether the function has returned, and its result, or the error that it raised."""
    try:
        return True, function(*arguments)
    except Exception as error:
        return False, error
