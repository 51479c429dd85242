"""Reads `portail.toml`: what a project says of itself, and the names of its targets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from portail.errors import FileError, ProjectError
from portail.files.portail_toml import FILE_NAME
from portail.files.toml_table import TomlFile, Words
from portail.procedure.front_matter import LANG
from portail.project.project import Project
from portail.target.tables.publisher import NOBODY, Publisher
from portail.target.values import ValueKind
from portail.wording import project as words
from portail.wording.files import Refusal


class ValueTable(msgspec.Struct, forbid_unknown_fields=True):
    """A kind of value: see `portail.target.values.ValueKind`."""

    description: str = ""
    example: str = ""
    format: str = r"\S+"
    secret: bool = False


class ProjectTable(msgspec.Struct, forbid_unknown_fields=True):
    """The table `[project]`: see `portail.project.project.Project`."""

    name: Words | None = None
    lang: Words | None = None
    locale: Words | None = None
    timezone: Words = "UTC"
    procedures: Words = "procedures"
    steps: Words = "steps"
    start: Words = "start.py"
    default_procedure: Words | None = None
    default_target: Words | None = None
    values: dict[Words, ValueTable] = {}


class ProjectFile(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file; `targets` are read by those who need them."""

    project: ProjectTable = msgspec.field(default_factory=ProjectTable)
    words: dict[Words, Words] = {}
    document: Publisher = NOBODY
    targets: dict[str, dict[str, Any]] = {}


def read_project(folder: Path) -> Project:
    """Return the project that stands in a folder; without `portail.toml`, by convention alone.

    Raises:
        ProjectError: its `portail.toml` cannot be read or used; the text names file, line and remedy, of each mistake.
    """
    project, mistakes = look_at_project(folder)
    if mistakes:
        raise ProjectError.of(mistakes)
    return project


def look_at_project(folder: Path) -> tuple[Project, Sequence[FileError]]:
    """Return the project that stands in a folder, as far as its `portail.toml` can be read, and what is wrong there."""
    path = folder / FILE_NAME
    unnamed = Project(folder, folder.resolve().name)
    if not path.is_file():
        return unnamed, ()
    try:
        file = TomlFile(path, ProjectError)
    except ProjectError as error:
        return unnamed, (error,)
    if "base_url" in file.tables:  # a target file that bears this name
        return unnamed, ()
    written = file.convert(file.tables, ProjectFile)
    project = _project(folder, written)
    for names, refusal in _mistakes(project, written.document):
        file.refuse(names, refusal)
    return project, file.mistakes


def _project(folder: Path, written: ProjectFile) -> Project:
    table = written.project
    lang = table.lang or "en"
    values = tuple(
        ValueKind(name, value.description, value.example, value.format, value.secret)
        for name, value in table.values.items()
    )
    return replace(
        Project(folder, table.name or folder.resolve().name, lang, table.locale or lang, table.timezone),
        procedures=table.procedures,
        steps=table.steps,
        start=table.start,
        default_procedure=table.default_procedure,
        default_target=table.default_target,
        words=written.words,
        values=values,
        publisher=written.document.below(folder),
    )


def _mistakes(project: Project, document: Publisher) -> Iterator[tuple[tuple[str, ...], Refusal]]:
    """Yield what cannot be used, by the keys that lead to it."""
    try:
        ZoneInfo(project.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield ("project", "timezone"), words.not_a_time_zone(project.timezone)
    for tag, key in {project.locale: "locale", project.lang: "lang"}.items():
        if not LANG.fullmatch(tag):
            yield ("project", key), words.not_a_language(key, tag)
    for key in ("procedures", "steps", "start"):
        if not is_inside(project, getattr(project, key)):
            yield ("project", key), words.path_leads_outside(key)
    for value in project.values:
        try:
            re.compile(value.format)
        except re.error:
            yield ("project", "values", value.name, "format"), words.not_an_expression(value.name)
    yield from ((("document", key), refusal) for key, refusal in document.mistakes(project.folder))


def is_inside(project: Project, path: str) -> bool:
    """Return whether a path, written relative to a project, stays in its folder."""
    return (project.folder / path).resolve().is_relative_to(project.folder.resolve())
