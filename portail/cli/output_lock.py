"""One command at a time writes into an output folder: the evidence of two walks would mix."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout

from portail.errors import EnvironmentNotReady
from portail.files.locks import lock
from portail.wording import cli as words


@contextmanager
def alone_in(output: Path) -> Iterator[None]:
    """Keep other commands out of an output folder as long as the block lasts.

    Raises:
        EnvironmentNotReady: another one works there.
    """
    mine = lock(hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:16])
    try:
        mine.acquire(blocking=False)
    except Timeout as error:
        raise EnvironmentNotReady(words.another_walk_writes_into(str(output))) from error
    try:
        yield
    finally:
        Path(mine.lock_file).unlink(missing_ok=True)  # nobody waits for it: a folder leaves none behind
        mine.release()
