"""What a visitor's day is written into."""

from typing import Protocol


class Diary(Protocol):
    """Counts what people do and how long they wait; a load process adds up those of all its people."""

    def page(self, step: str, seconds: float) -> None:
        """A page came, after so long."""

    def step(self, step: str, seconds: float) -> None:
        """A step was done; so long the person waited for its pages."""

    def message(self, seconds: float) -> None:
        """A message came, so long after the portal was told to send it."""

    def event(self, what: str, times: int = 1) -> None:
        """Something happened, by the names of `portail.load.outcome.summary.EVENTS`."""

    def failure(self, step: str, sentence: str, cause: str) -> None:
        """Somebody could not go on."""
