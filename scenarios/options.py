"""How to walk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scenarios.browser import FLAGS
from scenarios.device import USUAL, Device
from scenarios.pages.terms import Gesture


@dataclass(frozen=True)
class Options:
    """How to walk: `output` is the folder that gets a folder for each procedure; `patience`, in seconds, is how long
    a screen may take to come; without `pictures` none is taken, and what they show is checked all the same; `film`:
    an invented family's walk is filmed, in Chromium; `device` is the window, `flags` are those that the browser is
    known to be started with; `accepted` are the hashes of pictures that were accepted before, by their names."""

    output: Path = Path("output")
    trace: bool = False
    gesture: Gesture = "wheel"
    patience: float = 10.0
    pictures: bool = True
    film: bool = False
    device: Device = USUAL
    flags: tuple[str, ...] = FLAGS
    accepted: Mapping[str, str] = field(default_factory=dict)
