"""A project: a folder with procedures, the Python of their steps, and what its walks need to know."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import ModuleType

from portail.errors import ProjectError
from portail.mailbox.kinds import Opener
from portail.project import modules
from portail.project.crowd import CrowdOpener
from portail.project.portal import Portal
from portail.project.start_states import StartState, start_states_of
from portail.target.tables.publisher import NOBODY, Publisher
from portail.target.target import Target
from portail.target.target_file import TargetFile
from portail.target.values import ValueKind
from portail.wording import project as words

PortalOpener = Callable[[TargetFile | None], AbstractContextManager[Portal | Target]]


@dataclass(frozen=True)
class Project:
    """A project, as its `portail.toml` describes it; without that file, the conventions hold.

    Attributes:
        folder: where it stands; paths count from it.
        name: what messages call it.
        lang: the language of its documents (BCP 47).
        locale: the language of the browser (BCP 47).
        timezone: the time zone of the browser (IANA).
        procedures: the folder of the procedure files.
        steps: the folder of the Python files with their steps.
        start: the file with start states and, where the project has them, its own portal and mailbox kinds.
        default_procedure: the procedure that is walked where none is named.
        default_target: the target that is walked on where none is named.
        words: words of the documents, each with those that every portal of this project shows instead.
        values: the values that steps need.
        publisher: who hands out its documents.
    """

    folder: Path
    name: str
    lang: str = "en"
    locale: str = "en"
    timezone: str = "UTC"
    procedures: str = "procedures"
    steps: str = "steps"
    start: str = "start.py"
    default_procedure: str | None = None
    default_target: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    values: tuple[ValueKind, ...] = ()
    publisher: Publisher = NOBODY

    @property
    def procedure_names(self) -> list[str]:
        """The names of the procedures, in alphabetical order."""
        return sorted(path.stem for path in (self.folder / self.procedures).glob("*.md") if path.stem != "README")

    def procedure_file(self, name: str) -> Path:
        """Return where the procedure of this name stands."""
        return self.folder / self.procedures / f"{name}.md"

    def load_script(self, name: str) -> Path:
        """Return where the procedure of this name stands in words that people without a browser can follow."""
        return self.folder / "load" / f"{name}.md"

    def step_module(self, procedure_id: str) -> ModuleType | None:
        """Import and return the module with the steps of a procedure; `None` where there is none.

        Raises:
            ProjectError: the file cannot be imported.
        """
        return self._module(f"{self.steps}/{procedure_id.replace('-', '_').replace('.', '_')}.py")

    @property
    def start_states(self) -> Mapping[str, StartState]:
        """The functions that bring the portal to where a procedure begins, by name.

        Raises:
            ProjectError: the file with the start states cannot be imported.
        """
        return start_states_of(self._start) if self._start else {}

    @property
    def portal(self) -> PortalOpener | None:
        """What opens the project's own portal; `None` where it has none.

        It is called with `None` to raise the portal, or with a target that has a control API. Its result is a context
        manager of a `Portal`, or of a `Target` where all walks share one person.

        Raises:
            ProjectError: the file with the start states cannot be imported.
        """
        return getattr(self._start, "portal", None)

    @property
    def crowd(self) -> CrowdOpener | None:
        """What brings many people together on the project's own portal, for `portail load`; `None` where nothing does.

        It is called with `None` or a target that has a control API, as `portal` is, with how many people come, and with
        the start state from which they do.

        Raises:
            ProjectError: the file with the start states cannot be imported.
        """
        return getattr(self._start, "crowd", None)

    @property
    def mailboxes(self) -> Mapping[str, Opener]:
        """What opens the project's own kinds of mailboxes, by the schemes of their addresses.

        Raises:
            ProjectError: the file with the start states cannot be imported.
        """
        return getattr(self._start, "mailboxes", {})

    def prepare(self, target: Target, start_state: str | None) -> Target:
        """Bring the portal of a target to a start state; return the target of the walk that begins there.

        A project without start states has nothing to bring anywhere: its portal stands where the procedure begins.

        Raises:
            ProjectError: the project knows other start states, and not this one.
            EnvironmentNotReady: the portal does not answer, or refuses.
        """
        known = self.complete(target)
        if start_state is None or not self.start_states:
            return known
        if start_state not in self.start_states:
            raise ProjectError(
                self.folder / self.start,
                1,
                words.unknown_start_state(start_state, list(self.start_states)),
                words.write_the_start_state(start_state),
            )
        return self.start_states[start_state](known) or known

    def complete(self, target: Target) -> Target:
        """Return a target with the project's own words and kinds of values."""
        return replace(target, words={**self.words, **target.words}, value_kinds=self.values)

    @cached_property
    def _start(self) -> ModuleType | None:
        return self._module(self.start)

    def _module(self, path: str) -> ModuleType | None:
        file = self.folder / path
        return modules.load(self.folder, file) if file.is_file() else None
