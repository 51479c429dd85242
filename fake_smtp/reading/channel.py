"""Python objects between two processes: each as a pickle with its length before it."""

import pickle
from typing import IO, Any

_LENGTH_BYTES = 8


def send(stream: IO[bytes], value: Any) -> None:
    """Write one object."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(len(content).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next object.

    Raises:
        EOFError: the other process has closed the stream, or has ended.
    """
    length = int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
