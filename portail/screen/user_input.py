"""The hand: presses and types as a person does, and looks at what came of it."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.errors import Broken
from portail.screen import legibility, nearby
from portail.wording import user_input as words

LOOK = legibility.SCRIPTS.joinpath("field.js").read_text(encoding="utf-8")
SELECT = f"(field) => {{ field.select?.(); return ({LOOK})(field); }}"
IN_A_FIELD = "() => Boolean(document.activeElement?.matches('input, textarea, select'))"
COVERED = re.compile(r"- (<.*>) (?:from (<.*>) subtree )?intercepts pointer events")
CLICKED = "performing click action"
TAGS = re.compile(r"<[^>]*>")


class Refused(Broken):
    """A thing could not be pressed, or a field not be filled in."""


def press(thing: Locator) -> None:
    """Press a thing as a person does: its middle is in reach, nothing is over it, and it is enabled.

    Where it does not come soon, it is looked for in a frame of the page, and in what is closed.

    Raises:
        Refused: it cannot be pressed; the text names what is in the way.
    """
    try:
        _click(thing)
    except PlaywrightTimeout as error:
        raise Refused(expected=words.SOMETHING_TO_PRESS, found=_obstacle(error), hint=words.TRY_BY_HAND) from error


def type_into(field: Locator, text: str) -> None:
    """Type a text into a field as a person does: click, type key by key, and look at what stands there.

    Raises:
        Refused: the field cannot be reached, does not keep the focus, or does not hold what was typed.
    """
    try:
        field = _click(field)
    except PlaywrightTimeout as error:
        raise Refused(expected=words.A_FIELD, found=_obstacle(error), hint=words.TRY_BY_HAND) from error
    _check_focus(field.evaluate(SELECT))
    if text:
        field.page.keyboard.type(text)
    else:
        field.page.keyboard.press("Delete")
    found = field.evaluate(LOOK)
    if found["value"] != text:
        _check_focus(found)
        raise Refused(
            expected=words.typed(found["name"], text, secret=found["secret"]),
            found=words.holds(found["value"], secret=found["secret"]),
            hint=words.TRY_BY_HAND,
        )


def _click(thing: Locator) -> Locator:
    """Click a thing, once; return where it was found.

    Raises:
        PlaywrightTimeout: it cannot be clicked.
    """
    try:
        thing.click(timeout=nearby.SOON)
    except PlaywrightTimeout as error:
        if CLICKED in error.message:  # and the page was too busy to say so in time
            return thing
        thing = nearby.reach(thing)
        _leave_field(thing)
        thing.click()
    return thing


def _leave_field(thing: Locator) -> None:
    """Leave the field that was filled in last, where a key waits for that: some forms judge a field only then."""
    with suppress(PlaywrightError):  # the page may be on its way to another
        if thing.is_disabled(timeout=nearby.SOON) and thing.page.evaluate(IN_A_FIELD):
            thing.page.keyboard.press("Tab")


def _check_focus(found: dict[str, Any]) -> None:
    if not found["focused"]:
        raise Refused(
            expected=words.keeps_the_focus(found["name"]), found=words.loses_it(found["thief"]), hint=words.TRY_BY_HAND
        )


def _obstacle(error: PlaywrightTimeout) -> str:
    """Say why Playwright could not act, by the log of its attempts."""
    if covers := COVERED.findall(error.message):
        element, tree = covers[-1]
        return words.in_the_way(
            " ".join(TAGS.sub(" ", tree or element).replace("…", "").split()), _tag(tree or element)
        )
    for sign, sentence in words.OBSTACLES.items():
        if sign in error.message:
            return sentence
    return words.NO_ANSWER if "resolved to" in error.message else words.NOT_THERE


def _tag(element: str) -> str:
    found = re.match(r"<(\w+)", element)
    return found[1] if found else ""
