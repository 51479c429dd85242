"""How to walk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portail.browser import FLAGS
from portail.browser.device import USUAL, Device
from portail.screen.scrolling import Gesture


@dataclass(frozen=True)
class Options:
    """How to walk.

    Attributes:
        output: the folder that gets a folder for each procedure.
        trace: whether the trace of a walk that passed is kept too.
        gesture: how boxes of text are scrolled.
        patience: how long a screen may take to come, in seconds.
        pictures: whether screenshots are taken; what they show is checked in any case.
        film: whether the walk is filmed, in Chromium, where the person is invented.
        device: the window.
        flags: those that the browser is known to be started with.
        accepted: the SHA-256 of the pictures that were accepted before, by their names.
    """

    output: Path = Path("output")
    trace: bool = False
    gesture: Gesture = "wheel"
    patience: float = 10.0
    pictures: bool = True
    film: bool = False
    device: Device = USUAL
    flags: tuple[str, ...] = FLAGS
    accepted: Mapping[str, str] = field(default_factory=dict)
