"""Where the tabs of a walk stand, held against the places that its target names, before anything is typed there."""

import json
from contextlib import ExitStack, suppress
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

from portail.browser.limit import Limit
from portail.errors import Elsewhere, LimitReached
from portail.target.places import Place, place_of
from portail.target.target import Target
from portail.wording import walk as words

CONFINE = Path(__file__).with_name("confine.js").read_text(encoding="utf-8").rstrip().removesuffix(";")
BLANK = "about:blank"
ANSWERS = 5.0
"""How long the browser may take to leave its pages to themselves again, in seconds."""


class AllowedOrigins:
    """Watches the tabs of a walk, and those that open from them.

    A page of any other place shows nothing: it is kept from being typed into even before the walk knows of it, and
    `check` says so afterwards.

    Attributes:
        origins: those of the screens, in the order in which they were shown.
        stranger: the first address of another place that a tab has shown.

    Args:
        page: the first tab; what it shows of another place is left.
        target: names the places.
        origins: gets the origins of the screens, in the order in which they are shown.
    """

    def __init__(self, page: Page, target: Target, origins: list[str]) -> None:
        self._target = target
        self._context = page.context
        self._places = list(target.places)
        self.origins = origins
        self.stranger: str | None = None
        self._watched: list[Page] = []
        self._confined = ExitStack()
        self._confine()
        if not self._is_named(page.url):
            page.goto(BLANK)
        self.watch(page)

    def allow(self, url: str) -> None:
        """Let the walk reach the host of a URL, such as that of its mailbox."""
        place = place_of(url)
        if place and not self._is_named(url):
            # Beside a portal that shares its host, a mailbox opens no more than its own page.
            is_shared = any(named.origin == place.origin for named in self._places)
            self._places.append(place if is_shared else Place(place.origin))
            self._confine()

    def watch(self, page: Page) -> None:
        """Watch a tab from now on, and what it shows already."""
        if page not in self._watched:
            self._watched.append(page)
            page.on("framenavigated", self._navigated)
            page.on("popup", self.watch)
            self._note(page.url)

    def check(self) -> None:
        """Make sure that no tab has left the places of the target.

        Raises:
            Elsewhere: one has; the text names both hosts.
        """
        if error := self.error():
            raise error

    def error(self) -> Elsewhere | None:
        """Return the error of a walk that was led to another place, if it was."""
        if self.stranger is None:
            return None
        return Elsewhere(
            expected=words.expected_places([self._target.base_url, *self._target.also]),
            found=words.found_elsewhere(self.stranger.partition("?")[0].partition("#")[0]),
            hint=words.name_the_host(_origin(self.stranger)),
            cause="other-host",
        )

    def has_seen(self, url: str) -> bool:
        """Return whether a tab has shown the host of a URL."""
        return _origin(url) in self.origins

    def close(self) -> None:
        """Leave the tabs to those who keep them."""
        with suppress(PlaywrightError, LimitReached), Limit(ANSWERS):  # the browser may have gone, or answer nothing
            self._confined.close()
        for page in self._watched:
            page.remove_listener("framenavigated", self._navigated)
            page.remove_listener("popup", self.watch)

    def _confine(self) -> None:
        self._confined.close()
        places = json.dumps([[place.origin, place.path] for place in self._places])
        self._confined.enter_context(self._context.add_init_script(f"({CONFINE})({places})"))

    def _navigated(self, frame: Frame) -> None:
        if frame is frame.page.main_frame:
            self._note(frame.url)

    def _note(self, url: str) -> None:
        place = place_of(url)
        if place is None:
            return
        if place.origin not in self.origins:
            self.origins.append(place.origin)
        if not self._is_named(url):
            self.stranger = self.stranger or url

    def _is_named(self, url: str) -> bool:
        place = place_of(url)
        return place is None or any(named.holds(place) for named in self._places)


def _origin(url: str) -> str:
    place = place_of(url)
    return place.origin if place else ""
