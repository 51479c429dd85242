"""The kinds of mailboxes: one registry, from the scheme of a URL to the function that opens it.

A distribution adds a kind by an entry point of the group `portail.mailboxes` whose name is the scheme and whose value
is an `Opener`; a project adds its own by the argument `more`. Of two with the same scheme the project's goes first,
then the built-in one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import cast
from urllib.parse import urlsplit

from portail import extras
from portail.errors import EnvironmentNotReady, WrongUsage
from portail.mailbox.protocol import Mailbox
from portail.mailbox.url import with_password, without_password
from portail.wording import mailbox as words

GROUP = "portail.mailboxes"
MAILPIT = "mailpit+"
Opener = Callable[[str, str | None], AbstractContextManager[Mailbox]]
"""Opens the mailbox at a URL with a password, `None` where none is given.

Raises `WrongUsage` where the URL or password cannot be used, `EnvironmentNotReady` where the server does not answer.
"""


@contextmanager
def _open_imap(url: str, password: str | None) -> Iterator[Mailbox]:
    with extras.needed("imap"):
        from portail.mailbox.imap import ImapMailbox
    from portail.mailbox.page.page_server import PageServer

    with PageServer() as pages, ImapMailbox(url, password, pages.url_of) as mailbox:
        yield mailbox


def _open_mailpit(url: str, password: str | None) -> AbstractContextManager[Mailbox]:
    from portail.mailbox.mailpit import MailpitMailbox

    return MailpitMailbox(with_password(url.removeprefix(MAILPIT), password))


BUILT_IN: Mapping[str, Opener] = {
    f"{MAILPIT}http": _open_mailpit,
    f"{MAILPIT}https": _open_mailpit,
    "imap": _open_imap,
    "imaps": _open_imap,
}


def schemes(more: Collection[str] = ()) -> tuple[str, ...]:
    """Return the schemes that the URL of a mailbox may have; `more` are those that a project adds."""
    return tuple(dict.fromkeys((*BUILT_IN, *_installed(), *more)))


def open_mailbox(
    url: str, password: str | None = None, more: Mapping[str, Opener] | None = None
) -> AbstractContextManager[Mailbox]:
    """Return the mailbox at this URL, to be used in a `with` block.

    Args:
        url: `mailpit+http(s)://host:port`, `imap(s)://user@host:port/folder`, or of a kind that was added.
        password: the password, where the kind asks for one.
        more: the kinds that a project adds, by their schemes.

    Raises:
        WrongUsage: no kind has this scheme, or the URL cannot be used.
        EnvironmentNotReady: the distribution that adds the kind cannot be imported, or the server does not answer.
    """
    scheme, added = urlsplit(url).scheme, more or {}
    if opener := added.get(scheme) or BUILT_IN.get(scheme):
        return opener(url, password)
    if scheme in _installed():
        return _load(_installed()[scheme])(url, password)
    raise WrongUsage(words.unknown(without_password(url), schemes(added)))


@cache
def _installed() -> Mapping[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _load(point: EntryPoint) -> Opener:
    try:
        return cast(Opener, point.load())
    except (ImportError, AttributeError) as error:
        raise EnvironmentNotReady(words.kind_unusable(point.name, point.value, str(error))) from error
