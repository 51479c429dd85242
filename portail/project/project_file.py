"""Reads `portail.toml`: what a project says of itself, and the names of its targets."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from portail.errors import ProjectError
from portail.files.portail_toml import FILE_NAME
from portail.files.toml_table import Words, convert, line_of, read_tables
from portail.project.project import Project
from portail.project.publisher import NOBODY, Publisher
from portail.target.values import ValueKind
from portail.wording import project as words


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
        ProjectError: its `portail.toml` cannot be read or used; the text names file, line and remedy.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return Project(folder, folder.resolve().name)
    text, tables = read_tables(path, ProjectError)
    if "base_url" in tables:  # a target file that bears this name
        return Project(folder, folder.resolve().name)
    written = convert(tables, ProjectFile, path, text, (), ProjectError)
    project = _project(folder, written)
    _check(project, path, text)
    for key, refusal in written.document.mistakes(folder):
        raise ProjectError(path, line_of(text, "document", key), *refusal)
    return project


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


def _check(project: Project, path: Path, text: str) -> None:
    try:
        ZoneInfo(project.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        line = line_of(text, "project", "timezone")
        problem = words.not_a_time_zone(project.timezone)
        raise ProjectError(path, line, problem, words.GIVE_A_TIME_ZONE) from error
    for key in ("procedures", "steps", "start"):
        place = (project.folder / getattr(project, key)).resolve()
        if not place.is_relative_to(project.folder.resolve()):
            line = line_of(text, "project", key)
            raise ProjectError(path, line, words.path_leads_outside(key), words.STAY_INSIDE)
