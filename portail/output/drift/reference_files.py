"""The files of a reference are kept by hand and by git: one may be cut, damaged or locked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL.Image import DecompressionBombError

from portail.errors import WrongUsage
from portail.wording import drift as words

# What Pillow raises of a picture depends on where it is broken; a text that is not UTF-8 is a ValueError.
DAMAGES = (OSError, SyntaxError, ValueError, DecompressionBombError)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Read a file of the reference within this block.

    Raises:
        WrongUsage: it cannot be read, or is not what it should be.
    """
    try:
        yield
    except DAMAGES as error:
        raise WrongUsage(words.reference_damaged(str(path), str(error))) from error


def text_of(path: Path) -> str:
    """Return the text of a file of the reference.

    Raises:
        WrongUsage: it cannot be read, or is not UTF-8.
    """
    with readable(path):
        return path.read_text(encoding="utf-8")
