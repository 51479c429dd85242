"""One drift: what changed, on which picture, and which line of the procedure speaks of it."""

from dataclasses import dataclass
from typing import Literal

Layer = Literal["procedure", "structure", "pixels"]


@dataclass(frozen=True)
class Finding:
    """A drift, in French; `line` is the line of the procedure file, `picture` the id of the screen's picture."""

    layer: Layer
    words: str
    line: int
    picture: str | None = None
