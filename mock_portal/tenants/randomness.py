"""Random values of a tenant, repeatable where the tenant has a seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

LOWER = "abcdefghjkmnpqrstuvwxyz"
UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "23456789"
UNAMBIGUOUS = LOWER + UPPER + DIGITS
"""Letters and digits without those that are easily confused: no l, I, 1, O, o, 0, i."""


@dataclass(frozen=True)
class Randomness:
    """Random values: from the operating system or, with a seed, the same ones at each run."""

    seed: int | None = None

    def of(self, *purpose: object) -> random.Random:
        """The generator for one purpose; with a seed it depends on nothing but the seed and the purpose.

        So a family gets the same key whatever was done before: the order of requests does not count.
        """
        if self.seed is None:
            return random.SystemRandom()
        return random.Random("/".join(map(str, (self.seed, *purpose))))


def text(source: random.Random, alphabet: Sequence[str], length: int) -> str:
    """A random text of `length` characters of the alphabet."""
    return "".join(source.choice(alphabet) for _ in range(length))
