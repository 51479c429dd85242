"""Whether a screen keeps what the words of a procedure promise of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from portail.errors import Broken
from portail.procedure.procedure import Promise
from portail.screen.elements import Place, find, missing_lines, nearest_line, read, text_of
from portail.wording import walk as words

Words = Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What became of promises on one screen: where their labels stand, as far as measured, and which are broken."""

    places: Mapping[Promise, Place]
    broken: tuple[Promise, ...]


def locate(page: Page, promises: Sequence[Promise], substitutions: Words) -> Verdict:
    """Verify promises, and measure where each label stands; each is looked for by itself."""
    found = {label: place for label in _labels(promises) if (place := find(page, label.text, substitutions))}
    return Verdict(found, _broken(page, promises, found, substitutions))


def verify(page: Page, promises: Sequence[Promise], substitutions: Words) -> Verdict:
    """Verify promises without measuring places; each label counts wherever it is found soonest."""
    labels = list(_labels(promises))
    texts = read(page, [label.text for label in labels], substitutions)
    found = {label for label in labels if label.text in texts or find(page, label.text, substitutions)}
    return Verdict({}, _broken(page, promises, found, substitutions))


def breach(page: Page, promise: Promise) -> Broken:
    """Return the error of a broken promise: what was expected, and what resembles it most."""
    near = nearest_line(text_of(page), promise.text)
    expected = words.label_on_screen if promise.kind == "label" else words.line_on_screen
    return Broken(
        expected=expected(promise.text, page.title()),
        found=words.nearest(near) if near else words.NOTHING_LIKE_IT,
        hint=words.compare(page.url, promise.line),
    )


def _labels(promises: Iterable[Promise]) -> Iterable[Promise]:
    return (promise for promise in promises if promise.kind == "label")


def _broken(
    page: Page, promises: Sequence[Promise], found: Iterable[Promise], substitutions: Words
) -> tuple[Promise, ...]:
    lines = [promise for promise in promises if promise.kind == "screen"]
    missing = missing_lines(text_of(page), [line.text for line in lines], substitutions) if lines else []
    known = set(found)
    return (*(label for label in _labels(promises) if label not in known), *(lines[index] for index in missing))
