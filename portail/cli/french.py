"""Click's own words, in the language of this program.

Click looks its messages up by gettext, which chooses the language by the environment; this program speaks French
wherever it runs, so that a log of CI and a terminal say the same.
"""

from types import ModuleType

from click import core, decorators, exceptions, formatting, parser, termui, types

from portail.wording.options import CLICK

SPEAKING: tuple[ModuleType, ...] = (core, decorators, exceptions, formatting, parser, termui, types)
"""The modules of Click that look messages up."""


def speak() -> None:
    """Make Click say what it says in French; a message that a later Click words anew stays English."""
    for module in SPEAKING:
        for name, lookup in (("_", _one), ("ngettext", _one_or_several)):
            if hasattr(module, name):
                setattr(module, name, lookup)


def _one(message: str) -> str:
    return CLICK.get(message, message)


def _one_or_several(one: str, several: str, count: int) -> str:
    return _one(one if count == 1 else several)
