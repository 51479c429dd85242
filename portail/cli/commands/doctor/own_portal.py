"""What the project's own portal says of itself: the one that it raises, or the one whose control API a target names."""

from collections.abc import Iterator
from pathlib import Path

from portail.cli.commands.doctor.checks import CheckResult
from portail.errors import PortailError
from portail.project.discovery import Projects
from portail.project.portal import RemarkablePortal
from portail.project.project import Project
from portail.target.target_file import TargetFile, choose
from portail.wording import doctor as words


def diagnose_own_portal(wanted: str | None, folder: Path | None) -> Iterator[CheckResult]:
    """Open the portal, and pass on what it remarks; nothing, where no portal has anything to say.

    Args:
        wanted: a target; one without a control API has a portal that the project knows nothing of.
        folder: the project that the user names; None: the one in which the command stands, else the first installed.

    Raises:
        PortailError: there is no such target or project, or its file cannot be used.
    """
    projects = Projects.find(Path(), folder)
    project = next(iter(projects.all), None)
    described = choose(wanted, projects.folder, project.mailboxes if project else ()) if wanted else None
    if project and project.portal and (described is None or described.control):
        yield from _remarks(project, described)


def _remarks(project: Project, described: TargetFile | None) -> Iterator[CheckResult]:
    assert project.portal
    try:
        with project.portal(described) as portal:
            said = portal.remarks() if isinstance(portal, RemarkablePortal) else ()
    except PortailError as error:
        yield CheckResult(words.OWN_PORTAL, "missing", str(error))
        return
    for remark in said:
        yield CheckResult(words.OWN_PORTAL, "ready", remark)
