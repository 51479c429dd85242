"""A procedure with the code of its steps: found and checked once, before anything is walked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from portail.errors import ProcedureError, ProjectError, WrongUsage
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.procedure.rewording import reworded
from portail.project.discovery import Projects
from portail.project.project import Project
from portail.walk.steps import Steps
from portail.wording import walk as words


@dataclass(frozen=True)
class BoundProcedure:
    """A procedure, its steps, and the project that they come from.

    `python` are the steps that somebody wrote; `words` are those of a portal that the procedure has been put into.
    """

    procedure: Procedure
    steps: Steps
    project: Project
    python: Steps = field(default_factory=Steps)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the procedure."""
        return self.procedure.id

    def in_words(self, words: Mapping[str, str]) -> "BoundProcedure":
        """Return the procedure as a portal says it that shows other words: `[words]` of its target.

        Raises:
            ProcedureError: in these words, a sentence begins like an action and is none.
        """
        if words == self.words:
            return self
        assert not self.words, "words are put in place of the document's own"
        procedure = reworded(self.procedure, words)
        return replace(self, procedure=procedure, steps=self.python.with_words(procedure), words=words)


def load(projects: Projects, name: str) -> BoundProcedure:
    """Load a procedure by its name, or by the path of its file, with its steps.

    Raises:
        WrongUsage: there is none by that name; its file breaks the grammar; nobody has written its steps, or document
            and code differ.
    """
    return bind(projects, parser.load(projects.file_of(name)))


def load_all(projects: Projects, names: Iterable[str]) -> list[BoundProcedure]:
    """Load procedures, one that is named twice once.

    Raises:
        WrongUsage: as for `load`; or two files have the same id.
    """
    files: dict[Path, str] = {}
    for name in names:
        file = projects.file_of(name)
        files.setdefault(file.parent.resolve() / file.name, name)
    procedures: dict[str, BoundProcedure] = {}
    for bound in (load(projects, name) for name in files.values()):
        other = procedures.setdefault(bound.id, bound)
        if other is not bound:
            raise WrongUsage(words.same_id(str(other.procedure.path), str(bound.procedure.path), bound.id))
    return list(procedures.values())


def bind(projects: Projects, procedure: Procedure) -> BoundProcedure:
    """Find the steps of a procedure; a translation is walked by the Python of its original.

    Python is looked for in the project in which its file stands, then in the others. A step that has none is walked by
    its own words.

    Raises:
        ProcedureError: neither code nor words say how to walk this procedure, or document and code differ.
        ProjectError: the file of the steps cannot be imported, or has none.
    """
    if coded := steps_of(projects, procedure):
        steps, project = coded
        steps.check(procedure)
        return BoundProcedure(procedure, steps.with_words(procedure), project, steps)
    owner = next(projects.owners_of(procedure.path))
    if steps := Steps().with_words(procedure):
        return BoundProcedure(procedure, steps, owner)
    file = owner.folder / owner.steps / f"{procedure.original.replace('-', '_')}.py"
    raise ProcedureError(
        procedure.path,
        procedure.header_lines.get("id", 1),
        words.nobody_wrote_the_steps(procedure.id),
        words.write_them_in(str(file)),
    )


def steps_of(projects: Projects, procedure: Procedure) -> tuple[Steps, Project] | None:
    """Return the Python of a procedure and the project in which it stands; `None` where nobody has written any.

    Raises:
        ProjectError: the file of the steps cannot be imported, or has none.
    """
    found = ((_steps_in(project, procedure), project) for project in projects.owners_of(procedure.path))
    return next(((steps, project) for steps, project in found if steps), None)


def _steps_in(project: Project, procedure: Procedure) -> Steps | None:
    module = project.step_module(procedure.original)
    if module is None:
        return None
    steps = getattr(module, "steps", None)
    if not isinstance(steps, Steps):
        raise ProjectError(Path(str(module.__file__)), 1, words.NO_STEPS_IN_FILE, words.WRITE_STEPS)
    return steps
