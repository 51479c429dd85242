"""Causes that lie in the mail: the message that was waited for did not come."""

from portail.errors import EnvironmentNotReady
from portail.mailbox.message import describe
from portail.walk.diagnosis.finding import Finding
from portail.walk.walk import Walk
from portail.wording import causes as words


def finding(walk: Walk) -> Finding:
    """Return why a message was waited for in vain, and which came instead."""
    expected = words.message_for(walk.person.email, walk.mail_waited)
    # Messages of other people are shown only where everybody is invented.
    to = walk.person.email if walk.redaction.hides_person else None
    try:
        messages = walk.mailbox.search(to=to, after=walk.mail_mark)
    except EnvironmentNotReady as error:
        return Finding.of(error.cause, expected, words=str(error))
    if not messages:
        return Finding.of("mail-none", expected, words=words.NOTHING_CAME)
    return Finding.of("mail-other", expected, words=words.instead(" ; ".join(map(describe, messages))))
