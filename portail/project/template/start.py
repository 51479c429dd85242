"""Where procedures begin, and the portal that they are walked on where no target is named."""

from collections.abc import Iterator
from contextlib import contextmanager

from fake_smtp import FakeSmtp
from portail import Person, Target, TargetFile, open_mailbox, start_state

from .help_desk import EMAIL, PASSWORD, HelpDesk


@contextmanager
def portal(_: TargetFile | None) -> Iterator[Target]:
    """Raise the help desk and a mail catcher on free ports. Remove this function once you have a portal to walk on."""
    with (
        FakeSmtp() as smtp,
        HelpDesk((smtp.smtp_host, smtp.smtp_port)) as desk,
        open_mailbox(f"mailpit+{smtp.url}") as mailbox,
    ):
        yield Target("mock", desk.url, Person(EMAIL, password=PASSWORD), mailbox, handle=desk)


@start_state("signed-out")
def signed_out(target: Target) -> None:
    """Nobody is signed in, and no request has been sent; a portal of somebody else's stands there already."""
    if target.handle:
        target.handle.reset()
