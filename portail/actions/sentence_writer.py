"""Says an action in the words of a language: what `reading` reads."""

import re

from portail.actions.action import Action
from portail.actions.language import Language
from portail.actions.placeholders import QUOTED
from portail.actions.values import BRACES

QUOTES = (("« ", " »"), ("“", "”"), ('"', '"'))
"""Any language reads values in any of these."""


def say(action: Action, language: Language, *, mine: bool = False) -> str:
    """Return a sentence that does an action, with its full stop; the words of its own sentence do not matter.

    Args:
        action: the action; its name holds no accent grave, and its value not all the quotation marks that there are.
        language: the language of the document.
        mine: whether what is typed is that of the person, under the name of its field: « mon `Mot de passe` ».
    """
    told_apart = language.pressed.get(action.kind) if action.act == "press" else None
    pattern = told_apart or language.said["type-mine" if mine else action.act]
    said = QUOTED.sub(lambda found: _filled(found, action.name, action.value), pattern)
    if action.within is None:
        return f"{said}."
    where = action.within.name
    return f"{said} {QUOTED.sub(lambda found: _filled(found, where, where), language.places[action.within.kind])}."


def _filled(found: re.Match[str], name: str, value: str) -> str:
    if found.lastgroup == "name":
        return f"`{name}`"
    if BRACES.fullmatch(value):
        return value
    shown = found[0].replace(found[found.lastgroup or 0], value)
    return shown if _is_read_whole(shown, value) else _in_other_quotes(value)


def _in_other_quotes(value: str) -> str:
    quoted = (f"{before}{value}{after}" for before, after in QUOTES)
    return next(each for each in quoted if _is_read_whole(each, value))


def _is_read_whole(quoted: str, value: str) -> bool:
    found = QUOTED.fullmatch(quoted)
    return found is not None and found[found.lastgroup or 0].strip() == value
