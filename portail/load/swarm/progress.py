"""Says how the day goes, on the console."""

import sys
from time import monotonic

from portail.load.tally import Tally
from portail.wording import load as words

EVERY = 5.0
"""How many seconds lie between two lines."""


class Progress:
    """Says how many have come, and how many have gone; `people` is how many there are."""

    def __init__(self, people: int) -> None:
        self._people = people
        self._next = monotonic() + EVERY

    def tell(self, tally: Tally) -> None:
        """Say so, where it is time."""
        if monotonic() >= self._next:
            self._next += EVERY
            arrived, finished, failed = (tally.total(what) for what in ("arrived", "finished", "failed"))
            sys.stdout.write(f"{words.progress(arrived, self._people, finished, failed)}\n")
            sys.stdout.flush()
