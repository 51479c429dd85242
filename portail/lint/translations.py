"""Where a translation lags behind its original: steps, pictures, names and actions that it lacks or adds."""

from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from portail.actions.action import Act, Action
from portail.actions.step_plan import plan_of
from portail.errors import ProcedureError
from portail.lint.finding import Finding
from portail.procedure import parser
from portail.procedure.procedure import Procedure, Promise, Step
from portail.wording import lint as words
from portail.wording.files import Refusal

ON_THE_SCREEN: frozenset[Act] = frozenset({"choose", "open-message", "add-file"})
"""The actions whose values stand on the screen, or are files: they are the same in every language."""


def lags_of(translation: Procedure, coded: Container[str]) -> Iterator[Finding]:
    """Yield which sentences of its original a translation has not followed, each on the line where it belongs.

    What stands on the screen – promises, quotations, pictures – and what is done there is the same in every language,
    and tells the sentences; words that are easy to read may be more or fewer. The steps of `coded` are walked by
    Python: their sentences do nothing.
    """
    file = translation.path.with_name(f"{translation.original}.md")
    if translation.original == translation.id or not file.is_file():
        return
    try:
        original, _ = parser.read(file)
    except ProcedureError:
        return
    if original:
        yield from _lags(original, translation, coded)


def _lags(original: Procedure, translation: Procedure, coded: Container[str]) -> Iterator[Finding]:
    for one, other in zip_longest(original.steps, translation.steps):
        if other is None:
            yield _finding(translation, translation.steps[-1].line, words.step_is_missing(one.words))
        elif one is None:
            yield _finding(translation, other.line, words.step_is_added(other.words))
        elif one.id != other.id:
            yield _finding(translation, other.line, words.other_step(one.words, one.id))
            return
        else:
            found = list(_in_step(one, other, easy=translation.is_easy))
            if not found and one.id not in coded:
                found = list(_in_actions(original, one, translation, other))
            yield from (_finding(translation, line, refusal) for line, refusal in found)


def _in_step(original: Step, translation: Step, *, easy: bool) -> Iterator[tuple[int, Refusal]]:
    old, new = original.promises, translation.promises
    for promise in _only_in(old, new):
        yield translation.line, words.sentence_lags(promise.sentence, promise.text, promise.line)
    for promise in _only_in(new, old):
        yield promise.line, words.name_is_added(promise.text)
    written = {picture.id for picture in translation.pictures}
    for picture in original.pictures:
        if picture.id not in written:
            yield translation.line, words.picture_lags(picture.caption, picture.id)
    if not easy and not list(_only_in(old, new)) and len(original.blocks) > len(translation.blocks):
        yield translation.line, words.paragraphs_lag(len(original.blocks), len(translation.blocks))


def _in_actions(original: Procedure, one: Step, translation: Procedure, other: Step) -> Iterator[tuple[int, Refusal]]:
    """Yield the actions that the translation of a step lacks or adds, where all its sentences can be read."""
    plans = plan_of(original, one), plan_of(translation, other)
    if any(plan.misread for plan in plans):
        return
    old, new = (plan.actions for plan in plans)
    matcher = SequenceMatcher(None, [_done(each) for each in old], [_done(each) for each in new], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from ((other.line, words.action_lags(each.sentence, each.line)) for each in old[start:end])
            yield from ((each.line, words.action_is_added(each.sentence)) for each in new[new_start:new_end])


def _done(action: Action) -> tuple[str, ...]:
    return action.act, action.name, action.value if action.act in ON_THE_SCREEN else ""


def _only_in(some: Sequence[Promise], others: Sequence[Promise]) -> Iterator[Promise]:
    left = [promise.text for promise in others]
    for promise in some:
        if promise.text in left:
            left.remove(promise.text)
        else:
            yield promise


def _finding(translation: Procedure, line: int, refusal: Refusal) -> Finding:
    return Finding("translation", translation.path, line, 1, *refusal)
