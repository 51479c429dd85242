"""The members of a family beside its registered parent: the other parent and the children."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..storage.store import Store
from ..tenants.tenants import Tenant
from .names import clean

CHILDREN = (
    "Lou",
    "Zoé",
    "Anaïs",
    "Maël",
    "Noé",
    "Inès",
    "Jean-Baptiste",
    "Léa",
    "Théo",
    "Marie-Ève",
    "Sofiane",
    "Aïcha",
)
PARENTS = ("Camille", "Dominique", "Andréa", "Claude", "Maxence", "Élodie", "Karim", "Hélène")
MOST_CHILDREN = 3
AGES = 3, 11
"""The ages of generated children, in years."""
YEAR = 365


class Role(StrEnum):
    """The role of a member; the control API and the data file hold these very words."""

    PARENT = "Parent"
    CHILD = "Enfant"


@dataclass(frozen=True)
class Member:
    """One member of a family."""

    role: Role
    first_name: str
    last_name: str
    born_on: date | None = None
    """A child's day of birth."""

    def age(self, today: date) -> int | None:
        """The age of a child in years; None for a parent."""
        if self.born_on is None:
            return None
        return today.year - self.born_on.year - ((today.month, today.day) < (self.born_on.month, self.born_on.day))


class Members:
    """Generates, adds and lists members."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def generate(self, tenant: Tenant, family: int, number: int, last_name: str) -> None:
        """Give a newly registered family random children and, mostly, a second parent."""
        source = tenant.randomness.of("members", number)
        self.add(family, random_members(source, last_name, tenant.local(tenant.now()).date()))

    def replace(self, family: int, members: Iterable[Member]) -> None:
        """Give a family these members instead of those that it has."""
        with self._store.transaction():
            self._store.run("DELETE FROM members WHERE family = ?", family)
            self.add(family, members)

    def add(self, family: int, members: Iterable[Member]) -> None:
        """Give a newly registered family these members.

        Raises:
            InvalidRequest: a name is none.
        """
        for position, member in enumerate(members, start=1):
            self._store.run(
                "INSERT INTO members VALUES (?, ?, ?, ?, ?, ?)",
                family, position, member.role,
                clean("first_name", member.first_name), clean("last_name", member.last_name),
                member.born_on and member.born_on.isoformat(),
            )  # fmt: skip

    def of(self, family: int) -> list[Member]:
        """The members of a family: the other parent first, then the children from the eldest."""
        rows = self._store.all(
            "SELECT role, first_name, last_name, born_on FROM members WHERE family = ? ORDER BY position", family
        )
        return [
            Member(
                Role(row["role"]),
                row["first_name"],
                row["last_name"],
                date.fromisoformat(row["born_on"]) if row["born_on"] else None,
            )
            for row in rows
        ]


def random_members(source: random.Random, last_name: str, today: date) -> list[Member]:
    """Mostly one parent, then one to three children, the eldest first."""
    parents = [Member(Role.PARENT, source.choice(PARENTS), last_name)] if source.random() < 0.7 else []
    names = source.sample(CHILDREN, source.randint(1, MOST_CHILDREN))
    days = (source.randint(AGES[0] * YEAR, AGES[1] * YEAR) for _ in names)
    children = [
        Member(Role.CHILD, name, last_name, today - timedelta(days=age))
        for name, age in zip(names, sorted(days, reverse=True), strict=True)
    ]
    return parents + children
