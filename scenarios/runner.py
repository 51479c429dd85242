"""Walks a procedure and writes the record: the one place where a failure becomes a verdict."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from scenarios import readiness
from scenarios.browser import FLAGS
from scenarios.device import DENSITY, USUAL, Device
from scenarios.discretion import Discretion
from scenarios.errors import EnvironmentNotReady, WrongUsage
from scenarios.failure import environment_error, explain, keep_evidence
from scenarios.pages.terms import Gesture
from scenarios.procedure import Procedure
from scenarios.recording import Record, milliseconds_since, recorded
from scenarios.run import TRACE, Manifest, Run, Size, StepResult
from scenarios.steps import Deed, deeds_for
from scenarios.target import Target
from scenarios.walk import Walk

LOCALE, TIMEZONE = "fr-FR", "Europe/Paris"
# A picture of a whole page has no such bar: with it, the page would be narrower when its elements are measured.
HIDE_THE_PAGES_OWN_SCROLL_BAR = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("html { scrollbar-width: none }");
document.adoptedStyleSheets.push(sheet);
"""
SETTINGS_OF_PAGE = """() => ({
  locale: navigator.language,
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  width: innerWidth,
  height: innerHeight,
  density: devicePixelRatio,
  scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  mobile: matchMedia("(pointer: coarse)").matches,
})"""


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


@dataclass(frozen=True)
class Options:
    """How to walk: `output` is the folder that gets a folder for each procedure; `patience`, in seconds, is how long
    a screen may take to come; without `pictures` none is taken, and what they show is checked all the same; `device`
    is the window, `flags` are those that the browser is known to be started with."""

    output: Path = Path("output")
    trace: bool = False
    gesture: Gesture = "wheel"
    patience: float = 10.0
    pictures: bool = True
    device: Device = USUAL
    flags: tuple[str, ...] = FLAGS


def walk(procedure: Procedure, target: Target, browser: Browser, options: Options, observer: Observer) -> Run:
    """Walk the procedure to its end or to the first step that fails, write the evidence and return the record.

    Raises:
        ProcedureError: document and code do not have the same steps.
        WrongUsage: the procedure would pay or reset without permission, or lacks what it must know of the family.
        EnvironmentNotReady: the browser, the portal or the mailbox went away; the record is written all the same.
    """
    readiness.check(procedure, target)
    discretion, manifest = _discretion(target), _manifest(browser, options)
    with (
        recorded(procedure, target, browser, manifest, options.output, discretion) as record,
        _context(browser, options, record, discretion) as context,
    ):
        page = context.new_page()
        walk = Walk(page, target, record.folder, options.gesture, pictures=options.pictures, discretion=discretion)
        _walk_steps(procedure, walk, record.run, observer)
    return discretion.record(record.run) if discretion else record.run


def walk_in(
    page: Page,
    procedure: Procedure,
    target: Target,
    options: Options,
    *,
    until: str | None = None,
    pictures: bool = True,
) -> Run:
    """Walk in a tab that somebody else keeps, and leave it where the walk ended.

    The context keeps its own settings; what `options` say of time and trace is its keeper's to decide.

    Args:
        page: the tab; the activation link opens in it too.
        procedure: what is walked.
        target: where it is walked.
        options: where the evidence goes, and the gesture.
        until: the id of a step: the walk ends before it.
        pictures: whether the procedure's pictures are taken; what they show is checked in any case.

    Raises:
        WrongUsage: there is no such step; or as for `walk`.
        ProcedureError, EnvironmentNotReady: as for `walk`.
    """
    readiness.check(procedure, target)
    last = _steps_before(procedure, until)
    browser = page.context.browser
    assert browser, "a context that was not made by a browser cannot be walked in"
    discretion, manifest = _discretion(target), _manifest_of(page, browser, options)
    with recorded(procedure, target, browser, manifest, options.output, discretion) as record:
        walk = Walk(
            page, target, record.folder, options.gesture, pictures=pictures, one_tab=True, discretion=discretion
        )
        _walk_steps(procedure, walk, record.run, Quiet(), last)
    return discretion.record(record.run) if discretion else record.run


def _discretion(target: Target) -> Discretion | None:
    """Return what keeps the secrets of a real family; an invented one has none."""
    return Discretion(target) if target.kind == "external" else None


def _steps_before(procedure: Procedure, step_id: str | None) -> int | None:
    ids = [step.id for step in procedure.steps]
    if step_id is not None and step_id not in ids:
        raise WrongUsage(f"L’étape « {step_id} » n’existe pas dans {procedure.id}. Connues : {', '.join(ids)}.")
    return None if step_id is None else ids.index(step_id)


def context_arguments(device: Device = USUAL, engine: str = "chromium") -> dict[str, Any]:
    """Return what a browser context needs so that pictures do not depend on the machine's settings."""
    settings = {"locale": LOCALE, "timezone_id": TIMEZONE, "reduced_motion": "reduce"}
    return settings | device.context_arguments(engine)


def _walk_steps(procedure: Procedure, walk: Walk, run: Run, observer: Observer, last: int | None = None) -> None:
    deeds = deeds_for(procedure)
    for step, result in list(zip(procedure.steps, run.steps, strict=True))[:last]:
        walk.turn_to(step, result, deeds.pictures[step.id])
        observer.step_began(result)
        surroundings = _walk_step(deeds[step.id], walk)
        run.manifest.fonts = walk.fonts.all()
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
    deed(walk)
    walk.finish()
    tracing.group_end()


@contextmanager
def _context(
    browser: Browser, options: Options, record: Record, discretion: Discretion | None
) -> Iterator[BrowserContext]:
    settings = context_arguments(options.device, browser.browser_type.name)
    context = browser.new_context(**settings)
    try:
        context.set_default_timeout(options.patience * 1000)
        context.add_init_script(HIDE_THE_PAGES_OWN_SCROLL_BAR)
        context.tracing.start(screenshots=discretion is None, snapshots=True)
        yield context
    finally:
        with suppress(PlaywrightError):  # the browser may have gone away: there is no trace to keep then
            keep = options.trace or record.run.verdict == "failed"
            _stop_tracing(context, record, discretion, keep=keep)
            context.close()


def _stop_tracing(context: BrowserContext, record: Record, discretion: Discretion | None, *, keep: bool) -> None:
    if not keep:
        context.tracing.stop()
        return
    with TemporaryDirectory() as private:
        raw, kept = Path(private) / TRACE, record.folder / TRACE
        context.tracing.stop(path=raw)
        if discretion:
            discretion.trace(raw, kept)
        else:
            record.mask.archive(raw, kept)


def _manifest(browser: Browser, options: Options) -> Manifest:
    return Manifest(
        locale=LOCALE,
        timezone=TIMEZONE,
        viewport=options.device.viewport,
        device_scale_factor=DENSITY,
        color_scheme=options.device.scheme,
        mobile=options.device.mobile,
        flags=_flags(browser, options),
    )


def _manifest_of(page: Page, browser: Browser, options: Options) -> Manifest:
    found = page.evaluate(SETTINGS_OF_PAGE)
    return Manifest(
        locale=found["locale"],
        timezone=found["timezone"],
        viewport=Size(width=found["width"], height=found["height"]),
        device_scale_factor=found["density"],
        color_scheme=found["scheme"],
        mobile=found["mobile"],
        flags=_flags(browser, options),
    )


def _flags(browser: Browser, options: Options) -> list[str]:
    return list(options.flags) if browser.browser_type.name == "chromium" else []
