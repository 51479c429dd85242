"""Where a person clicks while a procedure is recorded: at an address, or on the project's own portal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portail.errors import WrongUsage
from portail.mailbox.mailpit import MailpitMailbox
from portail.project.discovery import Projects
from portail.project.open_portal import open_portal
from portail.target.target import Person
from portail.target.urls import is_url
from portail.wording import codegen as words


@dataclass(frozen=True)
class Place:
    """An address; of the project's own portal also who may sign in there, and the page on which the mail is read."""

    url: str
    person: Person | None = None
    inbox: str = ""

    @property
    def is_own(self) -> bool:
        """Whether a draft is walked there where no target is named."""
        return self.person is not None


@contextmanager
def place(url: str | None, folder: Path | None) -> Iterator[Place]:
    """Give the place of an address; without one, open the portal of the project that is named, or stands here.

    Raises:
        WrongUsage: the address is none, or there is no project, or none with a portal of its own.
    """
    if url:
        if not is_url(url):
            raise WrongUsage(words.NOT_AN_ADDRESS)
        yield Place(url)
        return
    project = Projects.find(Path(), folder).own
    if project is None:
        raise WrongUsage(words.NOT_AN_ADDRESS)
    with open_portal(project, None, may_destroy=False) as portal, portal.new_tenant() as tenant:
        target = tenant.new_target()
        inbox = target.mailbox.url if isinstance(target.mailbox, MailpitMailbox) else ""
        yield Place(target.base_url, target.person, inbox)
