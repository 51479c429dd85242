"""Drifts that only a walk can show whole: what changes in the portal, and which layers of `guide --check` report it.

A drift is a town with another description, as a defect is; the pages know nothing of it.
The kinds of drift that one page can show are in `tests/portail/output/drift/kinds.py`.
"""

from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from mock_portal.defects.defect import Change, part
from mock_portal.towns.town import Service, Town
from portail.output.drift.finding import Layer

Until = Literal["link", "activation", "credentials", "terms"]
FIRST_KEY = "23456-B7J8K2"


@dataclass(frozen=True)
class Drift:
    """One change of the portal, in the README's words; the walk may end before the step `until` (`None`: its end)."""

    words: str
    change: Change
    until: Until | None
    layers: frozenset[Layer]


def drift(words: str, change: Change, until: Until | None, *layers: Layer) -> Drift:
    return Drift(words, change, until, frozenset(layers))


def terms(before: str, after: str) -> Change:
    return lambda town: part("terms", document=town.terms.document.replace(before, after))(town)


def one_more_service(town: Town) -> Town:
    new = Service(id="petite-enfance", label="Petite enfance", prefill="", entries=())
    return part("services", rows=(*town.services.rows, new))(town)


def services_turned_round(town: Town) -> Town:
    """The portal fills in the key of the first service it has; here that is another one, so the key is given."""
    rows = [replace(row, prefill=FIRST_KEY) if row.prefill else row for row in town.services.rows]
    return part("services", rows=tuple(reversed(rows)))(town)


def tabs_turned_round(town: Town) -> Town:
    first, *others = town.tabs
    return replace(town, tabs=(first, *reversed(others)))


DRIFTS = (
    drift(
        "a label by one word: `VALIDER` becomes `CONFIRMER`",
        part("services", submit="CONFIRMER"),
        "terms", "procedure", "structure", "pixels",
    ),
    drift(
        "a label by the accent of a capital: `PRÉCÉDENT` becomes `PRECEDENT`",
        part("services", back="PRECEDENT"),
        "terms", "pixels",
    ),
    drift(
        "the accept button opens without turning green",
        part("terms", open_colour="grey"),
        None, "procedure",
    ),
    drift(
        "a word below the fold: in article 7 of the terms",
        terms("fournir des informations exactes", "donner des informations exactes"),
        None, "structure",
    ),
    drift("a new field", one_more_service, "terms", "structure", "pixels"),
    drift("two fields in another order", services_turned_round, "terms", "procedure", "structure", "pixels"),
    drift(
        "the sender of the message",
        part("sender", name="Espace Citoyens"),
        "link", "procedure", "structure", "pixels",
    ),
    drift("the tabs in another order", tabs_turned_round, None, "structure", "pixels"),
)  # fmt: skip
