"""One drift: what changed, on which pictures, and which line of the procedure speaks of it."""

from dataclasses import dataclass
from typing import Any, Literal

Layer = Literal["procedure", "structure", "pixels"]


@dataclass(frozen=True)
class Finding:
    """A drift, in French; `line` is the line of the procedure file, `pictures` the ids of the screens that show it.

    `layer` is the one that says it; `also` are those that see it too. In `words`, `[-…-]` is what went, `{+…+}` what
    came.
    """

    layer: Layer
    words: str
    line: int
    pictures: tuple[str, ...] = ()
    also: tuple[Layer, ...] = ()

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers that see it."""
        return (self.layer, *self.also)

    def as_json(self) -> dict[str, Any]:
        """Return it as the command line prints it."""
        return {
            "layer": self.layer,
            "also": self.also,
            "words": self.words,
            "line": self.line,
            "pictures": self.pictures,
        }
