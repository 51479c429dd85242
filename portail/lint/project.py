"""The mistakes of a project: of its `portail.toml` with every target, and of each of its procedures."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from portail.errors import FileError, TargetError, WrongUsage
from portail.files.portail_toml import FILE_NAME
from portail.files.toml_table import read_tables
from portail.lint.finding import Finding, of
from portail.lint.procedures import mistakes_in
from portail.project.discovery import Projects
from portail.project.project import Project
from portail.project.project_file import read_project
from portail.target import target_file
from portail.wording import lint as words


def files_of(projects: Projects) -> list[Path]:
    """Return the files of the user's own project, or of the first that there is.

    Raises:
        WrongUsage: there is none.
    """
    if not projects.all:
        raise WrongUsage(words.NOTHING_TO_LINT)
    return _files(projects.all[0])


def findings(files: Iterable[Path], projects: Projects) -> list[Finding]:
    """Return the mistakes of these files, each file once; folders stand for what is below them.

    Raises:
        WrongUsage: a file is neither a procedure nor a `portail.toml`.
    """
    return [finding for file in dict.fromkeys(files) for finding in _of_file(file, projects)]


def _of_file(file: Path, projects: Projects) -> Iterable[Finding]:
    if file.is_dir():
        return findings(_files(read_project(file)), projects)
    if file.suffix == ".md":
        return mistakes_in(file, projects)
    if file.suffix == ".toml":
        return _of_toml(file)
    raise WrongUsage(words.neither(str(file)))


def _files(project: Project) -> list[Path]:
    toml = project.folder / FILE_NAME
    return [*([toml] if toml.is_file() else []), *map(project.procedure_file, project.procedure_names)]


def _of_toml(file: Path) -> Iterator[Finding]:
    """Yield the mistakes of a `portail.toml`, or of a target file: of each table the first."""
    try:
        if file.name == FILE_NAME:
            read_project(file.parent)
        _, tables = read_tables(file, TargetError)
    except FileError as error:
        yield of(error, "project")
        return
    named = tables.get("targets", {})
    for name in named if "base_url" not in tables else (None,):
        try:
            target_file.load(file, name, _any_scheme(file))
        except FileError as error:
            yield of(error, "project")


def _any_scheme(file: Path) -> tuple[str, ...]:
    """Return the schemes of the mailboxes of the project that the file belongs to."""
    try:
        return tuple(read_project(file.parent).mailboxes)
    except FileError:  # told by itself
        return ()
