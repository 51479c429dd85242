"""The guides of one procedure in several languages, side by side: one row a procedure, one column a language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from portail.run_record.results import WalkResult

WalksByLanguage = Mapping[str, Sequence[WalkResult]]


@dataclass(frozen=True)
class Translated:
    """A procedure with the walks of each of its languages, that in which it was first written before the others."""

    title: str
    lang: str
    walks: WalksByLanguage


def languages_of(procedures: Sequence[Translated]) -> list[str]:
    """Return the languages of some procedures (BCP 47): those in which they were written first, then the others."""
    first = dict.fromkeys(each.lang for each in procedures)
    return list(dict.fromkeys([*first, *sorted({lang for each in procedures for lang in each.walks})]))


def side_by_side(walks: Iterable[WalkResult], has_guide: Callable[[WalkResult], bool]) -> list[Translated]:
    """Return the procedures that have a guide, in all their languages; none where all have but one and the same."""
    found: dict[str, dict[str, list[WalkResult]]] = {}
    for walk in filter(has_guide, walks):
        found.setdefault(original_of(walk), {}).setdefault(walk.run.lang, []).append(walk)
    procedures = [_translated(original, by_language) for original, by_language in found.items()]
    return procedures if len(languages_of(procedures)) > 1 else []


def original_of(walk: WalkResult) -> str:
    """Return the id of the procedure of which a walked one is a translation; an original is its own."""
    return walk.run.procedure.removesuffix(f".{walk.run.lang}")


def _translated(original: str, by_language: Mapping[str, list[WalkResult]]) -> Translated:
    written = [walks for walks in by_language.values() if walks[0].run.procedure == original]
    first = (written or list(by_language.values()))[0][0].run
    others = sorted(lang for lang in by_language if lang != first.lang)
    return Translated(first.title, first.lang, {lang: by_language[lang] for lang in (first.lang, *others)})
