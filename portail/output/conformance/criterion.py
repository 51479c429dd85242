"""A criterion of accessibility, and how a file of the guide keeps it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from portail.output.guide.document import Document
from portail.wording import conformance as words

Verdict = Literal["kept", "broken", "absent", "person", "unchecked"]
"""`absent`: the file has nothing that it speaks of; `person`: no rule can tell; `unchecked`: nobody has looked."""
Rule = tuple[str, str]
"""What is asked for, and where: the clause of a standard."""


@dataclass(frozen=True)
class Criterion:
    """A rule as one file keeps it; `evidence` is what was found in the file itself."""

    rule: Rule
    verdict: Verdict
    evidence: str


@dataclass(frozen=True)
class JudgedFile:
    """A file of the guide with its criteria; `standards` are those whose rules they are."""

    name: str
    standards: str
    criteria: tuple[Criterion, ...]


def judged(rule: Rule, holds: bool, evidence: str) -> Criterion:
    """Return a criterion that a rule has decided."""
    return Criterion(rule, "kept" if holds else "broken", evidence)


def judged_if_any(rule: Rule, found: int, good: int, evidence: str, none: str) -> Criterion:
    """Return a criterion of things of which a file may have none: it is kept if all that were found are good."""
    return judged(rule, found == good, evidence) if found else Criterion(rule, "absent", none)


def without_skip(levels: Sequence[int]) -> bool:
    """Return whether the levels of headings begin with the first, and none is left out on the way down."""
    return list(levels[:1]) == [1] and all(below <= above + 1 for above, below in pairwise(levels))


def quoted_language(rule: Rule, document: Document, found: Collection[str]) -> Criterion:
    """Return whether what is quoted from screens in another language says so; `found`: the languages of parts."""
    expected = document.quoted_lang
    if expected is None or not document.quotes_screens:
        return Criterion(rule, "absent", words.NO_OTHER_LANGUAGE)
    return judged(rule, any(each.split("-")[0] == expected for each in found), words.languages(expected, found))
