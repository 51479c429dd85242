"""Functions for the process that reads large messages; this module imports nothing that it would have to load."""

import os
from pathlib import Path


def process_of(_message: object) -> int:
    return os.getpid()


def until_told(pipe: Path, _message: object) -> str:
    return pipe.read_text("ascii")


def fail(_message: object) -> None:
    raise ValueError("on purpose")


def end(_message: object) -> None:
    os._exit(1)
