"""Ctrl-C, or SIGTERM, during a walk, heard between two steps."""

import os
import signal
import sys
from threading import Event
from types import TracebackType
from typing import Any, Self

import click

from scenarios.run import StepResult
from scenarios.runner import Observer


class Interrupted(click.Abort):
    """Ctrl-C was pressed, or the command was told to end."""


class Interruption:
    """Hears Ctrl-C, and SIGTERM, by which pipelines cancel; lets the walk end after the step under way.

    A second one ends it at once.

    Raising inside a step would break Playwright's event loop in its middle, and the browser could not be closed.
    """

    def __init__(self) -> None:
        self._heard = Event()
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._hear) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_hearing()
        if self._heard.is_set():
            raise Interrupted from error

    def between_steps(self, observer: Observer) -> Observer:
        """Return the observer, with an ear for Ctrl-C at the beginning of each step."""
        return _Ear(observer, self._heard)

    def _hear(self, *_: object) -> None:
        self._heard.set()
        self._stop_hearing()
        click.echo("portail : interrompu.", err=True)
        # A terminal sends Ctrl-C to the browser's driver too; what it says of its sudden end is of no use to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())

    def _stop_hearing(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)


class _Ear:
    def __init__(self, observer: Observer, heard: Event) -> None:
        self._observer = observer
        self._heard = heard

    def step_began(self, step: StepResult) -> None:
        if self._heard.is_set():
            raise Interrupted
        self._observer.step_began(step)

    def step_ended(self, step: StepResult) -> None:
        if not self._heard.is_set():
            self._observer.step_ended(step)
