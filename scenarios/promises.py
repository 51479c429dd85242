"""What the words promise, sought on the screen: elements by their labels, lines of text in their order."""

from collections.abc import Container, Mapping, Sequence

from playwright.sync_api import Page

from scenarios.errors import Broken
from scenarios.procedure import Promise
from scenarios.screen import Place, find, missing_lines, nearest_line, read, text_of

Words = Mapping[str, str]


def places(page: Page, promises: Sequence[Promise], stand_ins: Words) -> dict[Promise, Place]:
    """Return where the labels that are promised stand, as far as they are found; each is sought by itself."""
    labels = (promise for promise in promises if promise.kind == "label")
    return {label: place for label in labels if (place := find(page, label.text, stand_ins))}


def labels_shown(page: Page, promises: Sequence[Promise], stand_ins: Words) -> set[Promise]:
    """Return which of the labels that are promised are there, each wherever it is found soonest."""
    labels = [promise for promise in promises if promise.kind == "label"]
    texts = read(page, [label.text for label in labels], stand_ins)
    return {label for label in labels if label.text in texts or find(page, label.text, stand_ins)}


def broken(page: Page, promises: Sequence[Promise], found: Container[Promise], stand_ins: Words) -> list[Promise]:
    """Return the promises that the screen does not keep, once its labels were looked for."""
    lines = [promise for promise in promises if promise.kind == "screen"]
    texts = [line.text for line in lines]
    missing = missing_lines(text_of(page), texts, stand_ins) if lines else []
    not_found = [promise for promise in promises if promise.kind == "label" and promise not in found]
    return not_found + [lines[index] for index in missing]


def breach(page: Page, promise: Promise) -> Broken:
    """Return the error that tells of a broken promise: what was to be there, and what resembles it most."""
    near = nearest_line(text_of(page), promise.text)
    what = f"« {promise.text} »" if promise.kind == "label" else f"la ligne « {promise.text} », à sa place"
    return Broken(
        expected=f"{what}, sur l’écran « {page.title()} »",
        found=f"« {near} »" if near else "rien d’approchant",
        hint=f"Comparez l’écran {page.url} avec la ligne {promise.line} de la procédure.",
    )
