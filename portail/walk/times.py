"""How long a walk waits: what the caller asks, what the target says, and what holds where neither does."""

from dataclasses import dataclass
from typing import Self

from portail.target.patience import Patience
from portail.walk.options import LIMIT, Options


@dataclass(frozen=True)
class Times:
    """Limits of a walk, in seconds.

    Attributes:
        act: for a screen, or what is acted on.
        page: for a page that was asked for.
        step: for a step, whatever it waits for.
        walk: for the whole walk; `None`: as long as its steps.
    """

    act: float
    page: float
    step: float
    walk: float | None = None

    @classmethod
    def of(cls, options: Options, patience: Patience) -> Self:
        """Return the limits; a step may last as long as all that it may wait for, unless somebody has said how long."""
        act = patience.act or options.patience
        page = patience.page or act
        step = options.limit or patience.step or max(LIMIT, act + page + (patience.mail or 0))
        return cls(min(act, step), min(page, step), step, patience.walk)


USUAL_TIMES = Times.of(Options(), Patience())
