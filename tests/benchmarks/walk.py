"""What a walk costs: warm, with pictures, trace, second visit, film, cold and with all documents, against a script."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from unittest.mock import patch

from playwright.sync_api import sync_playwright

from portail import browser as browsers
from portail.capture.camera import Camera
from portail.capture.stability import Still
from portail.output import formats
from portail.procedure.procedure import Picture
from portail.run_record.run import Screenshot, StepResult
from portail.walk.recording.screenshot_recorder import ScreenshotRecorder
from portail.walk.runner import walk
from scenarios.mock.stack import Stack
from tests.benchmarks.by_hand import photograph
from tests.benchmarks.pairs import Figure, Measure, alternately, seconds
from tests.benchmarks.stage import Stage, passed, report, stage
from tests.benchmarks.svg import Span, waterfall
from tests.targets import new_target

Made = TypeVar("Made")


def figures(pairs: int) -> Iterator[Figure]:
    """Measure the walks in one browser, then those that begin with Python."""
    with stage() as there:
        for name, ours, against, other, target in _warm(there):
            yield Figure(name, *_pair(pairs, ours, against, other), target=target)
    yield Figure(
        "cold", *_pair(pairs, partial(_cold, "engine"), "the cold script", partial(_cold, "hand")), target=1.15
    )
    whole, against = _command, "the cold script, without pictures"
    yield Figure("portail walk, all documents", *_pair(pairs, whole, against, partial(_cold, "hand")), target=1.8)


def _warm(there: Stage) -> Iterator[tuple[str, Measure, str, Measure, float | None]]:
    script, pictures = "the script", "the script with its screenshots"
    with_pictures = partial(there.hand, photograph)
    yield "through the fixtures", there.fixture, script, there.hand_in_page, 1.03
    yield "by the engine", partial(there.engine, pictures=False), script, there.hand, 1.10
    yield "with pictures", there.engine, pictures, with_pictures, 1.25
    yield (
        "with a trace",
        partial(there.engine, trace="always"),
        "… and a trace",
        partial(with_pictures, trace=True),
        None,
    )
    without = partial(there.engine, pictures=False)
    yield "with a second visit", partial(without, thorough=True), "the walk by the engine", without, None
    yield "with a film", partial(there.engine, film=True), "the walk with pictures", there.engine, None


def _pair(pairs: int, ours: Measure, against: str, other: Measure) -> tuple[tuple[float, ...], str, tuple[float, ...]]:
    one, two = alternately(pairs, ours, other)
    return one, against, two


def _cold(way: str) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.stage", way]
    return seconds(lambda: subprocess.run(command, check=True))


def _command() -> float:
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "portail", "walk", "--quiet", "--output", folder]
        return seconds(lambda: subprocess.run(command, check=True))


class Stopwatch:
    """Notes spans of a cold walk; an observer of the runner."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.spans: list[Span] = []
        self._step = 0.0

    @property
    def now(self) -> float:
        """Seconds since it began."""
        return time.perf_counter() - self.began

    def step_began(self, _: StepResult) -> None:
        """Note when a step begins, and what went before the first."""
        if not any(span.name.startswith("1.") for span in self.spans):
            self.spans.append(Span("context", max(span.ended for span in self.spans), self.now))
        self._step = self.now

    def step_ended(self, step: StepResult) -> None:
        """Note how long the step took, before the pictures in it."""
        taken = [span for span in self.spans if span.begun >= self._step]
        rest = [span for span in self.spans if span.begun < self._step]
        self.spans = [*rest, Span(f"{step.number}. {step.title}"[:40], self._step, self.now), *taken]

    def picture(
        self, recorder: ScreenshotRecorder, camera: Camera, still: Still, picture: Picture, *rest: Any, **how: Any
    ) -> tuple[Screenshot, list[int]]:
        """Take a picture, and note how long that took."""
        begun = self.now
        taken = TAKE(recorder, camera, still, picture, *rest, **how)
        self.spans.append(Span(picture.id, begun, self.now, depth=1))
        return taken


TAKE = ScreenshotRecorder.take


def pictures(folder: Path) -> None:
    """Draw where the time of one cold walk goes."""
    watch = Stopwatch()
    with ExitStack() as resources:
        playwright = _noted(watch, "driver", lambda: resources.enter_context(sync_playwright()))
        choice = browsers.ready(playwright, None, report)
        browser = _noted(watch, "browser", lambda: browsers.launch(playwright, choice))
        stack = _noted(watch, "servers", lambda: resources.enter_context(Stack()))
        target = _noted(watch, "tenant and message", lambda: new_target(stack.controlled_portal))
        there, output = Stage(stack, browser), resources.enter_context(TemporaryDirectory())
        resources.enter_context(patch.object(ScreenshotRecorder, "take", lambda *a, **k: watch.picture(*a, **k)))
        run = passed(walk(there.bound, target, browser, there.options(output), watch))
        _noted(watch, "documents", lambda: formats.write(there.bound.procedure, run, Path(output) / there.bound.id))
        browser.close()
    (folder / "walk-waterfall.svg").write_text(waterfall("Where the time of a walk goes", watch.spans), "utf-8")


def _noted(watch: Stopwatch, name: str, do: Callable[[], Made]) -> Made:
    begun = watch.now
    made = do()
    watch.spans.append(Span(name, begun, watch.now))
    return made
