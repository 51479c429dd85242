"""Walks a procedure and writes the record: the one place where a failure becomes a verdict."""

import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from scenarios import context, readiness
from scenarios.device import Device
from scenarios.discretion import Discretion
from scenarios.errors import EnvironmentNotReady, WrongUsage
from scenarios.failure import environment_error, explain, keep_evidence
from scenarios.options import Options
from scenarios.procedure import Procedure
from scenarios.recording import Record, milliseconds_since, recorded
from scenarios.run import Run, StepResult
from scenarios.steps import Deed, deeds_for
from scenarios.target import Target
from scenarios.walk import Walk

if TYPE_CHECKING:
    from scenarios.filming.camera import FilmCamera


class Observer(Protocol):
    """Who wants to know how the walk gets on."""

    def step_began(self, step: StepResult) -> None:
        """A step begins."""

    def step_ended(self, step: StepResult) -> None:
        """A step has ended, passed or failed."""


class Quiet:
    """An observer that says nothing."""

    def step_began(self, step: StepResult) -> None:
        """A step begins."""

    def step_ended(self, step: StepResult) -> None:
        """A step has ended."""


def walk(procedure: Procedure, target: Target, browser: Browser, options: Options, observer: Observer) -> Run:
    """Walk the procedure to its end or to the first step that fails, write the evidence and return the record.

    Raises:
        ProcedureError: document and code do not have the same steps.
        WrongUsage: the procedure would pay or reset without permission, or lacks what it must know of the family.
        EnvironmentNotReady: the browser, the portal or the mailbox went away; the record is written all the same.
    """
    readiness.check(procedure, target)
    discretion, manifest = _discretion(procedure, target), context.manifest(browser, options)
    filmed = options.film and discretion is None and browser.browser_type.name == "chromium"
    with (
        recorded(procedure, target, browser, manifest, options.output, discretion) as record,
        context.opened(browser, options, record, discretion, filmed=filmed) as page,
    ):
        walk = _walk(page, target, record, options, discretion, device=options.device)
        if filmed:
            walk.film_camera = _film_camera(page, options, procedure)
        _walk_steps(procedure, walk, record.run, observer)
        if walk.film_camera and record.run.verdict == "passed":
            walk.film_camera.write(record.folder)
    return discretion.record(record.run) if discretion else record.run


def walk_in(
    page: Page,
    procedure: Procedure,
    target: Target,
    options: Options,
    *,
    until: str | None = None,
) -> Run:
    """Walk in a tab that somebody else keeps, and leave it where the walk ended.

    The context keeps its own settings; what `options` say of time and trace is its keeper's to decide.

    Args:
        page: the tab; the activation link opens in it too.
        procedure: what is walked.
        target: where it is walked.
        options: where the evidence goes, the gesture, and whether pictures are taken.
        until: the id of a step: the walk ends before it.

    Raises:
        WrongUsage: there is no such step; or as for `walk`.
        ProcedureError, EnvironmentNotReady: as for `walk`.
    """
    readiness.check(procedure, target)
    last = _steps_before(procedure, until)
    browser = page.context.browser
    assert browser, "a context that was not made by a browser cannot be walked in"
    discretion, assumed = _discretion(procedure, target), context.manifest(browser, options)
    with (
        recorded(procedure, target, browser, assumed, options.output, discretion) as record,
        closing(_walk(page, target, record, options, discretion)) as walk,
    ):
        _walk_steps(procedure, walk, record.run, Quiet(), last)
        with suppress(PlaywrightError):  # what a failed step left may not answer
            # Asked last: an empty tab takes longer to answer than a step to be checked.
            found = context.manifest_of(page, browser, options)
            record.run.manifest = replace(found, fonts=walk.album.fonts.all())
    return discretion.record(record.run) if discretion else record.run


def _discretion(procedure: Procedure, target: Target) -> Discretion | None:
    """Return what keeps the secrets of a real family; an invented one has none."""
    if target.kind != "external":
        return None
    return Discretion(target, at_home="password" in deeds_for(procedure).needs)


def _walk(
    page: Page,
    target: Target,
    record: Record,
    options: Options,
    discretion: Discretion | None,
    *,
    device: Device | None = None,
) -> Walk:
    """Return a walk in a window of our own, or, without a device, in the one tab that somebody else keeps."""
    return Walk(
        page,
        target,
        record.folder,
        options.gesture,
        pictures=options.pictures,
        one_tab=device is None,
        device=device,
        discretion=discretion,
        accepted=options.accepted,
    )


def _film_camera(page: Page, options: Options, procedure: Procedure) -> "FilmCamera":
    from scenarios.filming.camera import FilmCamera  # a walk that is not filmed need not know how

    return FilmCamera(page, options.device.viewport, procedure)


def _steps_before(procedure: Procedure, step_id: str | None) -> int | None:
    ids = [step.id for step in procedure.steps]
    if step_id is not None and step_id not in ids:
        raise WrongUsage(f"L’étape « {step_id} » n’existe pas dans {procedure.id}. Connues : {', '.join(ids)}.")
    return None if step_id is None else ids.index(step_id)


def _walk_steps(procedure: Procedure, walk: Walk, run: Run, observer: Observer, last: int | None = None) -> None:
    deeds = deeds_for(procedure)
    for step, result in list(zip(procedure.steps, run.steps, strict=True))[:last]:
        walk.turn_to(step, result, deeds.pictures[step.id])
        observer.step_began(result)
        surroundings = _walk_step(deeds[step.id], walk)
        run.manifest.fonts = walk.album.fonts.all()
        observer.step_ended(result)
        if surroundings:
            raise surroundings
        if result.status == "failed":
            return
    run.verdict = "passed"


def _walk_step(deed: Deed, walk: Walk) -> EnvironmentNotReady | None:
    """Walk one step and enter how it ended; return the error of the surroundings, if they are to blame."""
    result = walk.result
    started = time.monotonic()
    try:
        _do(deed, walk)
        result.status = "passed"
    except Exception as error:
        result.status = "failed"
        result.error = explain(error, walk)
        keep_evidence(walk)
        return environment_error(error, walk)
    finally:
        result.duration_ms = milliseconds_since(started)
    return None


def _do(deed: Deed, walk: Walk) -> None:
    tracing = walk.page.context.tracing
    tracing.group(f"{walk.result.number}. {walk.result.title}")
    if walk.film_camera:
        walk.film_camera.open(walk.page, walk.step)
    deed(walk)
    walk.finish()
    tracing.group_end()
