"""Ctrl-C, or SIGTERM, during a walk, noted between two steps."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event
from types import TracebackType
from typing import Self

import click

from portail.run_record.run import StepResult
from portail.walk.runner import Observer
from portail.wording import cli as words


def heed_ctrl_c() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt`, even where a shell lets commands in the background ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def at_ctrl_c(do: Callable[[], object]) -> Iterator[None]:
    """Call this at Ctrl-C, and at SIGTERM, by which pipelines cancel, as long as the block lasts."""
    before = {number: signal.signal(number, lambda *_: do()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Interrupted(click.Abort):
    """Ctrl-C was pressed, or the command was asked to end."""


class Interruption:
    """Notes Ctrl-C, and SIGTERM; lets the walk end after the step under way.

    A second one ends it at once.

    Raising inside a step would break Playwright's event loop in its middle, and the browser could not be closed.
    """

    def __init__(self) -> None:
        self._noted = Event()
        self._handling = ExitStack()

    def __enter__(self) -> Self:
        self._handling.enter_context(at_ctrl_c(self._note))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._handling.close()
        if self._noted.is_set():
            raise Interrupted from error

    def check(self) -> None:
        """Raise `Interrupted` where Ctrl-C was noted: what has ended since may have ended by it."""
        if self._noted.is_set():
            raise Interrupted

    def between_steps(self, observer: Observer) -> Observer:
        """Return the observer, which also looks for Ctrl-C when a step begins."""
        return _InterruptibleObserver(observer, self._noted)

    def _note(self) -> None:
        self._noted.set()
        self._handling.close()
        click.echo(words.INTERRUPTED, err=True)
        # A terminal sends Ctrl-C to the browser's driver too; what it says of its sudden end is of no use to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


class _InterruptibleObserver:
    def __init__(self, observer: Observer, noted: Event) -> None:
        self._observer = observer
        self._noted = noted

    def step_began(self, step: StepResult) -> None:
        if self._noted.is_set():
            raise Interrupted
        self._observer.step_began(step)

    def step_ended(self, step: StepResult) -> None:
        if not self._noted.is_set():
            self._observer.step_ended(step)
