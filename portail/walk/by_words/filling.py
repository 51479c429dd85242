"""Puts values in place of names in braces, as they are known when a sentence is walked."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from portail.actions.values import BRACES, CHOSEN, of_the_person, value_of
from portail.errors import WrongUsage
from portail.procedure.matching import same
from portail.wording import actions as words

if TYPE_CHECKING:
    from portail.walk.walk import Walk


def filled_in(text: str, walk: "Walk") -> str:
    """Return a text with values in place of names in braces.

    Raises:
        WrongUsage: nobody knows one of them.
    """
    return BRACES.sub(lambda found: _value(found[1].strip(), walk), text)


def _value(name: str, walk: "Walk") -> str:
    noted: Mapping[str, object] = walk.notes
    if (key := next((key for key in noted if isinstance(noted[key], str) and same(key, name)), None)) is not None:
        return str(noted[key])
    known_as: Callable[[], str | None] = (
        walk.choose_password if of_the_person(name) == CHOSEN else lambda: value_of(walk.target, name)
    )
    value = known_as()
    if not value:
        raise WrongUsage(words.nobody_knows(name))
    return value
