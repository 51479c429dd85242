"""The portal that a session tests: the embedded mock, a mock that runs elsewhere, or a portal that is none."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios import targets
from scenarios.control import Control
from scenarios.mailbox import Mailbox
from scenarios.mailboxes import MAILPIT, open_mailbox
from scenarios.secrets_file import secrets_of
from scenarios.target import Target
from scenarios.target_file import TargetFile
from scenarios.tenant import TOWN

if TYPE_CHECKING:
    from scenarios.stack import Stack


@dataclass(frozen=True)
class Ground:
    """What a session's tests stand on.

    `control` is there on a mock alone, `family` on a portal alone whose family the target file names; `mail_url` is the
    address of the mail catcher, where there is one.
    """

    mailbox: Mailbox
    control: Control | None = None
    family: Target | None = None
    mail_url: str | None = None
    town: str = TOWN
    words: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = field(default=(), repr=False)


def embedded(stack: "Stack") -> Ground:
    """Return the mock portal and the mail catcher of this process."""
    return Ground(stack.smtp.mailbox, stack.control, mail_url=stack.smtp.url)


@contextmanager
def described(target: TargetFile, *, may_destroy: bool) -> Iterator[Ground]:
    """Open the portal that a target file describes; where it is no mock, tests may pay and reset by permission alone.

    Raises:
        ScenarioError: its secrets, its mailbox or its control API cannot be used.
    """
    secrets = secrets_of(Path(target.secrets) if target.secrets else None)
    with ExitStack() as resources:
        mailbox = resources.enter_context(open_mailbox(target.mailbox.url, secrets.mailbox_password))
        if target.control is None:
            family = replace(targets.external(target, mailbox, secrets), may_destroy=may_destroy)
            yield Ground(mailbox, family=family, town=target.town, words=target.words, secrets=family.private)
            return
        control = resources.enter_context(Control(target.control.url, secrets.control_token))
        url = target.mailbox.url
        mail_url = url.removeprefix(MAILPIT) if url.startswith(MAILPIT) else None
        own = tuple(secrets.values())
        yield Ground(mailbox, control, mail_url=mail_url, town=target.town, words=target.words, secrets=own)
