"""Trouble on order: named values, attached to a mailbox, exact and repeatable."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock

from fake_smtp.faults.fault import Command, Fault
from fake_smtp.store.scope import Scope


@dataclass(slots=True)
class _Attached:
    id: int
    fault: Fault
    struck: int = 0
    greylisted: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def spent(self) -> bool:
        return self.fault.times is not None and self.struck >= self.fault.times


class Faults:
    """The faults in force, asked in the order in which they were attached; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._attached: list[_Attached] = []
        self._made = 0

    def are_none(self) -> bool:
        """Return whether nothing is in force."""
        return not self._attached

    def attach(self, fault: Fault) -> int:
        """Put a fault into force and return its number."""
        with self._lock:
            self._made += 1
            # A new list: the dialogue reads the old one without the lock.
            self._attached = [*self._attached, _Attached(self._made, fault)]
            return self._made

    def detach(self, number: int, scope: Scope) -> bool:
        """Take back one fault of a mailbox; return whether it was there."""
        return self._keep(lambda attached: attached.id != number or not _owns(scope, attached.fault))

    def clear(self, scope: Scope) -> None:
        """Take back every fault of a mailbox; with an empty scope, all faults."""
        self._keep(lambda attached: not _owns(scope, attached.fault))

    def listed(self, scope: Scope) -> list[tuple[int, Fault, int]]:
        """Return number, fault and how often it struck, of each fault of a mailbox."""
        return [(each.id, each.fault, each.struck) for each in self._attached if _owns(scope, each.fault)]

    def strike(self, at: Command, sender: str | None = None, recipients: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Yield the faults that strike this command, and count them."""
        for attached in self._attached:
            fault = attached.fault
            if fault.at == at and not fault.strikes_delivery() and _concerns(fault, sender, recipients):
                with self._lock:
                    strikes = self._strikes(attached, sender, recipients)
                if strikes:
                    yield fault

    def any_for_delivery(self) -> bool:
        """Return whether a fault may strike after a 250."""
        return any(attached.fault.strikes_delivery() for attached in self._attached)

    def share(self, sender: str, recipients: tuple[str, ...]) -> Iterator[tuple[Fault | None, tuple[str, ...]]]:
        """Yield the faults that strike the delivery of this message, each with its recipients, and count them.

        Last come the recipients that none strikes, with None.
        """
        left = recipients
        for attached in self._attached:
            fault = attached.fault
            struck = tuple(recipient for recipient in left if _concerns(fault, sender, (recipient,)))
            if struck and fault.strikes_delivery() and not attached.spent:
                with self._lock:
                    attached.struck += 1
                yield fault, struck
                left = tuple(recipient for recipient in left if recipient not in struck)
        if left:
            yield None, left

    def _keep(self, wanted: Callable[[_Attached], bool]) -> bool:
        with self._lock:
            before = len(self._attached)
            self._attached = [attached for attached in self._attached if wanted(attached)]
            return len(self._attached) < before

    def _strikes(self, attached: _Attached, sender: str | None, recipients: tuple[str, ...]) -> bool:
        if attached.fault.kind == "greylist":
            key = (sender or "").casefold(), ",".join(recipients).casefold()
            attached.greylisted[key] += 1
            strikes = attached.greylisted[key] <= (attached.fault.times or 1)
        else:
            strikes = not attached.spent
        attached.struck += strikes
        return strikes


def _owns(scope: Scope, fault: Fault) -> bool:
    return not scope.name or scope == Scope(fault.mailbox)


def _concerns(fault: Fault, sender: str | None, recipients: tuple[str, ...]) -> bool:
    scope = Scope(fault.mailbox)
    return not scope.name or scope.has(sender or "", recipients)
