"""The table `[before]` of a target: what is done before the first step, such as a sign-in of the staging site."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from portail.errors import WrongUsage
from portail.files.toml_table import Words
from portail.wording import target as words
from portail.wording.files import Refusal

VERBS = ("open", "type", "choose", "tick", "press")
NEED_A_PLACE = ("type", "choose")
VALUE = re.compile(r"\{(\w+)\}")


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is done, by names as a reader takes them: one verb, and where it is done.

    Attributes:
        open: a path below `base_url`, or a whole address; empty: `base_url` itself.
        type: the text that is typed; `{name}` stands for a value of the target or the person, or `front_password`.
        choose: the choice that is taken from a list.
        tick: the name of the box that is ticked.
        press: the name of the button or the link that is pressed.
        into: the name of the field, or of the list (`in` in the file).
        if_there: whether the action is left out where its thing is not there.
    """

    open: str | None = None
    type: Words | None = None
    choose: Words | None = None
    tick: Words | None = None
    press: Words | None = None
    into: Words | None = msgspec.field(default=None, name="in")
    if_there: bool = False

    @property
    def verbs(self) -> list[str]:
        """The verbs that were written; one is right."""
        return [verb for verb in VERBS if getattr(self, verb) is not None]

    @property
    def thing(self) -> str | None:
        """The name of what is acted on; `None`: the page is opened."""
        return self.into or self.tick or self.press


class Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is done before the first step, in its order."""

    steps: tuple[Action, ...] = ()

    def mistakes(self) -> Iterator[tuple[int, Refusal]]:
        """Yield what no one can do, by its place, from 0."""
        for number, action in enumerate(self.steps, 1):
            if len(action.verbs) != 1:
                yield number - 1, words.one_verb(number, VERBS)
            elif (action.verbs[0] in NEED_A_PLACE) != (action.into is not None):
                yield number - 1, words.place_of_action(number, action.verbs[0], needed=action.into is None)


def filled(text: str, values: Mapping[str, str | None]) -> str:
    """Return a text with values in place of `{name}`.

    Raises:
        WrongUsage: one is not known.
    """

    def value(found: re.Match[str]) -> str:
        if known := values.get(found[1]):
            return known
        raise WrongUsage(words.value_unknown(found[1], sorted(name for name in values if values[name])))

    return VALUE.sub(value, text)
