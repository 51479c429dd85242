"""Finds projects: the one of a folder, and those that installed packages offer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portail.errors import WrongUsage
from portail.files.portail_toml import FILE_NAME, folder_above
from portail.project.installed import installed_projects
from portail.project.project import Project
from portail.project.project_file import read_project
from portail.target.tables.publisher import Publisher
from portail.target.target_file import TargetFile
from portail.wording import project as words


@dataclass(frozen=True)
class Projects:
    """The projects in which names are looked up, in this order.

    Attributes:
        own: the user's own, where the command was given one or stands in one.
        alone: whether the user has named it, so that no other counts.
        start: the folder from which it was looked for.
        read: what reads the project of a folder.
    """

    own: Project | None = None
    alone: bool = False
    start: Path = Path()
    read: Callable[[Path], Project] = read_project

    @classmethod
    def find(
        cls, folder: Path, named: Path | None = None, read: Callable[[Path], Project] = read_project
    ) -> "Projects":
        """Return the project that the user has named, or the one in or above the working folder, if there is one.

        Raises:
            WrongUsage: the named folder is not there.
            ProjectError: its `portail.toml` cannot be used.
        """
        if named is None:
            return cls(_above(folder, read), start=folder, read=read)
        if not named.is_dir():
            raise WrongUsage(words.not_a_folder(str(named), FILE_NAME))
        return cls(read(named), alone=True, start=folder, read=read)

    @cached_property
    def installed(self) -> list[Project]:
        """The projects of installed packages, in the order of their names.

        Raises:
            ProjectError: the `portail.toml` of one cannot be used.
        """
        return [read_project(folder) for folder in installed_projects()]

    @property
    def all(self) -> list[Project]:
        """Every project that counts, the user's own first."""
        own = [self.own] if self.own else []
        return own if self.alone else [*own, *self.installed]

    @property
    def procedure_names(self) -> list[str]:
        """The names of the procedures, each once, those of the user's own project first."""
        return list(dict.fromkeys(name for project in self.all for name in project.procedure_names))

    @property
    def folder(self) -> Path:
        """The folder in which targets are looked up by their names."""
        return self.own.folder if self.own else self.start

    def default_procedure(self) -> str:
        """Return the name of the procedure that is walked where none is named.

        Raises:
            WrongUsage: no project says which.
        """
        for project in self.all:
            names = project.procedure_names
            if project.default_procedure or len(names) == 1:
                return project.default_procedure or names[0]
            if names:
                raise WrongUsage(words.several_procedures(names))
        raise WrongUsage(words.NO_PROCEDURE)

    def file_of(self, name: str) -> Path:
        """Return the file of a procedure, given by its name or by the path of its `.md` file.

        Raises:
            WrongUsage: there is none by that name.
        """
        if name.endswith(".md"):
            return Path(name)
        for project in self.all:
            if name in project.procedure_names:
                return project.procedure_file(name)
        raise WrongUsage(words.unknown_procedure(name, self.procedure_names))

    def owners_of(self, file: Path) -> Iterator[Project]:
        """Yield the projects that may have the steps of a procedure file: the one it stands in, then the others."""
        yield _above(file.parent, self.read) or _by_convention(file)
        yield from self.all


def publisher_of(projects: Projects, file: Path, target: TargetFile | None) -> Publisher:
    """Return who hands out the document of a procedure: the project of its file says so, and the target."""
    publisher = next(projects.owners_of(file)).publisher
    return publisher.but(target.document) if target else publisher


def _above(folder: Path, read: Callable[[Path], Project]) -> Project | None:
    """Return the project in or above a folder, by its `portail.toml`."""
    found = folder_above(folder)
    return read(found) if found else None


def _by_convention(file: Path) -> Project:
    """Return the project of a file above which there is no `portail.toml`: `steps` stands beside it or its folder."""
    folder = file.resolve().parent
    return read_project(folder.parent if folder.name == "procedures" else folder)
