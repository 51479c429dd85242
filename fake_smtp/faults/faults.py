"""The faults in force: attached, removed, listed, and applied in a fixed order."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock

from ..store.scope import Scope
from .fault import Command, Fault


@dataclass(slots=True)
class _Attached:
    id: int
    fault: Fault
    applied: int = 0
    attempts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def is_used_up(self) -> bool:
        return self.fault.times is not None and self.applied >= self.fault.times


class Faults:
    """The faults in force, applied in the order in which they were attached; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._attached: list[_Attached] = []
        self._last_id = 0

    def are_none(self) -> bool:
        """Return whether no fault is in force."""
        return not self._attached

    def attach(self, fault: Fault) -> int:
        """Put a fault into force and return its number."""
        with self._lock:
            self._last_id += 1
            # A new list instead of an append: the SMTP commands iterate over the old one without the lock.
            self._attached = [*self._attached, _Attached(self._last_id, fault)]
            return self._last_id

    def detach(self, number: int, scope: Scope) -> bool:
        """Remove one fault of a mailbox; return whether it was there."""
        return self._keep(lambda attached: attached.id != number or not _owns(scope, attached.fault))

    def clear(self, scope: Scope) -> None:
        """Remove every fault of a mailbox; with an empty scope, all faults."""
        self._keep(lambda attached: not _owns(scope, attached.fault))

    def listed(self, scope: Scope) -> list[tuple[int, Fault, int]]:
        """Return (number, fault, how often it was applied) of each fault of a mailbox."""
        return [(each.id, each.fault, each.applied) for each in self._attached if _owns(scope, each.fault)]

    def apply(self, at: Command, sender: str | None = None, recipients: tuple[str, ...] = ()) -> Iterator[Fault]:
        """Yield the faults to be applied at this command, and count them."""
        for attached in self._attached:
            fault = attached.fault
            if fault.at == at and not fault.affects_delivery() and _concerns(fault, sender, recipients):
                with self._lock:
                    applies = self._count_attempt(attached, sender, recipients)
                if applies:
                    yield fault

    def any_affects_delivery(self) -> bool:
        """Return whether a fault may apply after a 250."""
        return any(attached.fault.affects_delivery() for attached in self._attached)

    def apply_to_delivery(
        self, sender: str, recipients: tuple[str, ...]
    ) -> Iterator[tuple[Fault | None, tuple[str, ...]]]:
        """Yield the faults to be applied to the delivery of a message, each with its recipients, and count them.

        Each recipient is yielded once. Last come those whom no fault concerns, with None.
        """
        left = recipients
        for attached in self._attached:
            fault = attached.fault
            concerned = tuple(recipient for recipient in left if _concerns(fault, sender, (recipient,)))
            if concerned and fault.affects_delivery() and not attached.is_used_up:
                with self._lock:
                    attached.applied += 1
                yield fault, concerned
                left = tuple(recipient for recipient in left if recipient not in concerned)
        if left:
            yield None, left

    def _keep(self, wanted: Callable[[_Attached], bool]) -> bool:
        """Keep the wanted faults; return whether one was removed."""
        with self._lock:
            before = len(self._attached)
            self._attached = [attached for attached in self._attached if wanted(attached)]
            return len(self._attached) < before

    def _count_attempt(self, attached: _Attached, sender: str | None, recipients: tuple[str, ...]) -> bool:
        """Count a command that the fault concerns; return whether the fault is applied to it."""
        if attached.fault.kind == "greylist":
            key = (sender or "").casefold(), ",".join(recipients).casefold()
            attached.attempts[key] += 1
            applies = attached.attempts[key] <= (attached.fault.times or 1)
        else:
            applies = not attached.is_used_up
        attached.applied += applies
        return applies


def _owns(scope: Scope, fault: Fault) -> bool:
    return not scope.name or scope == Scope(fault.mailbox)


def _concerns(fault: Fault, sender: str | None, recipients: tuple[str, ...]) -> bool:
    scope = Scope(fault.mailbox)
    return not scope.name or scope.has(sender or "", recipients)
