"""What messages of every server have in common: whom they name, whom they fit, and how they are listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from scenarios.mailbox import Message


@dataclass(frozen=True)
class Address:
    """A name and an address."""

    name: str
    address: str


class Delivered(Protocol):
    """A message, with all whom it went to."""

    @property
    def recipients(self) -> frozenset[str]:
        """Their addresses, in lower case."""

    @property
    def subject(self) -> str:
        """The subject, decoded."""


def fits(message: Delivered, to: str | None, subject: str | None) -> bool:
    """Tell whether a message went to this address, and has these words in its subject."""
    to_fits = to is None or to.casefold() in message.recipients
    return to_fits and (subject is None or subject.casefold() in message.subject.casefold())


def timed_out(seconds: float, came: Sequence[Message]) -> TimeoutError:
    """Return the error of a wait that was in vain; it lists, in French, the messages that came instead."""
    listed = f"Il est venu : {' ; '.join(map(_in_words, came))}" if came else "Il n’en est venu aucun."
    return TimeoutError(f"Aucun message attendu en {seconds:g} s. {listed}")


def _in_words(message: Message) -> str:
    to = ", ".join(address.address for address in message.to)
    when = f" ({message.date:%H:%M})" if message.date else ""
    return f"« {message.subject} » pour {to}{when}"
