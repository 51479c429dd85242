"""What the tests of a session walk on: the portals of their projects, and for each test a tenant of its own."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from portail.plugin.scoped_mailbox import ScopedMailbox
from portail.plugin.settings import Settings
from portail.privacy.secrets_filter import SecretsFilter
from portail.project.discovery import Projects
from portail.project.open_portal import choose_target, open_portal
from portail.project.portal import Portal, Tenant
from portail.project.project import Project
from portail.project.project_file import read_project
from portail.target.target import Target
from portail.target.target_file import TargetFile


class SessionPortals:
    """The portals of a session, one for each project whose procedures are walked, opened when it is first used.

    Args:
        settings: what the user has decided.
        secrets: learns the secrets of each portal.
    """

    def __init__(self, settings: Settings, secrets: SecretsFilter) -> None:
        self.projects = Projects.find(settings.folder, settings.project)
        self.settings = settings
        self.secrets = secrets
        self._resources = ExitStack()
        self._open: dict[Path, Portal] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def target_of(self, project: Project) -> TargetFile | None:
        """Return the target on which procedures of a project are walked; `None`: the project's own portal.

        Raises:
            WrongUsage: the target that the user named cannot be used.
        """
        return choose_target(self.projects, project, self.settings.target)

    def portal_of(self, project: Project) -> Portal:
        """Return the portal of a project; it stays open until the session ends.

        Raises:
            PortailError: it cannot be opened.
        """
        if project.folder not in self._open:
            portal = open_portal(project, self.target_of(project), may_destroy=self.settings.may_destroy)
            self._open[project.folder] = self._resources.enter_context(portal)
            self.secrets.add(*self._open[project.folder].secrets)
        return self._open[project.folder]


class KnownPerson:
    """The person whom a target file names, as a test sees it."""

    def __init__(self, target: Target) -> None:
        self.target = target

    @property
    def email(self) -> str:
        """Where the mail arrives."""
        return self.target.person.email

    @property
    def username(self) -> str:
        """The user name that the person has or chooses."""
        return self.target.person.username

    @property
    def new_password(self) -> str:
        """The password that the person chooses."""
        return self.target.person.new_password


class TestEnvironment:
    """What one test has of the portal of one project.

    Args:
        portals: those of the session.
        project: the project.
        resources: closed when the test ends.
    """

    __test__ = False

    def __init__(self, portals: SessionPortals, project: Project, resources: ExitStack) -> None:
        self.project = project
        self._portals = portals
        self._resources = resources
        self._mail_mark: Any = None

    @property
    def described(self) -> TargetFile | None:
        """The target file of the portal; `None`: it is the project's own."""
        return self._portals.target_of(self.project)

    @property
    def is_external(self) -> bool:
        """Whether the portal is one that the project does not shape."""
        return self.described is not None and self.described.control is None

    @property
    def is_used(self) -> bool:
        """Whether the test has a tenant of the portal; else there is nothing to report of it."""
        return "tenant" in vars(self)

    @property
    def portal(self) -> Any:
        """The portal, of the project's own class."""
        return self._portals.portal_of(self.project)

    @cached_property
    def tenant(self) -> Any:
        """A tenant of the test's own, of the project's own class."""
        tenant = self._resources.enter_context(self.portal.new_tenant())
        self._mail_mark = self.portal.mailbox.mark()
        return tenant

    @cached_property
    def target(self) -> Target:
        """The target of the test's person, whom no start state has brought anywhere yet."""
        target: Target = self.project.complete(self.tenant.new_target(unique_email=True))
        self._portals.secrets.add(*target.person.passwords)
        return target

    @cached_property
    def person(self) -> Any:
        """The test's person: what the project's portal gives for it, or the person of the target file."""
        return self.target.handle or KnownPerson(self.target)

    @cached_property
    def mailbox(self) -> ScopedMailbox:
        """The mail that came to the test's own addresses since it has its tenant."""
        tenant: Tenant = self.tenant
        return ScopedMailbox(self.portal.mailbox, self.target.person.email, tenant.mail_domain, self._mail_mark)


class TestEnvironments:
    """What one test walks on, by project, each made when it is first used."""

    __test__ = False

    def __init__(self, portals: SessionPortals) -> None:
        self.portals = portals
        self._resources = ExitStack()
        self._made: dict[Path, TestEnvironment] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def __iter__(self) -> Iterator[TestEnvironment]:
        return iter([each for each in self._made.values() if each.is_used])

    def of(self, project: Project | Path) -> TestEnvironment:
        """Return what the test has of the portal of a project, given by itself or by its folder."""
        folder = (project.folder if isinstance(project, Project) else project).resolve()
        if folder not in self._made:
            known = project if isinstance(project, Project) else read_project(project)
            self._made[folder] = TestEnvironment(self.portals, known, self._resources)
        return self._made[folder]
