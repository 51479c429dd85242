"""Values in braces that nobody will know when a procedure is walked."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from portail.actions.values import BRACES, of_the_person
from portail.errors import ProjectError
from portail.files.portail_toml import FILE_NAME
from portail.files.toml_table import TomlFile
from portail.lint.finding import Finding
from portail.procedure.matching import same
from portail.procedure.procedure import Origin, Procedure, Quotation, Text
from portail.project.project import Project
from portail.walk.by_words.steps import WordSteps
from portail.wording import lint as words


def unknown_values(procedure: Procedure, by_words: WordSteps, project: Project) -> Iterator[Finding]:
    """Yield the values that are used before they are noted, and those that neither project nor target gives.

    What the own portal of a project gives, only its Python knows: there, nothing is said of values.
    """
    own = [kind.name for kind in project.values]
    given = None if project.portal else _given(project)
    known = None if given is None else [*given, *own]
    for name, action in by_words.needs.items():
        place = (procedure.path, action.line, action.column)
        if of_the_person(name) or any(same(name, other) for other in known or ()):
            continue
        if any(same(name, other) for other in by_words.noted):
            yield Finding("words", *place, *words.noted_too_late(name))
        elif known is not None:
            yield Finding("words", *place, *words.value_unknown(name, known))


def unknown_in_words(procedure: Procedure, by_words: WordSteps, project: Project) -> Iterator[Finding]:
    """Yield the values that no action uses, and that stand in names, quotations or words: nobody would fill them in.

    Where the project has Python, it may know more: then, only what is nearly the name of something noted is told.
    """
    own = [kind.name for kind in project.values]
    given = None if project.portal else _given(project)
    is_all_known = given is not None and len(by_words.functions) == len(procedure.steps)
    known = [*(given or ()), *own, *by_words.noted]
    for name, place in _braces_in(procedure):
        is_known = of_the_person(name) or any(same(name, other) for other in (*known, *by_words.needs))
        if not is_known and (is_all_known or get_close_matches(name, by_words.noted, 1)):
            yield Finding("words", *place, *words.value_unknown(name, known))


def _braces_in(procedure: Procedure) -> Iterator[tuple[str, tuple[Path, int, int]]]:
    """Yield the names in braces that stand in the words of the steps, each with its place."""
    for step in procedure.steps:
        yield from ((found[1], (procedure.path, step.line, 1)) for found in BRACES.finditer(step.title))
        for block in step.blocks:
            if isinstance(block, Text) and not block.aside:
                origin = block.origin or Origin(procedure.path, block.line, block.starts)
                for found in BRACES.finditer(block.words):
                    yield found[1], (origin.file, *origin.place(found.start()))
            elif isinstance(block, Quotation):
                for promise in block.promises:
                    yield from ((name, (procedure.path, promise.line, 1)) for name in BRACES.findall(promise.text))


def _given(project: Project) -> list[str] | None:
    """Return the names of the values of all targets; `None` where the project has none: they stand elsewhere."""
    path = project.folder / FILE_NAME
    targets = _tables(path).get("targets") if path.is_file() else None
    if not isinstance(targets, dict):
        return None
    tables = [target.get("values", {}) for target in targets.values() if isinstance(target, dict)]
    return list(dict.fromkeys(name for table in tables if isinstance(table, Mapping) for name in table))


def _tables(path: Path) -> dict[str, Any]:
    try:
        return TomlFile(path, ProjectError).tables
    except ProjectError:  # told by itself
        return {}
