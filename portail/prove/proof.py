"""What was proved: for each sentence of a document, which breaches its walk notices, and which pass."""

from collections.abc import Sequence
from typing import Literal

import msgspec

Outcome = Literal["noticed", "passed", "not-applied"]
"""`not-applied`: the page has nothing to break there; such a mutant proves nothing and is not counted."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One walk with one thing broken.

    Attributes:
        step: the step from which on it was broken.
        sentence: the sentence of the document that it breaks; empty for a change that no reader minds.
        site: the words, or what is pressed or filled, that it set in at.
        operator: what happened to it.
        outcome: whether the walk noticed.
        blamed: the sentence that the walk called broken; empty where it called none.
        found: what the walk says was there instead.
    """

    step: str
    sentence: str
    site: str
    operator: str
    outcome: Outcome
    blamed: str = ""
    found: str = ""


class SentenceProof(msgspec.Struct, frozen=True, kw_only=True):
    """What guards one sentence: `noticed` of `tried` breaches; those that passed by their operators and sites."""

    step: str
    sentence: str
    tried: int
    noticed: int
    passed: list[Trial]

    @property
    def share(self) -> float:
        """The noticed part, from 0 to 1."""
        return self.noticed / self.tried if self.tried else 1.0


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What was proved of one procedure: `trials` break its document, `alarms` are neutral changes.

    `untried` is how many of both an error has left out.
    """

    procedure: str
    trials: list[Trial]
    alarms: list[Trial]
    untried: int = 0

    @property
    def counted(self) -> list[Trial]:
        """The breaches that were really there."""
        return [trial for trial in self.trials if trial.outcome != "not-applied"]

    @property
    def noticed(self) -> int:
        """How many of the counted breaches the walk noticed."""
        return sum(trial.outcome == "noticed" for trial in self.counted)

    @property
    def percent(self) -> float:
        """The noticed part of the counted breaches, in percent, rounded down to a tenth."""
        return int(1000 * self.noticed / len(self.counted)) / 10 if self.counted else 100.0

    @property
    def false_alarms(self) -> list[Trial]:
        """The neutral changes on which the walk failed."""
        return [trial for trial in self.alarms if trial.outcome == "noticed"]

    @property
    def sentences(self) -> list[SentenceProof]:
        """What guards each sentence, in the order of the document."""
        by_sentence: dict[tuple[str, str], list[Trial]] = {}
        for trial in self.counted:
            by_sentence.setdefault((trial.step, trial.sentence), []).append(trial)
        return [_of_sentence(step, sentence, trials) for (step, sentence), trials in by_sentence.items()]


def _of_sentence(step: str, sentence: str, trials: Sequence[Trial]) -> SentenceProof:
    passed = [trial for trial in trials if trial.outcome == "passed"]
    return SentenceProof(
        step=step, sentence=sentence, tried=len(trials), noticed=len(trials) - len(passed), passed=passed
    )
