"""One command at a time writes into an output folder: the evidence of two walks would mix."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from scenarios.errors import EnvironmentNotReady

LOCK = ".lock"


@contextmanager
def alone_in(output: Path) -> Iterator[None]:
    """Make an output folder, and keep other commands out of it as long as the block lasts.

    Raises:
        EnvironmentNotReady: another one works there.
    """
    output.mkdir(parents=True, exist_ok=True)
    lock = FileLock(output / LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise EnvironmentNotReady(
            f"Un autre parcours écrit dans « {output} ». Attendez sa fin, ou donnez un autre dossier par --output."
        ) from error
    try:
        yield
    finally:
        lock.release()
