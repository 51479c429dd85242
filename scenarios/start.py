"""Where procedures begin: the mock brings its families there; on any other portal, the town has done so already."""

from collections.abc import Iterator
from contextlib import contextmanager

from portail import Crowd, Portal, Target, TargetFile, start_state


@contextmanager
def portal(described: TargetFile | None) -> Iterator[Portal]:
    """Raise the mock portal and the mail catcher, or connect to a mock that a target file names."""
    from .mock.controlled_portal import connect
    from .mock.stack import Stack

    if described:
        with connect(described) as running:
            yield running
        return
    with Stack() as stack:
        yield stack.controlled_portal


@contextmanager
def crowd(described: TargetFile | None, number: int, begins: str | None) -> Iterator[Crowd]:
    """Bring many families together on a mock of their own, or on the one that a target file names."""
    from .mock.crowd import gather

    with gather(described, number, begins) as gathered:
        yield gathered


@start_state("invited")
def invited(target: Target) -> Target:
    """The town has sent the message of invitation."""
    if target.handle:
        target.handle.ensure_invited()
    return _after(target)


@start_state("message-lost")
def message_lost(target: Target) -> Target:
    """The town has sent the message of invitation, and it never arrived."""
    if target.handle:
        target.handle.lose_invitation()
    return _after(target)


@start_state("open")
def opened(target: Target) -> Target:
    """The family has its own credentials, and its space is open."""
    if target.handle:
        target.handle.open_account()
    return _after(target)


def _after(target: Target) -> Target:
    """Return the target as the family of the mock stands now."""
    return target.handle.target if target.handle else target
