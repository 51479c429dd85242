"""Chooses one of several: an entry of a list, a button of a group, a key of a list that opens, a day of a calendar."""

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.actions.dates import as_field_takes_it
from portail.errors import Broken
from portail.procedure.matching import exactly
from portail.screen import user_input
from portail.wording import actions as words
from portail.wording.user_input import SOMETHING_TO_PRESS, TRY_BY_HAND

PICKED = frozenset({"date", "datetime-local", "month", "week", "time", "color", "range"})
ENTRIES = "(list) => [...(list.options ?? [])].map((entry) => [entry.value, entry.label])"
CHOSEN = "(list) => [...list.selectedOptions].map((entry) => entry.value)"
"""In a list of which several may be chosen, what has been chosen before stays so."""
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


def is_picked(field: Locator) -> bool:
    """Return whether the browser has a field of its own for such values: a day, an hour, a colour."""
    return field.get_attribute("type") in PICKED


def pick(field: Locator, wanted: str) -> None:
    """Give a field the value that a person picks there: how a browser shows and asks for it is the browser's own.

    Raises:
        Broken: something is over the field, or it takes no such value.
    """
    value = as_field_takes_it(wanted)
    try:
        field.click(trial=True)
        field.fill(value)
    except PlaywrightTimeout as error:
        raise Broken(expected=SOMETHING_TO_PRESS, found=words.OUT_OF_REACH, hint=TRY_BY_HAND) from error
    except PlaywrightError:  # it says « Malformed value »
        field.fill("")
    if field.input_value() != value:
        raise Broken(expected=words.picked(wanted), found=words.NO_SUCH_VALUE, hint=words.WRITE_A_DAY)


def _choose_in_list(things: Locator, wanted: str) -> None:
    entries = things.evaluate(ENTRIES)
    value = next((value for value, label in entries if exactly(wanted).match(label)), None)
    if value is None or not things.is_enabled():
        raise Broken(expected=words.entry(wanted), found=words.entries([label for _, label in entries]))
    chosen = things.evaluate(CHOSEN) if things.evaluate("(list) => list.multiple") else []
    things.select_option([*chosen, value])


def _press_one(wanted_ones: Locator, all_of_them: Locator, wanted: str) -> None:
    if not wanted_ones.count():
        raise Broken(expected=words.entry(wanted), found=words.entries(all_of_them.evaluate_all(NAMES)))
    user_input.press(wanted_ones.first)
