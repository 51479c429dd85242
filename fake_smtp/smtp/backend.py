"""What the SMTP commands of all connections work with: decisions on refusals, delivery, counters, log."""

from collections.abc import Callable
from datetime import datetime

from ..faults.chaos import Chaos
from ..faults.faults import Faults
from ..log import log_event
from ..mailbox.delivery import Delivery
from ..mailbox.events import Events, Refused
from ..mailbox.statistics import Statistics
from ..mime.envelope import Envelope
from .authentication import Authentication, Credentials


class SmtpBackend:
    """Refuses or accepts what the commands ask; an accepted message is stored before its 250 is returned."""

    def __init__(
        self,
        delivery: Delivery,
        faults: Faults,
        chaos: Chaos,
        statistics: Statistics,
        events: Events,
        now: Callable[[], datetime],
    ) -> None:
        self._delivery = delivery
        self.faults = faults
        self._chaos = chaos
        self.statistics = statistics
        self._events = events
        self.now = now

    def refuse_credentials(self, authentication: Authentication, credentials: Credentials) -> str | None:
        """Return the error reply, or None when the client may sign in."""
        if reply := self._chaos.reply("Authentication"):
            return reply
        return None if authentication.accepts(credentials) else "535 5.7.8 Wrong user name or password"

    def refuse_sender(self) -> str | None:
        """Return the error reply to MAIL, or None."""
        return self._chaos.reply("Sender")

    def refuse_recipient(self) -> str | None:
        """Return the error reply to RCPT, or None."""
        return self._chaos.reply("Recipient")

    def refused(self, reply: str, peer: str, sender: str = "", recipients: tuple[str, ...] = ()) -> None:
        """Log a refusal with its reply, and publish it as an event."""
        log_event("refusal", reply=reply, peer=peer, sender=sender, recipients=recipients)
        self._events.publish(Refused(reply, peer, sender, recipients))

    async def accept(self, envelope: Envelope, peer: str) -> str:
        """Store the message, count and log it, and return the 250 reply."""
        message_id = await self._delivery.deliver(envelope)
        self.statistics.accepted += 1
        self.statistics.accepted_bytes += len(envelope.raw)
        log_event(
            "message",
            id=message_id,
            sender=envelope.sender,
            recipients=envelope.recipients,
            size=len(envelope.raw),
            peer=peer,
        )
        return f"250 2.0.0 Ok: queued as {message_id}"
