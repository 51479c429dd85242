"""The other ways through the portal beside its tabs (RGAA 12.1): the map of its pages, and the search among them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from ...billing.invoices import Invoices
from ...wording import site_map as words
from .page import TownPage
from .visit import TownVisit

LONGEST_QUERY = 200
"""How many characters of what is sought count."""


@dataclass(frozen=True)
class Entry:
    """A page that the visitor may open: its address below the town's, its title, and what one finds there."""

    page: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Section:
    """Entries that belong together, under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def sections(visit: TownVisit) -> tuple[Section, ...]:
    """The pages that the visitor may open now, in the order of the portal."""
    own = Section(words.OWN_SPACE, tuple(_own_pages(visit))) if visit.family else Section(words.SIGN_IN, _doors(visit))
    information = tuple(Entry(page, *texts) for page, texts in words.INFORMATION.items())
    return own, Section(words.INFORMATION_HEADING, information)


def _own_pages(visit: TownVisit) -> Iterator[Entry]:
    if visit.due:
        yield Entry(visit.due.page, visit.due.title, words.DUE)
        return
    information = words.INFORMATION.keys()
    for tab in visit.town.tabs:
        if tab.page not in information:
            yield Entry(tab.page, tab.label, words.TABS.get(tab.page, ""))
    for row in visit.town.services.rows:
        labels = ", ".join(entry.label for entry in row.entries)
        yield Entry(f"CompteCitoyen/Service?service={row.id}", row.label, labels)
    yield Entry("Home/LogOff", *words.SIGN_OUT)


def _doors(visit: TownVisit) -> tuple[Entry, ...]:
    sign_in = visit.town.sign_in
    titles = {"Home/MotDePasseOublie": sign_in.forgotten, "CompteCitoyen/NouveauLien": sign_in.new_link}
    doors = (Entry(page, titles.get(page, title), sentence) for page, (title, sentence) in words.DOORS.items())
    return tuple(door for door in doors if door.title)


class SiteMapPage(TownPage):
    """Plan du site."""

    async def get(self, visit: TownVisit) -> Response:
        """List the pages that the visitor may open."""
        return visit.render("site_map", words.SITE_MAP_TITLE, sections=sections(visit))


@dataclass(frozen=True)
class SearchPage(TownPage):
    """Recherche."""

    invoices: Invoices

    async def get(self, visit: TownVisit) -> Response:
        """Find pages, and the family's own invoices, by words in any order, without regard to case and accents."""
        sought = visit.request.query_params.get("q", "").strip()[:LONGEST_QUERY]
        asked = _folded(sought).split()
        found = [entry for entry in self._all(visit) if _holds(entry, asked)] if asked else []
        title = words.RESULTS_TITLE.format(sought=sought) if sought else words.SEARCH_TITLE
        return visit.render("search", title, sought=sought, found=found, heading=words.results(len(found)))

    def _all(self, visit: TownVisit) -> Iterator[Entry]:
        for section in sections(visit):
            yield from section.entries
        if visit.is_at_home and visit.family:
            for invoice in self.invoices.of(visit.family.id):
                page = f"MonCompte/DetailFacture?IdFactureUnique={invoice.id}"
                yield Entry(page, words.INVOICE.format(number=invoice.number), invoice.label)


def _holds(entry: Entry, asked: list[str]) -> bool:
    text = _folded(f"{entry.title} {entry.sentence}")
    return all(word in text for word in asked)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")
