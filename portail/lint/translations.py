"""Where a translation lags behind its original: steps, pictures, and names of the screen that it lacks or adds."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from portail.errors import ProcedureError
from portail.lint.finding import Finding
from portail.procedure import parser
from portail.procedure.procedure import Procedure, Promise, Step
from portail.wording import lint as words
from portail.wording.files import Refusal


def lags_of(translation: Procedure) -> Iterator[Finding]:
    """Yield which sentences of its original a translation has not followed, each on the line where it belongs.

    What stands on the screen – promises, quotations, pictures – is the same in every language, and tells the sentences.
    """
    file = translation.path.with_name(f"{translation.original}.md")
    if translation.original == translation.id or not file.is_file():
        return
    try:
        original, _ = parser.read(file)
    except ProcedureError:
        return
    if original:
        yield from _lags(original, translation)


def _lags(original: Procedure, translation: Procedure) -> Iterator[Finding]:
    for one, other in zip_longest(original.steps, translation.steps):
        if other is None:
            yield _finding(translation, translation.steps[-1].line, words.step_is_missing(one.words))
        elif one is None:
            yield _finding(translation, other.line, words.step_is_added(other.words))
        elif one.id != other.id:
            yield _finding(translation, other.line, words.other_step(one.words, one.id))
            return
        else:
            yield from (_finding(translation, line, refusal) for line, refusal in _in_step(one, other))


def _in_step(original: Step, translation: Step) -> Iterator[tuple[int, Refusal]]:
    old, new = original.promises, translation.promises
    for promise in _only_in(old, new):
        yield translation.line, words.sentence_lags(promise.sentence, promise.text, promise.line)
    for promise in _only_in(new, old):
        yield promise.line, words.name_is_added(promise.text)
    written = {picture.id for picture in translation.pictures}
    for picture in original.pictures:
        if picture.id not in written:
            yield translation.line, words.picture_lags(picture.caption, picture.id)
    if not list(_only_in(old, new)) and len(original.blocks) > len(translation.blocks):
        yield translation.line, words.paragraphs_lag(len(original.blocks), len(translation.blocks))


def _only_in(some: Sequence[Promise], others: Sequence[Promise]) -> Iterator[Promise]:
    left = [promise.text for promise in others]
    for promise in some:
        if promise.text in left:
            left.remove(promise.text)
        else:
            yield promise


def _finding(translation: Procedure, line: int, refusal: Refusal) -> Finding:
    return Finding("translation", translation.path, line, 1, *refusal)
