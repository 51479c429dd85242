"""Does an action on the page, with the hand and the eye that steps in Python have."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Locator

from portail.actions.action import Act, Action
from portail.actions.values import called
from portail.errors import Broken, ProcedureError
from portail.procedure.keyboard import key_named
from portail.procedure.matching import anywhere, exactly
from portail.screen.message_page import OPENED_IN_A_TAB
from portail.screen.reader import Sought
from portail.walk.by_words import choosing, finding, noting
from portail.walk.by_words.filling import filled_in
from portail.walk.by_words.placing import Place
from portail.wording import actions as words

if TYPE_CHECKING:
    from portail.walk.walk import Walk


def perform(action: Action, walk: "Walk", file: Path) -> None:
    """Do an action; `file` is the procedure's, beside which the files stand that it adds.

    Raises:
        Broken: the portal does not let a person do so.
        WrongUsage: a value is not known, or a file is not there.
    """
    with _at(action.sentence, walk):
        if not action.optional or _appears(action, walk):
            ACTIONS[action.act](_Doing(action, walk, file))


def standing(action: Action, walk: "Walk") -> Locator | None:
    """Return the thing of an action whose sentence says where it stands, if it is there now."""
    doing, way = _Doing(action, walk, Path()), WAYS.get(action.act)
    if way is None or doing.place is None:
        return None
    return finding.standing_now(walk.page, way(action), doing.named, doing.place)


FOCUSED = ":focus:not(iframe, frame)"
"""What a key goes to: pressed there, Playwright waits for the page to which it leads, as after a click."""


@contextmanager
def _at(sentence: str, walk: "Walk") -> Iterator[None]:
    before, walk.current.sentence = walk.current.sentence, sentence
    yield
    walk.current.sentence = before


def _appears(action: Action, walk: "Walk") -> bool:
    way = WAYS.get(action.act)
    doing = _Doing(action, walk, Path())
    return way is None or finding.is_there(walk.page, way(action), doing.named, doing.place)


class _Doing:
    """An action under way."""

    def __init__(self, action: Action, walk: "Walk", file: Path) -> None:
        self.action = action
        self.walk = walk
        self.file = file
        self.name = filled_in(action.name, walk)

    @property
    def named(self) -> finding.Named:
        """The expression of the name, as this portal shows it."""
        return exactly(self.name, self.walk.target.examples)

    @property
    def place(self) -> Place | None:
        """Where the thing stands, where the sentence says so."""
        within, shown = self.action.within, self.walk.target.examples
        if within is None:
            return None
        name = filled_in(within.name, self.walk)
        return Place(within.kind, name, exactly(name, shown), anywhere(name, shown))

    @property
    def value(self) -> str:
        """What is typed, chosen or looked for, with what is known in place of names in braces."""
        return filled_in(self.action.value, self.walk)

    def thing(self) -> Locator:
        """Return what the action is done to, once it is there."""
        self.walk.visits.check()
        try:
            return self._find()
        except Broken:
            if not self.walk.turn():
                raise
            return self._find()

    def _find(self) -> Locator:
        act = self.action.act
        way, taken_as = WAYS[act](self.action), TAKEN_AS.get(act)
        return finding.find(self.walk.page, way, self.name, self.named, taken_as, self.place)


def _open_site(doing: _Doing) -> None:
    doing.walk.open()


def _open_page(doing: _Doing) -> None:
    doing.walk.open(doing.name)


def _open_message(doing: _Doing) -> None:
    walk, sender = doing.walk, doing.name
    shown = walk.target.words.get(sender, sender)
    walk.open_message(walk.wait_for_message(subject=doing.value or None, sender=shown or None))


def _press(doing: _Doing) -> None:
    thing, walk = doing.thing(), doing.walk
    if not thing.locator(OPENED_IN_A_TAB).count():
        walk.press(thing)
        return
    with walk.page.expect_popup() as opened:
        walk.press(thing)
    walk.page = opened.value


def _follow(doing: _Doing) -> None:
    message = doing.walk.message
    if message is None:
        raise Broken(expected=words.AN_OPEN_MESSAGE, found=words.NO_MESSAGE_IS_OPEN, hint=words.OPEN_IT_FIRST)
    doing.walk.page = message.follow(message.link(words.named(doing.name), doing.named))


def _type(doing: _Doing) -> None:
    field = doing.thing()
    if choosing.is_picked(field):
        choosing.pick(field, doing.value)
    else:
        doing.walk.type_into(field, doing.value)


def _choose(doing: _Doing) -> None:
    thing = doing.thing()
    if choosing.is_picked(thing):
        choosing.pick(thing, doing.value)
    else:
        choosing.choose(thing, doing.value)


def _tick(doing: _Doing) -> None:
    choosing.set_ticked(doing.thing(), ticked=doing.action.act == "tick")


def _key(doing: _Doing) -> None:
    doing.walk.visits.check()
    page, key = doing.walk.page, key_named(doing.name) or doing.name
    focused = page.locator(FOCUSED)
    if focused.count() == 1:
        focused.press(key)
    else:
        page.keyboard.press(key)


def _scroll(doing: _Doing) -> None:
    doing.walk.scrolling_box(doing.thing()).scroll_to_end()


def _scroll_page(doing: _Doing) -> None:
    doing.walk.scrolling_box(doing.walk.page.locator("body")).scroll_to_end()


def _add_file(doing: _Doing) -> None:
    file = doing.file.parent / doing.value
    if not file.is_file():
        raise ProcedureError(doing.file, doing.action.line, *words.no_such_file(str(file)))
    doing.thing().set_input_files(file)


def _note(doing: _Doing) -> None:
    walk = doing.walk
    expression = noting.expression_of(doing.name, walk.target.examples)
    walk.notes[called(doing.action)] = noting.value_beside(walk.page, doing.name, expression)


ACTIONS: Mapping[Act, Callable[[_Doing], None]] = {
    "open-site": _open_site,
    "open-page": _open_page,
    "open-message": _open_message,
    "press": _press,
    "follow": _follow,
    "type": _type,
    "choose": _choose,
    "tick": _tick,
    "untick": _tick,
    "key": _key,
    "scroll": _scroll,
    "scroll-page": _scroll_page,
    "add-file": _add_file,
    "note": _note,
}
WAYS: Mapping[Act, Callable[[Action], finding.Way]] = {
    "press": lambda action: finding.keys_of(action.kind),
    "type": lambda _: finding.fields,
    "choose": lambda _: finding.choices,
    "tick": lambda _: finding.boxes,
    "untick": lambda _: finding.boxes,
    "scroll": lambda _: finding.places,
    "add-file": lambda _: finding.uploads,
}
"""Among what the thing of an action is looked for, where it has one."""
TAKEN_AS: Mapping[Act, Sought] = {"press": "press", "type": "field", "choose": "field", "scroll": "words"}
"""As what a reader takes it, where its name is adorned."""
