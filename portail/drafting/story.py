"""What a person did, without what led nowhere: the screens of a procedure and what is done on each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from portail.drafting.deed import Deed, Screen, Seen


@dataclass
class Visit:
    """A screen, and what is done on it."""

    screen: Screen
    deeds: list[Deed]


def base_of(url: str) -> str:
    """Return the address below which addresses of a draft are, where it begins at a page."""
    return urljoin(url if urlsplit(url).path else f"{url}/", ".")


def visits_of(seen: Iterable[Seen], url: str) -> list[Visit]:
    """Return the screens on which something is done, and those from which the person turned to another tab.

    `url` is the address that was opened at the beginning.

    Left out are ways from which the person came back, what was typed and typed anew, screens that lead on by
    themselves, and the pages of a mail catcher but for the messages that are opened there.
    """
    visits: list[Visit] = []
    for each in seen:
        _arrive(each.screen if isinstance(each, Deed) else each, visits)
        if isinstance(each, Deed):
            _do(each, visits[-1])
    return _worth_telling(visits, url)


def _arrive(screen: Screen, visits: list[Visit]) -> None:
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
        visits.append(Visit(screen, []))


def _is_reloaded(screen: Screen, visit: Visit) -> bool:
    """Return whether a screen is the last one, loaded anew without anything that leads on."""
    last = visit.screen
    is_there = (last.tab, last.entry, last.url, last.heading) == (screen.tab, screen.entry, screen.url, screen.heading)
    return is_there and bool(screen.entry) and not any(deed.leads_on for deed in visit.deeds)


def _come_back_to(screen: Screen, visits: Sequence[Visit]) -> int | None:
    """Return the place of the screen to which the history of the tab has been turned back."""
    same_tab = [at for at, visit in enumerate(visits) if visit.screen.tab == screen.tab]
    if not screen.entry or not same_tab or visits[same_tab[-1]].screen.entry == screen.entry:
        return None
    return next((at for at in reversed(same_tab) if visits[at].screen.entry == screen.entry), None)


def _forget_the_way(visits: list[Visit], at: int) -> None:
    """Leave out what was done since that screen was left, and what left it."""
    tab, deeds = visits[at].screen.tab, visits[at].deeds
    left_by = max((place for place, deed in enumerate(deeds) if deed.leads_on), default=len(deeds))
    del deeds[left_by:]
    others = [visit for visit in visits[at + 1 :] if visit.screen.tab != tab]
    visits[at:] = [*others, visits[at]]


def _do(deed: Deed, visit: Visit) -> None:
    deeds = visit.deeds
    if deed.implied and deeds and deeds[-1].act == "key":
        deeds.pop()
    since = next((at + 1 for at in reversed(range(len(deeds))) if deeds[at].leads_on), 0)
    place = next((at for at in range(since, len(deeds)) if deed.replaces(deeds[at])), None)
    if place is None:
        deeds.append(deed)
    else:
        deeds[place] = deed


def _worth_telling(visits: Sequence[Visit], url: str) -> list[Visit]:
    told: list[Visit] = []
    tabs: set[int] = set()
    shown = _without_catchers(visits)
    for at, visit in enumerate(shown):
        deeds = [*_ways_to(visit.screen, told, tabs, url), *_done_on(visit)]
        following = shown[at + 1].screen.tab if at + 1 < len(shown) else None
        if told and _is_again(visit.screen, told[-1].screen):
            told[-1].deeds += [deed for deed in deeds if deed.act != "open-message"]
        elif visit.screen.letter or _done_on(visit) or (told and following != visit.screen.tab):
            told.append(Visit(visit.screen, deeds))
            tabs.add(visit.screen.tab)
    return told


def _without_catchers(visits: Sequence[Visit]) -> list[Visit]:
    """Return the visits without the pages of mail catchers, but for the messages that are opened there."""
    catchers = tuple({visit.screen.letter.catcher for visit in visits if visit.screen.letter})
    return [visit for visit in visits if visit.screen.letter or not visit.screen.url.startswith(catchers)]


def _is_again(screen: Screen, before: Screen) -> bool:
    """Return whether a screen is still the one before it, or shows the same message again."""
    if screen.letter and before.letter:
        return screen.letter.message.id == before.letter.message.id
    return before.is_same(screen)


def _ways_to(screen: Screen, told: Sequence[Visit], tabs: set[int], url: str) -> list[Deed]:
    """Return what opens a screen to which nothing on the screen before it leads."""
    if screen.letter:
        return [Deed("open-message", screen, value=screen.letter.message.subject)]
    if not told:
        is_site = base_of(url) in {url, f"{url}/"}
        return [Deed("open-site", screen) if is_site else _opening(screen, url, base_of(url))]
    before = told[-1]
    comes_back = screen.tab in tabs and screen.tab != before.screen.tab
    is_led_to = any(deed.leads_on and not deed.act.startswith("open") for deed in before.deeds)
    if comes_back or (screen.by_address and not is_led_to):
        return [_opening(screen, screen.url, base_of(url))]
    return []


def _opening(screen: Screen, url: str, base: str) -> Deed:
    """Return the deed that opens an address, which is told from the base on where it lies below it."""
    return Deed("open-page", screen, f"/{url.removeprefix(base)}" if url.startswith(base) else url)


def _done_on(visit: Visit) -> list[Deed]:
    """Return what is done on a screen; of a page of a mail catcher, which links of the message are followed."""
    return [deed for deed in visit.deeds if deed.name and (deed.act == "follow" or not visit.screen.letter)]
