"""How to walk, and how long a walk waits: what the caller asks, what the target says, and what holds elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from portail.browser import FLAGS
from portail.browser.device import USUAL, Device
from portail.privacy.secrets_filter import SecretsFilter
from portail.screen.scrolling.scrolling_box import Gesture
from portail.target.tables.patience import Patience

PATIENCE = 10.0
LIMIT = 60.0
Trace = Literal["always", "on failure", "never"]


@dataclass(frozen=True)
class Options:
    """How to walk.

    Attributes:
        output: the folder that gets a folder for each procedure.
        trace: when Playwright's trace of a walk is kept.
        gesture: how boxes of text are scrolled.
        patience: how long a screen, or what is acted on, may take to come, in seconds.
        limit: how long a step may last, in seconds, whatever it waits for; `None`: as the target says.
        pictures: whether screenshots are taken; what they show is checked in any case.
        film: whether the walk is filmed, in Chromium, where the person is invented.
        thorough: whether the walk also proves that screens keep what they show, and, by a second visit, that what its
            steps did has lasted.
        thorough_from: the id of the step from which on it is, where that is not the first.
        device: the window.
        flags: those that the browser is known to be started with.
        probe: a page whose picture is to say how the browser draws; empty: nobody asks.
        secrets: learns what the walk must not show, for those who write more of it.
        accepted: the SHA-256 of the pictures that were accepted before, by their names.
    """

    output: Path = Path("output")
    trace: Trace = "on failure"
    gesture: Gesture = "wheel"
    patience: float = PATIENCE
    limit: float | None = None
    pictures: bool = True
    film: bool = False
    thorough: bool = False
    thorough_from: str = ""
    device: Device = USUAL
    flags: tuple[str, ...] = FLAGS
    accepted: Mapping[str, str] = field(default_factory=dict)
    probe: str = ""
    secrets: SecretsFilter = field(default_factory=SecretsFilter, compare=False)


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
