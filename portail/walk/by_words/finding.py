"""Finds what an action is done to, as a reader finds it: by its name, among what can be pressed or filled in."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Frame, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.capture.stability import wait_until_loaded
from portail.errors import Broken
from portail.screen import nearby, reader
from portail.screen.elements import PRESSED
from portail.screen.reader import Sought
from portail.walk.by_words.placing import Place, standing_in, those_in
from portail.wording import actions as words

Named = re.Pattern[str]
Way = Callable[[Frame, Named], Locator]
ONE = Path(__file__).with_name("one_thing.js").read_text(encoding="utf-8")


def keys(frame: Frame, name: Named) -> Locator:
    """Everything that can be pressed, under this name."""
    found = frame.get_by_role("button", name=name)
    for role in PRESSED:
        found = found.or_(frame.get_by_role(role, name=name))
    return found


def keys_of(kind: str) -> Way:
    """Return the way to a key of a kind that a sentence names (`button`, `link`, `tab`, `checkbox`), or of any."""
    if kind == "button":
        return lambda frame, name: frame.get_by_role("button", name=name)
    if kind == "link":
        return lambda frame, name: frame.get_by_role("link", name=name)
    if kind == "tab":  # many a portal makes its tabs of links
        return lambda frame, name: frame.get_by_role("tab", name=name).or_(frame.get_by_role("link", name=name))
    return boxes if kind == "checkbox" else keys


def boxes(frame: Frame, name: Named) -> Locator:
    """What can be ticked."""
    found = frame.get_by_role("checkbox", name=name).or_(frame.get_by_role("radio", name=name))
    return found.or_(frame.get_by_role("switch", name=name))


def fields(frame: Frame, name: Named) -> Locator:
    """What can be typed into."""
    found = frame.get_by_role("textbox", name=name).or_(frame.get_by_role("searchbox", name=name))
    found = found.or_(frame.get_by_role("combobox", name=name)).or_(frame.get_by_role("spinbutton", name=name))
    labelled = frame.get_by_label(name).or_(frame.get_by_placeholder(name))
    return found.or_(labelled.and_(frame.locator("input, textarea, [contenteditable]")))


def choices(frame: Frame, name: Named) -> Locator:
    """What offers a choice: a list, or a group of buttons of which one is chosen."""
    found = frame.get_by_role("combobox", name=name).or_(frame.get_by_role("listbox", name=name))
    groups = frame.get_by_role("radiogroup", name=name).or_(frame.get_by_role("group", name=name))
    opening = frame.get_by_role("button", name=name).and_(frame.locator("[aria-haspopup=listbox]"))
    return found.or_(groups).or_(opening).or_(frame.get_by_label(name).and_(frame.locator("select")))


def places(frame: Frame, name: Named) -> Locator:
    """Anything of this name, or that says it: where a text begins."""
    found = frame.get_by_role("region", name=name).or_(frame.get_by_role("heading", name=name))
    return found.or_(frame.get_by_label(name)).or_(frame.get_by_text(name))


def uploads(frame: Frame, name: Named) -> Locator:
    """Where a file can be given."""
    return frame.get_by_label(name).and_(frame.locator("input[type=file]"))


def find(
    page: Page, way: Way, called: str, name: Named, sought: Sought | None = None, place: Place | None = None
) -> Locator:
    """Return the one thing of a name, as soon as it is there.

    `sought` says as what a reader would take it: so it is looked for where it does not come soon under its bare name.
    `place` is where it stands, where there may be others.

    Raises:
        Broken: it does not come, or several things bear the name and nothing tells them apart.
    """
    found = next(_now(page, way, name), None) or _awaited(page, way, name, nearby.SOON)
    if found is None and sought and place is None and (adorned := _as_a_reader(page, sought, name)):
        return adorned
    found = found or _awaited(page, way, name)
    if found is None:
        raise Broken(expected=words.thing(called, page.title()), found=words.NOTHING_OF_THIS_NAME)
    if place:
        return _the_one_in(place, found, called)
    index = found.evaluate_all(ONE)
    if index < 0:
        raise Broken(expected=words.one_thing(called), found=words.several_things(-index), hint=words.SAY_WHICH_IT_IS)
    return found.nth(index)


def is_there(page: Page, way: Way, name: Named, place: Place | None = None) -> bool:
    """Return whether a thing that need not be there is, once the page has loaded."""
    wait_until_loaded(page)
    found = next(_now(page, way, name), None)
    return found is not None and (place is None or bool(those_in(found, place)))


def standing_now(page: Page, way: Way, name: Named, place: Place) -> Locator | None:
    """Return the one thing of a name that stands in a place, if it is there now."""
    found = next(_now(page, way, name), None)
    there = those_in(found, place) if found else []
    return found.nth(there[0]) if found and len(there) == 1 else None


def _the_one_in(place: Place, found: Locator, called: str) -> Locator:
    where, there = words.PLACES[place.kind](place.called), standing_in(found, place)
    if not there:
        elsewhere = words.elsewhere(found.count())
        raise Broken(expected=f"{words.named(called)}, {where}", found=elsewhere, hint=words.LOOK_AT_THE_PLACE)
    if len(there) > 1:
        one = f"{words.one_thing(called)}, {where}"
        raise Broken(expected=one, found=words.several_things(len(there)), hint=words.SAY_WHERE_IT_IS)
    return found.nth(there[0])


def _now(page: Page, way: Way, name: Named) -> Iterator[Locator]:
    found = (way(frame, name).filter(visible=True) for frame in page.frames if not frame.is_detached())
    return (each for each in found if each.count())


def _as_a_reader(page: Page, sought: Sought, name: Named) -> Locator | None:
    """Return what a person would take for it: under a name that something adorns, or in a menu that is closed."""
    found = (reader.locate(frame, sought, name).filter(visible=True).first for frame in page.frames)
    seen = next((each for each in found if each.count()), None)
    if seen is None and sought == "press" and nearby.open_named(page, name):
        return reader.locate(page, sought, name).first
    return seen


def _awaited(page: Page, way: Way, name: Named, within: float | None = None) -> Locator | None:
    with suppress(PlaywrightTimeout):  # it may have come in a frame meanwhile
        way(page.main_frame, name).filter(visible=True).first.wait_for(timeout=within)
    return next(_now(page, way, name), None)
