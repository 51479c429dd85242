"""Opens the portal for walks: the project's own, or the one that a target file describes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext

from portail.errors import WrongUsage
from portail.mailbox.kinds import Opener, open_mailbox
from portail.mailbox.no_mailbox import NoMailbox
from portail.mailbox.protocol import Mailbox
from portail.project.discovery import Projects
from portail.project.portal import Portal, Tenant
from portail.project.project import Project
from portail.target.connectivity import check_way
from portail.target.passwords import new_password
from portail.target.secrets_file import Secrets
from portail.target.target import Person, Target
from portail.target.target_file import TargetFile, choose
from portail.target.urls import without_userinfo
from portail.wording import project as words


def choose_target(projects: Projects, project: Project, wanted: str | None) -> TargetFile | None:
    """Return the target that the user means, or the default of the project; `None`: the project's own portal.

    Args:
        projects: where names of targets are looked up.
        project: the one whose procedure is walked.
        wanted: a name, or the path of a `.toml` file; `None` where the user names none.

    Raises:
        TargetError: its file cannot be used.
        WrongUsage: there is no such target.
    """
    schemes = project.mailboxes.keys()
    if wanted:
        return choose(wanted, projects.folder, schemes)
    if project.default_target:
        return choose(project.default_target, project.folder, schemes)
    return None


def open_portal(project: Project, described: TargetFile | None, *, may_destroy: bool) -> AbstractContextManager[Portal]:
    """Return the portal for the walks of a project, as a context manager.

    Args:
        project: the project; it raises or shapes its own portal.
        described: the target; `None`: the project's own portal.
        may_destroy: whether walks may pay and reset on a portal that the project does not shape.

    Raises:
        WrongUsage: the project has no portal of its own, where one is asked for.
        EnvironmentNotReady: authority, client certificate or proxy of the target do not lead to the portal.
    """
    if described:
        check_way(described.access(described.read_secrets()))
    if described and not described.control:
        return _external(described, project.mailboxes, may_destroy=may_destroy)
    if project.portal is None:
        raise WrongUsage(words.no_own_portal(project.name))
    return _own(project.portal(described))


@contextmanager
def _own(opening: AbstractContextManager[Portal | Target]) -> Iterator[Portal]:
    with opening as portal:
        yield SharedPortal(portal) if isinstance(portal, Target) else portal


class SharedPortal:
    """A portal with one person, whom all walks share."""

    def __init__(self, target: Target) -> None:
        self._target = target

    @property
    def mailbox(self) -> Mailbox:
        """Where the person's mail arrives."""
        return self._target.mailbox

    @property
    def secrets(self) -> Sequence[str]:
        """What is known of the person."""
        return self._target.private

    def new_tenant(self) -> AbstractContextManager[Tenant]:
        """Return the one tenant that there is: the portal itself."""
        return nullcontext(SharedTenant(self._target))


class SharedTenant:
    """The whole of a portal, which others use too."""

    mail_domain = None

    def __init__(self, target: Target) -> None:
        self._target = target

    def new_target(self, *, unique_email: bool = False) -> Target:  # noqa: ARG002 - there is one person
        """Return the target with the one person."""
        return self._target

    def active_faults(self) -> list[str]:
        """Return nothing: only its operator knows."""
        return []

    def recent_events(self, limit: int) -> list[str]:  # noqa: ARG002 - such a portal has no journal to read
        """Return nothing: only its operator knows."""
        return []


@contextmanager
def _external(described: TargetFile, mailboxes: Mapping[str, Opener], *, may_destroy: bool) -> Iterator[Portal]:
    """Open the portal that a target file describes, with its mailbox, which may be of a kind of the project's own."""
    secrets = described.read_secrets()
    with ExitStack() as resources:
        mailbox: Mailbox = NoMailbox()
        if described.mailbox:
            mailbox = resources.enter_context(open_mailbox(described.mailbox.url, secrets.mailbox_password, mailboxes))
        yield SharedPortal(_target(described, mailbox, secrets, may_destroy=may_destroy))


def _target(described: TargetFile, mailbox: Mailbox, secrets: Secrets, *, may_destroy: bool) -> Target:
    person = Person(
        described.who.email,
        described.who.username,
        secrets.new_password or new_password(),
        secrets.password,
    )
    return Target(
        "external",
        without_userinfo(described.base_url),
        person,
        mailbox,
        made_password=secrets.new_password is None,
        may_destroy=may_destroy,
        words=described.words,
        values=described.values,
        hidden=tuple(described.hide),
        also=tuple(described.also),
        data=described.data,
        **described.settings(secrets),
    )
