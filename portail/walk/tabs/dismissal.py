"""Presses what a portal asks beside the procedure out of the way: before an act, and before a picture."""

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from portail.procedure.matching import exactly
from portail.target.places import place_of
from portail.target.target import Target

BOXES = ", ".join(
    (
        *("dialog", "[role=dialog]", "[role=alertdialog]", "[aria-modal=true]", "[role=region]", "[popover]"),
        *(f"[{key}*={word} i]" for key in ("id", "class") for word in ("cookie", "consent", "banner", "modal")),
        *(f"[id^={tool}]" for tool in ("tarteaucitron", "didomi", "axeptio", "onetrust", "usercentrics")),
    )
)
"""What holds a question that stands over a page."""
LONGEST = 2000
"""What says more, in characters, is a page."""


@dataclass(frozen=True)
class Question:
    """Buttons that are pressed, by their names, the first that is there first.

    `about`: only in a box that says little, and of that; one that holds a button of these `keys` is no such box.
    """

    names: tuple[str, ...]
    about: str | None = None
    keys: tuple[str, ...] = ()

    def buttons(self, frame: Frame | Page, names: Sequence[str]) -> Locator:
        """Return the buttons with one of these names that a person sees."""
        called, around = _any_of(names), self._box(frame)
        either = around.get_by_role("button", name=called).or_(around.get_by_role("link", name=called))
        return either.filter(visible=True)

    def _box(self, frame: Frame | Page) -> Locator:
        if self.about is None:
            return frame.locator("html")
        says = re.compile(rf"^(?=[\s\S]{{0,{LONGEST}}}$)[\s\S]*(?:{self.about})", re.IGNORECASE)
        box = frame.locator(BOXES).filter(has_text=says)
        return box.filter(has_not=frame.get_by_role("button", name=_any_of(self.keys))) if self.keys else box


class Dismissal:
    """Presses questions of a portal away, in every tab of it that is watched.

    Attributes:
        pressed: the names of the buttons that were pressed since `pressed` was emptied last.

    Args:
        target: says what is pressed.
        keys: the names that the procedure promises: they are its own affair.
        patience: how long what was pressed may take to go, in seconds.
    """

    def __init__(self, target: Target, keys: Collection[str] = (), patience: float = 10.0) -> None:
        self.pressed: list[str] = []
        self._places = target.places
        self._patience = patience
        self._questions = list(_questions(target, keys))
        self._handled: list[tuple[Page, Locator]] = []
        self._is_pressing = False

    def watch(self, page: Page) -> None:
        """Press questions away before whatever is done in this tab from now on."""
        if any(known is page for known, _ in self._handled):
            return
        for question in self._questions:
            buttons = question.buttons(page, question.names).first
            page.add_locator_handler(buttons, lambda _, page=page: self.look(page), no_wait_after=True)
            self._handled.append((page, buttons))

    def look(self, page: Page) -> None:
        """Press away what a tab asks now, in its frames too."""
        if self._is_pressing or not self._questions or not self._is_of_portal(page):
            return
        self._is_pressing = True
        try:
            for frame in page.frames:
                for question in self._questions:
                    with suppress(PlaywrightError):  # the frame may go, and with it what it asks
                        self._press(frame, question)
        finally:
            self._is_pressing = False

    def would_press(self, page: Page) -> list[str]:
        """Return the names of the buttons that `look` would press; none is pressed."""
        asked = ((frame, question) for frame in page.frames for question in self._questions)
        return [name for frame, question in asked if (name := _first(frame, question))]

    def close(self) -> None:
        """Leave the tabs to those who keep them."""
        for page, buttons in self._handled:
            with suppress(PlaywrightError):  # the tab may have gone
                page.remove_locator_handler(buttons)

    def _press(self, frame: Frame, question: Question) -> None:
        name = _first(frame, question)
        if name is None:
            return
        button = question.buttons(frame, (name,)).first
        button.click(timeout=self._patience * 1000)
        self.pressed.append(name)
        button.wait_for(state="hidden", timeout=self._patience * 1000)

    def _is_of_portal(self, page: Page) -> bool:
        place = place_of(page.url)
        return place is not None and any(named.holds(place) for named in self._places)


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(exactly(name).pattern for name in names))


def _first(frame: Frame, question: Question) -> str | None:
    """Return the name of the button that is pressed first, if one of them is there."""
    if not question.buttons(frame, question.names).count():
        return None
    return next((name for name in question.names if question.buttons(frame, (name,)).count()), None)


def own_keys(target: Target, keys: Collection[str]) -> list[str]:
    """Return those of the names to press away that the procedure promises."""
    return [name for name in target.dismiss.names if _is_key(name, target, keys)]


def _questions(target: Target, keys: Collection[str]) -> Iterator[Question]:
    if target.dismiss.names:
        yield Question(target.dismiss.names)
    for about, names in _usual() if target.dismiss.usual else ():
        if left := tuple(name for name in names if not _is_key(name, target, keys)):
            yield Question(left, about, tuple(keys))


def _is_key(name: str, target: Target, keys: Collection[str]) -> bool:
    return any(exactly(key, target.substitutions).match(name) for key in keys)


@cache
def _usual() -> tuple[tuple[str, tuple[str, ...]], ...]:
    tables = tomllib.loads(Path(__file__).with_name("usual.toml").read_text(encoding="utf-8"))
    return tuple((each["about"], tuple(each["names"])) for each in tables["questions"])
