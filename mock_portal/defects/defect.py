"""A defect, and the changes of a town that defects consist of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from ..towns.town import Service, Tab, Town

Change = Callable[[Town], Town]


@dataclass(frozen=True)
class Defect:
    """One way in which a portal can break a procedure."""

    name: str
    step: str
    """The id of the procedure's step in which it shows."""
    sentence: str
    """The sentence of the document that it breaks, in the document's words."""
    description: str
    change: Change
    procedure: str = "premiere-connexion"
    """The id of the procedure in which it shows."""
    thorough: bool = False
    """Whether only those notice it who come back, or who try the ways off the procedure."""


def part(which: str, /, **values: Any) -> Change:
    """A change of some values of one part of the town."""
    return lambda town: replace(town, **{which: replace(getattr(town, which), **values)})


def services(change: Callable[[Service], Service | None]) -> Change:
    """A change of the rows of the services; a row changed to None is left out."""
    return lambda town: part("services", rows=tuple(row for row in map(change, town.services.rows) if row))(town)


def tabs(change: Callable[[Tab], Tab | None]) -> Change:
    """A change of the tabs; a tab changed to None is left out."""
    return lambda town: replace(town, tabs=tuple(tab for tab in map(change, town.tabs) if tab))


def without_tab(page: str) -> Change:
    """A change that leaves out the tab of a page."""
    return tabs(lambda tab: None if tab.page == page else tab)
