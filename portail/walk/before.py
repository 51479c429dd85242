"""Does what `[before]` of a target says, before the first step."""

import re
from collections.abc import Sequence
from functools import reduce

from playwright.sync_api import Locator, Page

from portail.procedure.matching import exactly
from portail.target.before import Action, filled
from portail.walk.walk import Walk
from portail.wording import walk as words

PRESSED = ("button", "link", "tab", "menuitem", "option", "radio")
FIELDS = ("textbox", "searchbox", "spinbutton", "combobox", "listbox", "checkbox", "switch")


def go_through(walk: Walk) -> None:
    """Do all of it; `walk.is_before` says so meanwhile, and `walk.current.sentence` says what is done.

    Raises:
        Broken: something is not there, or cannot be acted on.
        WrongUsage: a value that is to be typed is not known.
    """
    sentence = walk.current.sentence
    walk.is_before = bool(walk.target.before.steps)
    for number, action in enumerate(walk.target.before.steps, 1):
        walk.current.sentence = words.before_the_first_step(number, action.verbs[0], action.thing or action.open or "")
        _do(action, walk)
        walk.clear()
    walk.current.sentence, walk.is_before = sentence, False


def _do(action: Action, walk: Walk) -> None:
    if action.open is not None:
        walk.open(action.open)
        return
    walk.page.wait_for_load_state()
    thing = _thing(action, walk.page)
    if action.if_there and not thing.count():
        return
    if action.type is not None:
        walk.type_into(thing, filled(action.type, _values(walk)))
    elif action.choose is not None:
        thing.select_option(label=action.choose)
    elif action.tick is not None:
        thing.check()
    else:
        walk.press(thing)


def _thing(action: Action, page: Page) -> Locator:
    called = exactly(action.thing or "")
    if action.press:
        return _either([], PRESSED, page, called)
    # A field for a password has no role.
    return _either([page.get_by_label(called), page.get_by_placeholder(called)], FIELDS, page, called)


def _either(found: Sequence[Locator], roles: Sequence[str], page: Page, called: re.Pattern[str]) -> Locator:
    by_role = (page.get_by_role(role, name=called) for role in roles)  # type: ignore[arg-type]
    return reduce(Locator.or_, [*found, *by_role]).filter(visible=True).first


def _values(walk: Walk) -> dict[str, str | None]:
    person = walk.person
    known = {"email": person.email, "username": person.username, "password": person.password}
    return {**walk.values, **known, "front_password": walk.target.access.secrets.front_password}
