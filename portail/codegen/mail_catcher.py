"""The pages of a mail catcher: which message one of them shows."""

import re

from portail.codegen.events import ShownMessage
from portail.errors import EnvironmentNotReady
from portail.mailbox.mailpit import MailpitMailbox
from portail.mailbox.protocol import Link

PAGE = re.compile(r"(?P<catcher>https?://[^?#]*/)(?:view|messages?)/(?P<id>[A-Za-z0-9_-]+)(?:[?#].*)?")
"""The page of a message: Mailpit's own, and that of a catcher that speaks like it."""
PATIENCE = 3.0
"""How long a server that may be no catcher has to say so, in seconds."""


def message_at(url: str) -> ShownMessage | None:
    """Return the message that an address shows; `None` where it is no page of a mail catcher."""
    found = PAGE.fullmatch(url)
    if not found:
        return None
    try:
        with MailpitMailbox(found["catcher"], patience=PATIENCE) as mailbox:
            message = mailbox.message(found["id"])
            _ = message.codes, message.links  # fetched here: the catcher may be gone when the draft is written
    except EnvironmentNotReady:  # another server has pages of such an address too
        return None
    return ShownMessage(message, found["catcher"])


def name_of(link: Link, text: str) -> str:
    """Return the words of a link, or, where it is written as its address, the line before it in the text."""
    before = text.partition(link.url)[0].splitlines()
    return link.text or next((line.strip() for line in reversed(before) if line.strip()), "")
