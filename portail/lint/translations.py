"""Where a translation lags behind its original: what it lacks or adds, and what the original has changed since."""

import re
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

import msgspec

from portail.actions.action import Act, Action
from portail.actions.step_plan import plan_of
from portail.lint.finding import Finding
from portail.lint.original import HEADER, Change, changes_since, record_of
from portail.procedure import parser
from portail.procedure.procedure import Block, Procedure, Promise, Step
from portail.wording import lint as words
from portail.wording.files import Refusal

QUOTES = re.compile(r"[«»“”\"]")
ON_THE_SCREEN: frozenset[Act] = frozenset({"choose", "open-message", "add-file"})
"""The actions whose values stand on the screen, or are files: they are the same in every language."""


def lags_of(translation: Procedure, coded: Container[str]) -> Iterator[Finding]:
    """Yield which sentences of its original a translation has not followed, each on the line where it belongs.

    What stands on the screen – promises, quotations, pictures – and what is done there is the same in every language,
    and tells the sentences; so does, where it was kept, what the original said when the translation was looked through.
    Words that are easy to read may be more or fewer. The steps of `coded` are walked by Python: their sentences do
    nothing.
    """
    if original := original_of(translation):
        lags = list(structural_lags(original, translation, coded))
        yield from lags
        yield from _changes(original, translation, _bare(" ".join(lag.problem for lag in lags)))


def original_of(translation: Procedure) -> Procedure | None:
    """Return the procedure that another translates; none where it is an original, or its original cannot be read."""
    file = translation.path.with_name(f"{translation.original}.md")
    if translation.original == translation.id or not file.is_file():
        return None
    return parser.read(file)[0]


def _changes(original: Procedure, translation: Procedure, told: str) -> Iterator[Finding]:
    """Yield what the original says otherwise than when the translation was last looked through, and is not `told`."""
    remedy = words.look_it_through(translation.id)
    try:
        for change in changes_since(translation.path, original):
            now = change.after
            if now is None or _bare(now.words) not in told:
                said, at = (now.words, now.line) if now else (None, None)
                problem = words.original_has_changed(change.before, said, at)
                yield _finding(translation, _line_of(change, original, translation), (problem, remedy))
    except FileNotFoundError:  # nobody has kept it
        return
    except (OSError, msgspec.MsgspecError):
        refusal = words.record_unreadable(record_of(translation.path).name, translation.id)
        yield _finding(translation, 1, refusal)


def _line_of(change: Change, original: Procedure, translation: Procedure) -> int:
    """Return the line of a translation on which a change of its original belongs: that of the same block, if any."""
    old, new = (_blocks_of(each, change.part) for each in (original, translation))
    if change.at >= 0 and len(old) == len(new):
        return new[change.at].line
    if change.part == HEADER:
        return translation.header_lines.get("title", 1)
    return next((step.line for step in translation.steps if step.id == change.part), translation.steps[-1].line)


def _blocks_of(procedure: Procedure, part: str) -> Sequence[Block]:
    if part == HEADER:
        return procedure.introduction
    return next((step.blocks for step in procedure.steps if step.id == part), ())


def structural_lags(original: Procedure, translation: Procedure, coded: Container[str]) -> Iterator[Finding]:
    """Yield the steps, names, pictures and actions that a translation lacks or adds."""
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
    where = action.within.name if action.within else ""
    return action.act, action.name, action.value if action.act in ON_THE_SCREEN else "", where


def _bare(text: str) -> str:
    return " ".join(QUOTES.sub(" ", text).split())


def _only_in(some: Sequence[Promise], others: Sequence[Promise]) -> Iterator[Promise]:
    left = [promise.text for promise in others]
    for promise in some:
        if promise.text in left:
            left.remove(promise.text)
        else:
            yield promise


def _finding(translation: Procedure, line: int, refusal: Refusal) -> Finding:
    return Finding("translation", translation.path, line, 1, *refusal)
