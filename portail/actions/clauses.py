"""Cuts a sentence into its clauses: each a verb that says what a person does, and what is said of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from portail.actions.language import Language, Verb
from portail.actions.misspelling import is_misspelt
from portail.actions.placeholders import NAME, VALUE, Masked

Doer = Literal["reader", "pronoun", "other"]


@dataclass(frozen=True)
class Clause:
    """A verb, what stands before it in its sentence, and what follows it up to the next verb.

    `doer` is who does so: whoever follows the procedure, whom a pronoun means, or somebody else.
    """

    verb: Verb
    doer: Doer
    lead: Masked
    is_first: bool
    start: int
    after: int
    end: int


def clauses_of(said: Masked, language: Language) -> Iterator[Clause]:
    """Yield the clauses of a sentence, in their order."""
    return _Cutter(said, language).clauses()


class _Cutter:
    """Cuts one sentence."""

    def __init__(self, said: Masked, language: Language) -> None:
        self.said = said
        self.language = language

    def clauses(self) -> Iterator[Clause]:
        found = [verb for _, verb in sorted({verb.end(): verb for verb in self.verbs()}.items())]
        starts = [0, *(verb.end() for verb in found)]
        ends = [*(verb.start() for verb in found[1:]), len(self.said.text)]
        for before, verb, end in zip(starts, found, ends, strict=False):
            lead = self.said.part(before, verb.start())
            known = self.language.verb(verb)
            yield Clause(known, self.doer_of(verb), lead, before == 0, verb.start(), verb.end(), end)

    def doer_of(self, verb: re.Match[str]) -> Doer:
        if verb.re is self.language.with_pronoun:
            return "pronoun"
        return "other" if verb.re in (self.language.by_another, self.language.another_may) else "reader"

    def verbs(self) -> Iterator[re.Match[str]]:
        """Yield the verbs that say what a person does; those of a relative clause tell of something else.

        Of those that end at one place, the last counts.
        """
        of_somebody = [*self.language.with_subject.finditer(self.said.text)]
        spoken = [each for each in of_somebody if self.is_done(each)]
        of_pronouns = [*self.language.with_pronoun.finditer(self.said.text)]
        yield from self.verbs_of_others(of_somebody + of_pronouns)
        yield from (each for each in of_pronouns if self.is_done(each))
        yield from spoken
        yield from self.language.without_subject.finditer(self.said.text)
        if spoken:  # « J’ai coché `A` et cliqué sur `B` »
            others = self.language.after_another.finditer(self.said.text, spoken[0].end())
            yield from (each for each in others if self.is_done(each))
        yield from self.misspelt_verbs()
        yield from self.unknown_verbs(spoken)

    def verbs_of_others(self, others: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
        """Yield what is done by hand, by whom nobody knows whether he follows the procedure: « Anne coche `X` »."""
        done, known = {each.end() for each in others if self.is_done(each)}, {each.end() for each in others}
        for found in self.language.by_another.finditer(self.said.text):
            before = self.said.text[: found.start()]
            is_verb = not self.language.no_noun_before.search(before)
            if is_verb and found.end() not in known and not self.language.relative_before.search(before):
                yield found
        for found in self.language.another_may.finditer(self.said.text):
            before = self.said.text[: found.start()]
            if found.end() not in done and not self.language.relative_before.search(before):
                yield found

    def is_done(self, verb: re.Match[str]) -> bool:
        """Return whether a verb says what is done, and not, in a relative clause, what something is."""
        return not self.language.relative.search(self.said.text[: verb.start()])

    def misspelt_verbs(self) -> Iterator[re.Match[str]]:
        for verbs in (self.language.any_word_with_subject, self.language.any_imperative):
            for found in verbs.finditer(self.said.text):
                if self.is_done(found) and is_misspelt(found["verb"], self.language.acting):
                    yield found

    def unknown_verbs(self, spoken: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
        """Yield the verbs of which nobody knows what they do, where they name a thing: « Je bascule `X` »."""
        known = [range(*each.span()) for each in spoken]
        for verbs in (self.language.unknown, self.language.unknown_imperative):
            for found in verbs.finditer(self.said.text):
                tells = self.language.telling.fullmatch(found["verb"]) or not self.is_done(found)
                if not tells and self.has_a_thing(found) and not any(found.start() in each for each in known):
                    yield found

    def has_a_thing(self, verb: re.Match[str]) -> bool:
        """Return whether a verb is said of a name, of a value, or of a thing that any screen has: « la fenêtre »."""
        end = self.language.phrase_ends.search(self.said.text, verb.end())
        said_of = self.said.text[verb.end() : end.start() if end else None]
        return bool(re.search(f"[{NAME}{VALUE}]", said_of) or self.language.of_the_screen.match(said_of))
