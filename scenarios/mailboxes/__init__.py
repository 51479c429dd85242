"""Mailboxes that stand outside this process, each behind the protocol of `scenarios.mailbox`."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from urllib.parse import urlsplit

from scenarios import extras
from scenarios.errors import WrongUsage
from scenarios.mailbox import Mailbox
from scenarios.mailboxes.mailpit import MailpitMailbox

MAILPIT = "mailpit+"


def open_mailbox(url: str, password: str | None = None) -> AbstractContextManager[Mailbox]:
    """Return the mailbox at this address: `mailpit+http(s)://host:port` or `imap(s)://user@host:port/folder`.

    Raises:
        WrongUsage: the kind of mailbox is not known.
    """
    scheme = urlsplit(url).scheme
    if scheme in ("mailpit+http", "mailpit+https"):
        return MailpitMailbox(url.removeprefix(MAILPIT))
    if scheme in ("imap", "imaps"):
        return _imap(url, password)
    raise WrongUsage(
        f"La boîte mail « {url} » n’est pas connue : écrivez mailpit+http://hôte:port, mailpit+https://…, "
        f"imap://utilisateur@hôte:port/dossier ou imaps://…."
    )


@contextmanager
def _imap(url: str, password: str | None) -> Iterator[Mailbox]:
    with extras.needed("imap"):
        from scenarios.mailboxes.imap import ImapMailbox
    from scenarios.stack import MailPage

    with MailPage() as page, ImapMailbox(url, password, page.show) as mailbox:
        yield mailbox
