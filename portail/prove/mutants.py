"""The breaches of one procedure: each promise and each act of its walk, broken in every way that fits."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from portail.procedure.matching import anywhere, before_a_value, exactly, pattern
from portail.procedure.procedure import Procedure, Promise, Step
from portail.project.portal import Defect
from portail.prove import operators
from portail.prove.acts import Act, StepActs

Channel = Literal["page", "network", "mail", "portal"]
Words = Mapping[str, str]
LETTERS = "àâäéèêëîïôöùûüç"


@dataclass(frozen=True)
class Mutant:
    """One breach.

    Attributes:
        step: the id of the step from which on it is there.
        sentence: the sentence of the document that it breaks.
        site: the words of the document, or the name of what is pressed or filled, that it sets in at.
        operator: what happens to it.
        channel: where: on the page, on the way to the server, in the mail, or by the portal itself.
        spec: what `mutate.js` is given.
        thorough: whether only a thorough walk notices it.
    """

    step: str
    sentence: str
    site: str
    operator: str
    channel: Channel = "page"
    spec: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    thorough: bool = False

    @property
    def id(self) -> str:
        """What names it among the mutants of its procedure."""
        return f"{self.step}/{self.operator}/{self.site}"


def mutants_of(
    procedure: Procedure,
    acts: Mapping[str, StepActs],
    substitutions: Words,
    elsewhere: str,
    defects: Sequence[Defect] = (),
) -> list[Mutant]:
    """Return every breach of a procedure, in the order of its document.

    Args:
        procedure: what is walked.
        acts: what its walk does in each step.
        substitutions: words of the document, each with the expression of what the portal shows instead.
        elsewhere: the address to which what leads elsewhere leads.
        defects: those that the portal itself can be given.
    """
    found: dict[str, Mutant] = {}
    for step in procedure.steps:
        every = (
            *_of_promises(step, substitutions),
            *_of_acts(step, acts.get(step.id, StepActs()), elsewhere),
            *(_of_portal(step, defect) for defect in defects if defect.step == step.id),
        )
        found |= {mutant.id: mutant for mutant in every}
    return list(found.values())


def sampled(mutants: Sequence[Mutant], number: int | None, seed: int = 0) -> list[Mutant]:
    """Return at most `number` mutants of each sentence, chosen by chance and the same for the same seed."""
    if number is None:
        return list(mutants)
    by_sentence: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        by_sentence.setdefault(mutant.sentence, []).append(mutant)
    chance = random.Random(seed)
    chosen = {mutant.id for each in by_sentence.values() for mutant in chance.sample(each, min(number, len(each)))}
    return [mutant for mutant in mutants if mutant.id in chosen]


def _of_promises(step: Step, substitutions: Words) -> Iterator[Mutant]:
    for promise in step.promises:
        spec = _spec(promise, substitutions)
        for operator in _fitting(promise):
            yield Mutant(step.id, promise.sentence, promise.text, operator, spec=spec | {"operator": operator})
    for promise in {each.sentence: each for each in reversed(step.promises)}.values():  # the first of each sentence
        for operator in operators.VANISHING:
            spec = _spec(promise, substitutions) | {"operator": operator}
            yield Mutant(step.id, promise.sentence, promise.text, operator, spec=spec, thorough=True)
    for one, other in _following(step):
        for operator in operators.ORDER:
            spec = _spec(one, substitutions) | {"operator": operator, "argument": _expression(other, substitutions)}
            yield Mutant(step.id, one.sentence, one.text, operator, spec=spec)


def _spec(promise: Promise, substitutions: Words) -> dict[str, Any]:
    return {
        "site": "name" if promise.kind == "label" else "line",
        "words": _expression(promise, substitutions),
        "value": before_a_value(promise.text, substitutions).pattern if promise.kind == "label" else None,
        "core": pattern(promise.text, substitutions),
    }


def _expression(promise: Promise, substitutions: Words) -> str:
    find = exactly if promise.kind == "label" else anywhere
    return find(promise.text, substitutions).pattern


def _fitting(promise: Promise) -> Iterator[str]:
    for operator in operators.WORDS:
        if operator != "accent" or any(letter in LETTERS for letter in promise.text):
            yield operator
    if " " in promise.text.strip():
        yield from operators.SEVERAL_WORDS
    if promise.kind == "screen":
        yield "twice"
    yield from operators.LOOKS


def _following(step: Step) -> Iterator[tuple[Promise, Promise]]:
    """Pair the promises whose order the document shows: names that make a line by themselves, lines of a quotation."""
    return ((one, other) for one, other in pairwise(step.promises) if _is_row(step, one, other))


def _is_row(step: Step, one: Promise, other: Promise) -> bool:
    if one.kind == other.kind == "screen":
        return other.line - one.line == 1
    row = " ".join(promise.text for promise in step.promises if promise.sentence == one.sentence)
    return one.kind == other.kind and one.sentence == other.sentence == row


def _of_acts(step: Step, done: StepActs, elsewhere: str) -> Iterator[Mutant]:
    for act in done.acts:
        for operator in operators.PRESSED if act.kind == "press" else operators.FILLED:
            spec, later = _act_spec(act, operator, elsewhere), operator in operators.SEEN_LATER
            yield Mutant(step.id, step.words, act.name, operator, spec=spec, thorough=later)
    for operator in operators.SENT if done.sent else ():
        yield Mutant(step.id, step.words, "", operator, "network")
    for operator in operators.OPENED if done.opened or done.sent else ():
        yield Mutant(step.id, step.words, "", operator, "network")
    for operator in _of_senders(step) if done.messages else ():
        yield Mutant(step.id, step.words, "", operator, "mail")


def _of_senders(step: Step) -> Iterator[str]:
    """Yield what may happen to what the document says of a sender; to what it does not say, nothing that matters."""
    senders = [promise.text for promise in step.promises if promise.role == "sender"]
    if any("@" in sender for sender in senders):
        yield from operators.MAILED_BY_ADDRESS
    if any("@" not in sender for sender in senders):
        yield from operators.MAILED_BY_NAME


def _act_spec(act: Act, operator: str, elsewhere: str) -> dict[str, Any]:
    return {
        "site": "act",
        "words": exactly(act.name).pattern,
        "value": None,
        "core": pattern(act.name),
        "operator": operator,
        "argument": elsewhere,
    }


def _of_portal(step: Step, defect: Defect) -> Mutant:
    return Mutant(step.id, defect.sentence, defect.name, "defect", "portal", thorough=defect.thorough)
