"""Sees what a person does in the tabs of a browser context, each thing as it is done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec
from playwright.sync_api import BrowserContext, Dialog, Page, Request

from portail.actions.action import Act, Within
from portail.codegen.events import Event, Screen, ShownMessage, UserAction, legible
from portail.codegen.mail_catcher import name_of
from portail.walk.by_words.placing import IN_PLACE

LISTENER = Path(__file__).with_name("scripts").joinpath("listener.js").read_text(encoding="utf-8")
SCRIPT = LISTENER.replace("IN_PLACE", IN_PLACE.strip().removesuffix(";"))
"""Names a place as the walk finds it: by the same function."""
BINDING = "portailListener"
ACTS: dict[str, Act] = {
    "press": "press",
    "type": "type",
    "choose": "choose",
    "tick": "tick",
    "untick": "untick",
    "key": "key",
    "scroll": "scroll",
    "scroll-page": "scroll-page",
    "add-file": "add-file",
}
LEFT_OUT = frozenset({"dragged", "nameless"})
LONGEST = 10_000
ASKS = frozenset({"confirm", "prompt"})


class PageEvent(msgspec.Struct, rename="camel"):
    """What the script of a page tells; any page could tell anything, so that each is checked."""

    what: str
    is_top: bool
    document: str
    url: str
    title: str
    heading: str
    entry: str
    by_address: bool
    name: str = ""
    value: str = ""
    kind: str = ""
    thing: str = ""
    purpose: str = ""
    implied: bool = False
    unread: bool = False
    input: str = ""
    place: Literal["", "row", "part"] = ""
    within: str = ""


class Listener:
    """Sees what a person does; `seen` is that, in its order.

    Args:
        message_at: returns the message that an address shows, where it is a page of a mail catcher.

    Attributes:
        left_out: what no sentence does: the kind (`dragged`, `nameless`, `asked`), and the name where there is one.
    """

    def __init__(self, message_at: Callable[[str], ShownMessage | None]) -> None:
        self.seen: list[Event] = []
        self.left_out: dict[tuple[str, str], None] = {}
        self._letter_at = message_at
        self._tabs: dict[Page, int] = {}
        self._screens: dict[int, Screen] = {}

    def attach(self, context: BrowserContext) -> None:
        """Look at all that happens in a context from now on, in frames too."""
        context.expose_binding(BINDING, self._hear)
        context.add_init_script(SCRIPT)
        context.on("request", self._follow)

    def ask(self, dialog: Dialog) -> None:
        """Note a question of the browser, which the target must answer."""
        if dialog.type in ASKS:
            self.left_out[("asked", legible(dialog.message))] = None

    def _follow(self, request: Request) -> None:
        """Note that a link of a message is followed: no script runs in the frame in which a catcher shows a message."""
        if not request.is_navigation_request() or request.redirected_from:
            return
        letters = [(screen, screen.message.message) for screen in self._screens.values() if screen.message]
        for screen, message in letters:
            followed = (link for link in message.links if link.url == request.url)
            self.seen += [UserAction("follow", screen, name_of(link, message.text)) for link in followed]

    def _hear(self, source: dict[str, Any], text: object) -> None:
        """Note what a page tells; nothing is asked of it here, for it may be gone."""
        try:
            kept = msgspec.json.decode(text if isinstance(text, str) else "", type=PageEvent)
        except msgspec.DecodeError:
            return
        tab = self._tabs.setdefault(source["page"], len(self._tabs))
        if kept.is_top:
            self._screens[tab] = self._screen(tab, kept)
        screen = self._screens.get(tab)
        if screen and kept.what == "arrive":
            self.seen.append(screen)
        elif kept.what == "left-out" and kept.kind in LEFT_OUT:
            self.left_out[(kept.kind, legible(kept.name))] = None
        elif screen and kept.what in ACTS:
            self.seen.append(_deed(kept, screen))

    def _screen(self, tab: int, kept: PageEvent) -> Screen:
        before = self._screens.get(tab)
        known = before if before and before.url == kept.url else None
        return Screen(
            tab,
            kept.document,
            kept.entry,
            kept.url,
            legible(kept.title),
            legible(kept.heading),
            kept.by_address,
            known.message if known else self._letter_at(kept.url),
        )


def _deed(kept: PageEvent, screen: Screen) -> UserAction:
    return UserAction(
        ACTS[kept.what],
        screen,
        legible(kept.name),
        kept.value[:LONGEST],
        kept.kind if kept.kind in {"button", "link", "tab"} else "",
        kept.thing,
        kept.purpose,
        kept.implied,
        kept.unread,
        kept.input,
        Within(kept.place, legible(kept.within)) if kept.place else None,
    )
