"""Where a tenant takes its random values from."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

LOWER = "abcdefghjkmnpqrstuvwxyz"
UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "23456789"
UNAMBIGUOUS = LOWER + UPPER + DIGITS
"""Letters and digits that nobody mistakes for one another: no l, I, 1, O, o, 0, i."""


@dataclass(frozen=True)
class Randomness:
    """Random values: the machine's own, or, with a seed, the same ones at each run."""

    seed: int | None = None

    def of(self, *purpose: object) -> random.Random:
        """The source for one purpose; with a seed it depends on nothing but the seed and the purpose."""
        if self.seed is None:
            return random.SystemRandom()
        return random.Random("/".join(map(str, (self.seed, *purpose))))


def text(source: random.Random, alphabet: Sequence[str], length: int) -> str:
    """A text of so many characters of the alphabet."""
    return "".join(source.choice(alphabet) for _ in range(length))
