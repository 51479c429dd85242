"""Causes that lie in the mail: the message that was waited for did not come."""

from portail.errors import EnvironmentNotReady
from portail.mailbox.message import describe
from portail.walk.diagnosis.finding import Finding
from portail.walk.walk import Walk
from portail.wording import causes as words


def finding(walk: Walk) -> Finding:
    """Return why a message was waited for in vain, and which came instead."""
    expected = words.message_for(walk.person.email, walk.mail_waited)
    try:
        came = _of_a_shared_mailbox(walk) if walk.target.kind == "external" else _of_everybody(walk)
    except EnvironmentNotReady as error:
        return Finding.of(error.cause, expected, words=str(error))
    if not came:
        return Finding.of("mail-none", expected, words=words.NOTHING_CAME)
    return Finding.of("mail-other", expected, words=words.instead(" ; ".join(came)))


def _of_everybody(walk: Walk) -> list[str]:
    """Name the messages of a mailbox in which everybody is invented."""
    return [describe(message) for message in walk.mailbox.search(after=walk.mail_mark)]


def _of_a_shared_mailbox(walk: Walk) -> list[str]:
    """Name the messages of the person; those of others, and who else got one, are no business of the reader."""
    own = walk.mailbox.search(to=walk.person.email, after=walk.mail_mark)
    others = len(walk.mailbox.search(after=walk.mail_mark)) - len(own)
    return [*(describe(message, walk.person.email) for message in own), *([words.of_others(others)] if others else [])]
