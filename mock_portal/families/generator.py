"""The generation of families: French names with accents, hyphens and apostrophes, long ones and homonyms."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from .members import random_members
from .registrant import Registrant

RARE = ("d’Aubigné-Le Goff", "N’Diaye", "Lœuillet", "Çelik", "de La Rochefoucauld-Montmorency d’Estrées", "Ô")
"""Family names that software is known to corrupt; every tenth family has one of them."""


def generate(seed: int | None, first: int, count: int, today: date) -> Iterator[Registrant]:
    """`count` families, numbered from `first`; with a seed, on the same day, always the same ones.

    Every tenth is a homonym.
    """
    from faker import Faker  # its import takes a third of a second: only those who generate families wait for it

    names = Faker("fr_FR")
    names.seed_instance(seed)
    first_name, last_name = "", ""
    for number in range(first, first + count):
        if number % 10 != 9 or not first_name:
            first_name = names.first_name()
            last_name = names.last_name() if number % 10 else RARE[number // 10 % len(RARE)]
        stem = f"{_ascii(first_name)}.{_ascii(last_name)}".strip(".")
        members = tuple(random_members(names.random, last_name, today))
        yield Registrant(
            first_name, last_name, f"{stem}.{number}@example.org", members=members, place=f"family {number}"
        )


def _ascii(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.replace("œ", "oe")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", decomposed.lower()).strip("-")[:24].strip("-")
