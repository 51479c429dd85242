"""Mailpit's chaos: SMTP errors at random, reproducible with a seed."""

from dataclasses import dataclass
from random import Random
from typing import Literal

TriggerName = Literal["Sender", "Recipient", "Authentication"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """An SMTP error code (400 to 599), and how probable it is (percent)."""

    error_code: int
    probability: int = 0


_DEFAULTS: dict[TriggerName, Trigger] = {
    "Sender": Trigger(451),
    "Recipient": Trigger(451),
    "Authentication": Trigger(535),
}


class Chaos:
    """The triggers in force; by default none of them ever gives an error."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = Random(seed)
        self.triggers = dict(_DEFAULTS)

    def set(self, triggers: dict[TriggerName, Trigger], seed: int | None = None) -> None:
        """Replace the triggers; those not named get their default. A seed restarts the sequence of random numbers."""
        self.triggers = {**_DEFAULTS, **triggers}
        if seed is not None:
            self._random = Random(seed)

    def reply(self, name: TriggerName) -> str | None:
        """Return the error reply of this trigger, or None when it gives no error this time."""
        trigger = self.triggers[name]
        if not trigger.probability or self._random.randrange(100) >= trigger.probability:
            return None
        return f"{trigger.error_code} Chaos {name.lower()} error"
