"""WeasyPrint, and the library Pango without which it cannot be imported."""

from collections.abc import Iterator
from contextlib import contextmanager

from portail import extras
from portail.errors import EnvironmentNotReady
from portail.wording import guide as words


@contextmanager
def needed() -> Iterator[None]:
    """Import what needs WeasyPrint.

    Raises:
        EnvironmentNotReady: WeasyPrint or Pango is missing; the text says how to get it.
    """
    try:
        with extras.needed("guide"):
            yield
    except OSError as error:
        raise EnvironmentNotReady(words.NO_PANGO) from error
