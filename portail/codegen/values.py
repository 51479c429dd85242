"""What a person typed, as a draft may say it: passwords and personal data as `{values}`, never as text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path

from portail.actions.language import Language
from portail.actions.value_beside_name import noted_value
from portail.actions.values import BRACES, of_the_person
from portail.codegen.events import UserAction
from portail.codegen.screens import ScreenVisit
from portail.files import toml
from portail.mailbox.protocol import Code, Message
from portail.procedure.matching import pattern, same

PERSONAL = Path(__file__).with_name("personal.toml")
OF_THE_PERSON = {
    "current-password": "password",
    "new-password": "new_password",
    "email": "email",
    "username": "username",
}
"""What the person of a target knows, by the purposes that HTML has for a field."""
SECRET = {"current-password", "new-password", "one-time-code"}
SHORTEST = 3
"""How many letters a value has that is looked for in other words: a shorter one stands in many by chance."""
ADORNMENT = re.compile(r"[\s:*]+$|^[\s*]+")
UNFIT_IN_NAMES = str.maketrans({"{": "(", "}": ")", "`": "’"})
"""What means something in names, and what stands for it."""
UNSAYABLE = re.compile(r"[{}`\n]|[«»].*[“”].*\"")


class Values:
    """The names, in braces, of what was typed.

    Args:
        visits: what is done on each screen.
        language: the language of the draft.
    """

    def __init__(self, visits: Sequence[ScreenVisit], language: Language) -> None:
        self.notes: dict[int, dict[str, str]] = {}
        """What is to be noted on the screen of a message, by its place among the visits: values by their names."""
        self._language = language
        self._names: dict[str, str] = {}
        self._asked: set[str] = set()
        self._learn(visits)

    def said(self, action: UserAction) -> str:
        """Return what a action types or chooses, as the draft says it."""
        known = self._names.get(action.value)
        return f"{{{known}}}" if known and action.act == "type" else self.hidden(action.value)

    def is_mine(self, name: str, value: str) -> bool:
        """Return whether a field asks by its name for what a value in braces is: something known of the person."""
        found = BRACES.fullmatch(value)
        attribute = of_the_person(found[1]) if found else None
        is_noted = any(same(name, label) for labels in self.notes.values() for label in labels)
        return attribute is not None and attribute == of_the_person(name) and not is_noted

    def hidden(self, text: str, unfit: Mapping[int, str] | None = None) -> str:
        """Return a text without what was typed: its name in braces stands in its place.

        `unfit` is what the rest of the text may not hold, with what stands for it.
        """
        values = [value for value in sorted(self._names, key=len, reverse=True) if len(value) >= SHORTEST]
        if not values:
            return text.translate(unfit or {})
        pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, values))})(?!\w)", text)
        rest = [piece.translate(unfit or {}) for piece in pieces[::2]]
        names = [f"{{{self._names[value]}}}" for value in pieces[1::2]]
        return "".join(chain.from_iterable(zip_longest(rest, names, fillvalue="")))

    def _learn(self, visits: Sequence[ScreenVisit]) -> None:
        kept: dict[str, tuple[int, str]] = {}
        for at, visit in enumerate(visits):
            if visit.screen.message:
                kept |= {code.value: (at, code.label) for code in _readable(visit.screen.message.message)}
            for action in visit.actions:
                if action.act != "type" or action.value in self._names:
                    continue
                if action.value in kept:
                    self._note(action.value, *kept[action.value])
                elif name := self._name_for(action):
                    self._names[action.value] = name

    def _note(self, value: str, at: int, label: str) -> None:
        self.notes.setdefault(at, {})[label] = value
        self._names[value] = label

    def _name_for(self, action: UserAction) -> str:
        """Return under which name the target is to know what was typed; nothing where it may stand in the draft."""
        if not action.value.strip():
            return ""
        attribute = OF_THE_PERSON.get(action.purpose) or of_the_person(bare(action.name))
        if attribute and attribute not in self._asked:
            self._asked.add(attribute)
            return next(self._free([*self._language.person[attribute], attribute], bare(action.name)))
        if not is_personal(action) and not UNSAYABLE.search(action.value):
            return ""
        named = bare(action.name) or action.purpose
        return next(self._free([] if attribute else [named], named if attribute else f"{named} 2"))

    def _free(self, names: Iterable[str], name: str) -> Iterator[str]:
        """Yield the names that nothing else bears."""
        taken = list(self._names.values())
        for each in (*names, name, *(f"{name} {number}" for number in range(2, len(taken) + 3))):
            if not any(same(each, other) for other in taken):
                yield each


def is_personal(action: UserAction) -> bool:
    """Return whether what is typed in a field is a secret, or is about a person."""
    known = _personal()
    if action.purpose in SECRET or action.purpose in known["purposes"]:
        return True
    return (
        re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, known['words']))})s?(?!\w)", action.name, re.IGNORECASE)
        is not None
    )


def bare(name: str) -> str:
    """Return a name without what adorns it, and without what could not stand in braces."""
    return ADORNMENT.sub("", name.translate(UNFIT_IN_NAMES))


def _readable(message: Message) -> Iterator[Code]:
    """Yield the values that a walk would note in the same message by their names."""
    for code in message.codes:
        if code.label and noted_value(message.text, pattern(code.label, {})) == code.value:
            yield code


@cache
def _personal() -> Mapping[str, list[str]]:
    return toml.parse(PERSONAL.read_text(encoding="utf-8"))
