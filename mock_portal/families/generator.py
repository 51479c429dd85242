"""Made-up families: French names with accents, hyphens and apostrophes, long ones and homonyms."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mock_portal.families.members import Member, made_up

RARE = ("d’Aubigné-Le Goff", "N’Diaye", "Lœuillet", "Çelik", "de La Rochefoucauld-Montmorency d’Estrées", "Ô")
"""Family names that software is known to damage; every tenth family has one of them."""


@dataclass(frozen=True)
class Person:
    """Whoever a family is registered under, and a key of the town's first service where one is given."""

    first_name: str
    last_name: str
    email: str
    child_key: str | None = None
    members: tuple[Member, ...] = ()
    """The other parent and the children, where they are known."""
    place: str = ""
    """Where it stands, for whoever has to correct it: a line of a file, or a number."""


def make_up(seed: int | None, first: int, count: int, today: date) -> Iterator[Person]:
    """So many people with their families, numbered from the first; with a seed, on the same day, always the same ones.

    Every tenth is a homonym.
    """
    from faker import Faker  # a third of a second that only whoever generates families waits for

    names = Faker("fr_FR")
    names.seed_instance(seed)
    first_name, last_name = "", ""
    for number in range(first, first + count):
        if number % 10 != 9 or not first_name:
            first_name = names.first_name()
            last_name = names.last_name() if number % 10 else RARE[number // 10 % len(RARE)]
        stem = f"{_plain(first_name)}.{_plain(last_name)}".strip(".")
        members = tuple(made_up(names.random, last_name, today))
        yield Person(first_name, last_name, f"{stem}.{number}@example.org", members=members, place=f"family {number}")


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.replace("œ", "oe")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", decomposed.lower()).strip("-")[:24].strip("-")
