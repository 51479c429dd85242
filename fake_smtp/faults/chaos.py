"""Mailpit's chaos: errors by chance, with a seed so that the chance repeats itself."""

from dataclasses import dataclass
from random import Random
from typing import Literal

Occasion = Literal["Sender", "Recipient", "Authentication"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """An SMTP error code (400 to 599), and how many times of a hundred it is given."""

    error_code: int
    probability: int = 0


CALM: dict[Occasion, Trigger] = {
    "Sender": Trigger(451),
    "Recipient": Trigger(451),
    "Authentication": Trigger(535),
}


class Chaos:
    """The triggers in force."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = Random(seed)
        self.triggers = dict(CALM)

    def set(self, triggers: dict[Occasion, Trigger], seed: int | None = None) -> None:
        """Replace the triggers; those that are not named calm down. With a seed, chance begins anew."""
        self.triggers = {**CALM, **triggers}
        if seed is not None:
            self._random = Random(seed)

    def reply(self, occasion: Occasion) -> str | None:
        """Return the error reply of this occasion, or None when all goes well."""
        trigger = self.triggers[occasion]
        if not trigger.probability or self._random.randrange(100) >= trigger.probability:
            return None
        return f"{trigger.error_code} Chaos {occasion.lower()} error"
