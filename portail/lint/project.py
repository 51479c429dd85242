"""The mistakes of a project: of its `portail.toml` with every target, and of each of its procedures."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from portail.actions.values import secret_named
from portail.errors import FileError, ProjectError, TargetError, WrongUsage
from portail.files.portail_toml import FILE_NAME
from portail.files.toml_table import TomlFile
from portail.lint.finding import Finding, of
from portail.lint.procedures import mistakes_in
from portail.project.discovery import Projects
from portail.project.project import Project
from portail.project.project_file import is_inside, look_at_project
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


def as_far_as_it_can_be_read(folder: Path) -> Project:
    """Return the project of a folder without what is wrong in its `portail.toml`, which is told by itself."""
    return look_at_project(folder)[0]


def broken_file_of(projects: Projects) -> list[Path]:
    """Return the `portail.toml` of the user's own project where no command could use it."""
    own = projects.own
    return [own.folder / FILE_NAME] if own and look_at_project(own.folder)[1] else []


def findings(files: Iterable[Path], projects: Projects) -> list[Finding]:
    """Return the mistakes of these files, each file once; folders stand for what is below them.

    Raises:
        WrongUsage: a file is neither a procedure nor a `portail.toml`.
    """
    found = (finding for file in dict.fromkeys(files) for finding in _of_file(file, projects))
    return list(dict.fromkeys(found))


def _of_file(file: Path, projects: Projects) -> Iterable[Finding]:
    if file.is_dir():
        return findings(_files(as_far_as_it_can_be_read(file)), projects)
    if file.suffix == ".md":
        return mistakes_in(file, projects)
    if file.suffix == ".toml":
        return _of_toml(file)
    raise WrongUsage(words.neither(str(file)))


def _files(project: Project) -> list[Path]:
    toml = project.folder / FILE_NAME
    return [*([toml] if toml.is_file() else []), *map(project.procedure_file, project.procedure_names)]


def _of_toml(file: Path) -> Iterable[Finding]:
    """Return the mistakes of a `portail.toml`, or of a target file."""
    found = dict.fromkeys(of(each, "project") for each in _mistakes_in(file))
    return sorted(found, key=lambda each: (each.line, each.column))


def _mistakes_in(path: Path) -> Iterator[FileError]:
    try:
        file = TomlFile(path, ProjectError)
    except ProjectError as error:
        yield error
        return
    project, mistakes = look_at_project(path.parent)
    targets = file.tables.get("targets", {})
    names = [name for name, table in targets.items() if isinstance(table, dict)] if isinstance(targets, dict) else []
    if path.name == FILE_NAME:
        yield from mistakes
        _refuse_what_leads_nowhere(file, project, names)
        yield from file.mistakes
    for name in names if "base_url" not in file.tables else [None]:
        try:
            target_file.load(path, name, _any_scheme(project))
        except TargetError as error:
            yield from (error, *error.also)


def _refuse_what_leads_nowhere(file: TomlFile, project: Project, targets: Sequence[str]) -> None:
    """Refuse what names a target, a procedure or a folder that is not there, and passwords where values stand."""
    default = project.default_target
    if default and default not in targets and not default.endswith(".toml"):
        file.refuse(("project", "default_target"), words.no_such_target(default, targets))
    if project.default_procedure and project.default_procedure not in project.procedure_names:
        known = project.procedure_names
        file.refuse(("project", "default_procedure"), words.no_such_procedure(project.default_procedure, known))
    if is_inside(project, project.procedures) and not (project.folder / project.procedures).is_dir():
        file.refuse(("project", "procedures"), words.no_such_folder(project.procedures))
    for target in targets:
        values = file.tables["targets"][target].get("values", {})
        for name in values if isinstance(values, dict) else ():
            if secret := secret_named(name):
                file.refuse(("targets", target, "values", name), words.secret_in_values(name, secret))


def _any_scheme(project: Project) -> tuple[str, ...]:
    """Return the schemes of the mailboxes of a project."""
    try:
        return tuple(project.mailboxes)
    except FileError:  # told by itself
        return ()
