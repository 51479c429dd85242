"""Walks a procedure and writes the record."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from portail.browser.device import Device
from portail.browser.limit import Limit
from portail.capture import renderer_fingerprint
from portail.capture.stability import CLOCKWORK
from portail.errors import LimitReached, PortailError, WrongUsage
from portail.privacy.real_person_redaction import RealPersonRedaction
from portail.privacy.redaction import Redaction
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run, StepResult
from portail.screen import reader
from portail.target.target import Target
from portail.walk import preconditions
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options, Times
from portail.walk.recording.recorder import Record, recorded
from portail.walk.step_runner import revisit_step, walk_step
from portail.walk.steps import StepFunction
from portail.walk.tabs import browser_context
from portail.walk.tabs.dismissal import Dismissal
from portail.walk.tabs.traffic import Traffic
from portail.walk.walk import Walk
from portail.wording import walk as words

if TYPE_CHECKING:
    from portail.capture.film_camera import FilmCamera


class Observer(Protocol):
    """Is notified of the steps of a walk; of one that is revisited, once more."""

    def step_began(self, step: StepResult) -> None:
        """A step begins."""

    def step_ended(self, step: StepResult) -> None:
        """A step has ended, passed or failed."""


class SilentObserver:
    """An observer that reports nothing."""

    def step_began(self, step: StepResult) -> None:
        """A step begins."""

    def step_ended(self, step: StepResult) -> None:
        """A step has ended."""


def walk(bound: BoundProcedure, target: Target, browser: Browser, options: Options, observer: Observer) -> Run:
    """Walk a procedure to its end or to the first step that fails, write the evidence and return the record.

    Args:
        bound: what is walked.
        target: where it is walked; its portal stands where the procedure begins.
        browser: a browser that has been started.
        options: how to walk.
        observer: is notified of each step.

    Raises:
        WrongUsage: the procedure would pay or reset without permission, or something that it needs was not given.
        EnvironmentNotReady: the browser, the portal or the mailbox went away; the record is written all the same.
    """
    bound = bound.in_words(target.words)
    preconditions.check(bound, target)
    redaction, times = _redaction(bound, target), Times.of(options, target.patience)
    manifest = browser_context.manifest(browser, bound.project, options, target.access)
    filmed = options.film and not redaction.hides_person and browser.browser_type.name == "chromium"
    with (
        _learning(options.secrets, redaction),
        recorded(bound.procedure, target, browser, manifest, options.output, redaction) as record,
        browser_context.opened(browser, bound.project, target, options, record, redaction, filmed=filmed) as page,
        Traffic(target.dialogs).watching(page.context) as traffic,
        _clockwork(page, options),
    ):
        dismissal = _dismissal(bound, target, times)
        walk = _walk(page, target, record, options, redaction, traffic, times, dismissal, device=options.device)
        if filmed:
            walk.film_camera = _film_camera(page, options, bound.procedure)
        with redaction.listening(page):
            _walk_steps(bound, walk, record.run, observer)
        _probe(browser, record.run, options)
        if walk.film_camera and record.run.verdict == "passed":
            walk.film_camera.write(record.folder)
    return redaction.record(record.run)


def walk_in(
    page: Page,
    bound: BoundProcedure,
    target: Target,
    options: Options,
    *,
    until: str | None = None,
    observer: Observer | None = None,
) -> Run:
    """Walk in a tab that somebody else keeps, and leave it where the walk ended.

    The browser context keeps its own settings; only the patience is that of `options`, as long as the walk lasts.

    Args:
        page: the tab; links of messages open in it too.
        bound: what is walked.
        target: where it is walked.
        options: where the evidence goes, the gesture, and whether pictures are taken.
        until: the id of a step: the walk ends before it.
        observer: is notified of each step.

    Raises:
        WrongUsage: there is no such step; or as for `walk`.
        EnvironmentNotReady: as for `walk`.
    """
    bound = bound.in_words(target.words)
    preconditions.check(bound, target)
    last = _steps_before(bound.procedure, until)
    browser = page.context.browser
    assert browser, "a context that was not made by a browser cannot be walked in"
    reader.teach(browser.browser_type)
    redaction, times = _redaction(bound, target), Times.of(options, target.patience)
    assumed = browser_context.manifest(browser, bound.project, options, target.access)
    with (
        _learning(options.secrets, redaction),
        recorded(bound.procedure, target, browser, assumed, options.output, redaction) as record,
        browser_context.patience_in(page, times),
        Traffic(target.dialogs).watching(page.context) as traffic,
        _clockwork(page, options),
        closing(
            _walk(page, target, record, options, redaction, traffic, times, _dismissal(bound, target, times))
        ) as walk,
        redaction.listening(page),
    ):
        _walk_steps(bound, walk, record.run, observer or SilentObserver(), last)
        with suppress(PlaywrightError, LimitReached), Limit(times.act):  # what a failed step left may not answer
            # Asked last: an empty tab takes longer to answer than a step to be checked.
            found = browser_context.manifest_of(page, browser, options)
            record.run.manifest = replace(found, fonts=walk.screenshots.fonts.all())
        _probe(browser, record.run, options)
    return redaction.record(record.run)


def _redaction(bound: BoundProcedure, target: Target) -> Redaction:
    return RealPersonRedaction(target, bound.procedure.text) if target.is_of_a_real_person else Redaction(target)


@contextmanager
def _learning(secrets: SecretsFilter, redaction: Redaction) -> Iterator[None]:
    """Hand on what the walk must not show of a real person, however it ends."""
    try:
        yield
    finally:
        if redaction.hides_person:
            secrets.learn(redaction.filter)


def _walk(
    page: Page,
    target: Target,
    record: Record,
    options: Options,
    redaction: Redaction,
    traffic: Traffic,
    times: Times,
    dismissal: Dismissal,
    *,
    device: Device | None = None,
) -> Walk:
    """Return a walk in a window of our own, or, without a device, in the one tab that somebody else keeps."""
    return Walk(
        page,
        target,
        record.folder,
        options.gesture,
        redaction=redaction,
        pictures=options.pictures,
        one_tab=device is None,
        device=device,
        thorough=options.thorough,
        thorough_from=options.thorough_from,
        accepted=options.accepted,
        traffic=traffic,
        times=times,
        dismissal=dismissal,
        visited=record.run.target.visited,
    )


@contextmanager
def _clockwork(page: Page, options: Options) -> Iterator[None]:
    """Let the pages that come from now on be held while a picture is taken of them."""
    if not options.pictures:
        yield
        return
    with page.context.add_init_script(CLOCKWORK):
        yield


def _dismissal(bound: BoundProcedure, target: Target, times: Times) -> Dismissal:
    return Dismissal(target, preconditions.keys_of(bound.procedure), times.act)


def _film_camera(page: Page, options: Options, procedure: Procedure) -> "FilmCamera":
    from portail.capture.film_camera import FilmCamera  # a walk that is not filmed need not know how

    return FilmCamera(page, options.device.viewport, procedure)


def _probe(browser: Browser, run: Run, options: Options) -> None:
    """Enter how the browser draws, and the fonts of the machine that the walk has met, where somebody asks."""
    if options.probe:
        fonts = [font.name for font in run.manifest.fonts if not font.is_brought]
        run.manifest.probe = renderer_fingerprint.draw(browser, run.manifest, options.probe, fonts)


def _steps_before(procedure: Procedure, step_id: str | None) -> int | None:
    ids = [step.id for step in procedure.steps]
    if step_id is not None and step_id not in ids:
        raise WrongUsage(words.unknown_step(step_id, procedure.id, ids))
    return None if step_id is None else ids.index(step_id)


def _walk_steps(bound: BoundProcedure, walk: Walk, run: Run, observer: Observer, last: int | None = None) -> None:
    ends = time.monotonic() + (walk.times.walk or float("inf"))
    steps = {step.id: (step, result) for step, result in zip(bound.procedure.steps, run.steps, strict=True)}
    for step, result in list(steps.values())[:last]:
        walk.begin_step(step, result, bound.steps.pictures[step.id])
        if not _passes(walk_step, bound.steps[step.id], walk, run, observer, ends):
            return
    for name, function in bound.steps.revisits.items() if walk.is_thorough and last is None else ():
        walk.begin_revisit(*steps[name])
        if not _passes(revisit_step, function, walk, run, observer, ends):
            return
    run.verdict = "passed"


def _passes(
    do: Callable[[StepFunction, Walk, float], PortailError | None],
    function: StepFunction,
    walk: Walk,
    run: Run,
    observer: Observer,
    ends: float,
) -> bool:
    """Walk or revisit the step that has begun; return whether it passed.

    Raises:
        PortailError: it ends the walk, and the portal is not to blame.
    """
    result = walk.current.result
    observer.step_began(result)
    ending = do(function, walk, ends)
    run.manifest.fonts = walk.screenshots.fonts.all()
    observer.step_ended(result)
    if ending:
        raise ending
    return result.status == "passed"
