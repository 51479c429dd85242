"""Chooses one of several: an entry of a list, a button of a group, a key of a list that opens."""

from playwright.sync_api import Locator

from portail.errors import Broken
from portail.procedure.matching import exactly
from portail.screen import user_input
from portail.wording import actions as words

ENTRIES = "(list) => [...(list.options ?? [])].map((entry) => [entry.value, entry.label])"
NAMES = "(all) => all.map((each) => each.labels?.[0]?.innerText ?? each.ariaLabel ?? each.innerText)"


def choose(things: Locator, wanted: str) -> None:
    """Choose the entry that a reader would call so.

    Raises:
        Broken: there is none of this name; the text lists those that there are.
    """
    if things.evaluate("(list) => list instanceof HTMLSelectElement"):
        _choose_in_list(things, wanted)
    elif things.get_by_role("radio").count():
        _press_one(things.get_by_role("radio", name=exactly(wanted)), things.get_by_role("radio"), wanted)
    else:
        user_input.press(things)
        options = things.page.get_by_role("option")
        _press_one(options.and_(things.page.get_by_role("option", name=exactly(wanted))), options, wanted)


def set_ticked(box: Locator, *, ticked: bool) -> None:
    """Tick a box or take its tick away, where it is not so already.

    Raises:
        Broken: it cannot be pressed, or does not change.
    """
    if box.is_checked() != ticked:
        user_input.press(box)
    if box.is_checked() != ticked:
        raise Broken(expected=words.ticked(ticked=ticked), found=words.ticked(ticked=not ticked))


def _choose_in_list(things: Locator, wanted: str) -> None:
    entries = things.evaluate(ENTRIES)
    value = next((value for value, label in entries if exactly(wanted).match(label)), None)
    if value is None or not things.is_enabled():
        raise Broken(expected=words.entry(wanted), found=words.entries([label for _, label in entries]))
    things.select_option(value)


def _press_one(wanted_ones: Locator, all_of_them: Locator, wanted: str) -> None:
    if not wanted_ones.count():
        raise Broken(expected=words.entry(wanted), found=words.entries(all_of_them.evaluate_all(NAMES)))
    user_input.press(wanted_ones.first)
