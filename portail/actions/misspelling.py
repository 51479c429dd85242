"""Verbs that are misspelt: a slip of the keyboard away from one that acts."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

SHORTEST = 5
"""A shorter word is too near to others that mean something."""


@lru_cache(maxsize=1000)
def is_misspelt(word: str, verbs: re.Pattern[str]) -> bool:
    """Return whether a word is none of some verbs, but one of them with one letter more, less, other or displaced.

    Its first letter is right: there people see what they type, and « décris » is not « écris ».
    """
    if len(word) < SHORTEST or verbs.fullmatch(word):
        return False
    letters = {sign for sign in verbs.pattern if sign.isalpha()}
    return any(verbs.fullmatch(word[0] + rest) for rest in _one_slip_away(word[1:].lower(), letters))


def _one_slip_away(word: str, letters: Collection[str]) -> Iterator[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for before, after in cuts:
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
