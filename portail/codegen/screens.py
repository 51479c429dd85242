"""What a person did, without what led nowhere: the screens of a procedure and what is done on each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from portail.codegen.events import Event, Screen, UserAction


@dataclass
class ScreenVisit:
    """A screen, and what is done on it."""

    screen: Screen
    actions: list[UserAction]


def base_of(url: str) -> str:
    """Return the address below which addresses of a draft are, where it begins at a page."""
    return urljoin(url if urlsplit(url).path else f"{url}/", ".")


def visits_of(seen: Iterable[Event], url: str) -> list[ScreenVisit]:
    """Return the screens on which something is done, and those from which the person turned to another tab.

    `url` is the address that was opened at the beginning.

    Left out are ways from which the person came back, what was typed and typed anew, screens that lead on by
    themselves, and the pages of a mail catcher but for the messages that are opened there.
    """
    visits: list[ScreenVisit] = []
    for each in seen:
        _arrive(each.screen if isinstance(each, UserAction) else each, visits)
        if isinstance(each, UserAction):
            _do(each, visits[-1])
    return _worth_writing(visits, url)


def _arrive(screen: Screen, visits: list[ScreenVisit]) -> None:
    if visits and visits[-1].screen.is_same(screen):
        if screen.heading or not visits[-1].screen.heading:
            visits[-1].screen = screen
        return
    at = _come_back_to(screen, visits)
    if at is not None:
        _forget_the_way(visits, at)
    if at is not None or (visits and _is_reloaded(screen, visits[-1])):
        visits[-1].screen = screen
    else:
        visits.append(ScreenVisit(screen, []))


def _is_reloaded(screen: Screen, visit: ScreenVisit) -> bool:
    """Return whether a screen is the last one, loaded anew without anything that leads on."""
    last = visit.screen
    is_there = (last.tab, last.entry, last.url, last.heading) == (screen.tab, screen.entry, screen.url, screen.heading)
    return is_there and bool(screen.entry) and not any(action.leads_on for action in visit.actions)


def _come_back_to(screen: Screen, visits: Sequence[ScreenVisit]) -> int | None:
    """Return the place of the screen to which the history of the tab has been turned back."""
    same_tab = [at for at, visit in enumerate(visits) if visit.screen.tab == screen.tab]
    if not screen.entry or not same_tab or visits[same_tab[-1]].screen.entry == screen.entry:
        return None
    return next((at for at in reversed(same_tab) if visits[at].screen.entry == screen.entry), None)


def _forget_the_way(visits: list[ScreenVisit], at: int) -> None:
    """Leave out what was done since that screen was left, and what left it."""
    tab, actions = visits[at].screen.tab, visits[at].actions
    left_by = max((place for place, action in enumerate(actions) if action.leads_on), default=len(actions))
    del actions[left_by:]
    others = [visit for visit in visits[at + 1 :] if visit.screen.tab != tab]
    visits[at:] = [*others, visits[at]]


def _do(action: UserAction, visit: ScreenVisit) -> None:
    actions = visit.actions
    if action.implied and actions and actions[-1].act == "key":
        actions.pop()
    since = next((at + 1 for at in reversed(range(len(actions))) if actions[at].leads_on), 0)
    place = next((at for at in range(since, len(actions)) if action.replaces(actions[at])), None)
    if place is None:
        actions.append(action)
    else:
        actions[place] = action


def _worth_writing(visits: Sequence[ScreenVisit], url: str) -> list[ScreenVisit]:
    kept: list[ScreenVisit] = []
    tabs: set[int] = set()
    shown = _without_catchers(visits)
    for at, visit in enumerate(shown):
        actions = [*_ways_to(visit.screen, kept, tabs, url), *_done_on(visit)]
        following = shown[at + 1].screen.tab if at + 1 < len(shown) else None
        if kept and _is_again(visit.screen, kept[-1].screen):
            kept[-1].actions += [action for action in actions if action.act != "open-message"]
        elif visit.screen.message or _done_on(visit) or (kept and following != visit.screen.tab):
            kept.append(ScreenVisit(visit.screen, actions))
            tabs.add(visit.screen.tab)
    return kept


def _without_catchers(visits: Sequence[ScreenVisit]) -> list[ScreenVisit]:
    """Return the visits without the pages of mail catchers, but for the messages that are opened there."""
    catchers = tuple({visit.screen.message.catcher for visit in visits if visit.screen.message})
    return [visit for visit in visits if visit.screen.message or not visit.screen.url.startswith(catchers)]


def _is_again(screen: Screen, before: Screen) -> bool:
    """Return whether a screen is still the one before it, or shows the same message again."""
    if screen.message and before.message:
        return screen.message.message.id == before.message.message.id
    return before.is_same(screen)


def _ways_to(screen: Screen, kept: Sequence[ScreenVisit], tabs: set[int], url: str) -> list[UserAction]:
    """Return what opens a screen to which nothing on the screen before it leads."""
    if screen.message:
        return [UserAction("open-message", screen, value=screen.message.message.subject)]
    if not kept:
        is_site = base_of(url) in {url, f"{url}/"}
        return [UserAction("open-site", screen) if is_site else _opening(screen, url, base_of(url))]
    before = kept[-1]
    comes_back = screen.tab in tabs and screen.tab != before.screen.tab
    is_led_to = any(action.leads_on and not action.act.startswith("open") for action in before.actions)
    if comes_back or (screen.by_address and not is_led_to):
        return [_opening(screen, screen.url, base_of(url))]
    return []


def _opening(screen: Screen, url: str, base: str) -> UserAction:
    """Return the action that opens an address, which is kept from the base on where it lies below it."""
    return UserAction("open-page", screen, f"/{url.removeprefix(base)}" if url.startswith(base) else url)


def _done_on(visit: ScreenVisit) -> list[UserAction]:
    """Return what is done on a screen; of a page of a mail catcher, which links of the message are followed."""
    named = [action for action in visit.actions if action.name or action.act == "scroll-page"]
    return [action for action in named if action.act == "follow" or not visit.screen.message]
