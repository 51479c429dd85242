"""A cause, with the words of this walk."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Self

from portail.wording import causes


@dataclass(frozen=True)
class Finding:
    """A cause by its name in `portail.wording.causes`: what was expected, what was found, what to look at."""

    cause: str
    expected: str
    found: str
    look_at: str
    exit_status: int

    @classmethod
    def of(cls, cause: str, expected: str, *, look_at: str = "", **facts: object) -> Self:
        """Tell a cause with the facts of this walk; `look_at` stands in place of the usual one."""
        known = causes.CAUSES[cause]
        found = known.found.format_map(defaultdict(str, {name: str(fact) for name, fact in facts.items()}))
        return cls(cause, expected, found, look_at or known.look_at, known.exit_status)
