"""How names of a document are compared with those of pages: as a reader does, and each prepared once."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from portail.procedure import matching

KEPT = 4096
Expression = Callable[[str], re.Pattern[str]]


class Reading:
    """Compares, for all pages of a portal.

    Args:
        examples: words of the document, each with the expression of what this portal shows instead.
    """

    def __init__(self, examples: Mapping[str, str] | None = None) -> None:
        self.exactly: Expression = lru_cache(KEPT)(partial(matching.exactly, substitutions=examples))
        self.anywhere: Expression = lru_cache(KEPT)(partial(matching.anywhere, substitutions=examples))
        self.pattern: Callable[[str], str] = lru_cache(KEPT)(partial(matching.pattern, substitutions=examples))
