"""The extras of the package, as its metadata knows them: says which one is missing, and how to get it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution, requires

from portail.errors import EnvironmentNotReady
from portail.wording import extras as words

PACKAGE = "portail-famille"
NEED = re.compile(r"([\w.-]+).*;.*\bextra == ['\"](\w+)['\"]")


@contextmanager
def needed(*extras: str) -> Iterator[None]:
    """Import what comes with these extras.

    Raises:
        EnvironmentNotReady: one is missing; where all are there, a module that is not is an error as ever.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if absent := [extra for extra in extras if missing(extra)]:
            raise EnvironmentNotReady(remedy(*absent)) from error
        raise


def remedy(*extras: str) -> str:
    """Say what is missing, and how to get it."""
    return words.missing(extras, PACKAGE)


def missing(extra: str) -> bool:
    """Return whether something that an extra needs is not installed."""
    needs = (NEED.match(line) for line in requires(PACKAGE) or ())
    return not all(is_installed(need[1]) for need in needs if need and need[2] == extra)


def is_installed(name: str) -> bool:
    """Return whether a distribution is there."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
