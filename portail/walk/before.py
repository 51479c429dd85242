"""Does what `[before]` of a target says, before the first step."""

from playwright.sync_api import Locator, Page

from portail.capture.stability import wait_until_loaded
from portail.procedure.matching import exactly
from portail.screen import reader
from portail.target.tables.before import Action, filled
from portail.walk.walk import Walk
from portail.wording import walk as words


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
    wait_until_loaded(walk.page)
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
    sought: reader.Sought = "press" if action.press else "field"
    return reader.locate(page, sought, exactly(action.thing or "")).filter(visible=True).first


def _values(walk: Walk) -> dict[str, str | None]:
    person = walk.person
    known = {"email": person.email, "username": person.username, "password": person.password}
    return {**walk.values, **known, "front_password": walk.target.access.secrets.front_password}
