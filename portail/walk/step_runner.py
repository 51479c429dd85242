"""Walks one step and enters how it ended: the one place where a failure becomes a verdict."""

import time
from collections.abc import Callable

from portail.browser.limit import Limit
from portail.errors import PortailError
from portail.run_record.run import DialogShown, PageVisit, Redirect
from portail.walk.before import go_through
from portail.walk.diagnosis import diagnose, interrupted, keep_evidence
from portail.walk.recording.recorder import milliseconds_since
from portail.walk.steps import StepFunction
from portail.walk.walk import Walk
from portail.wording import walk as words


def walk_step(function: StepFunction, walk: Walk, ends: float = float("inf")) -> PortailError | None:
    """Walk one step; return the error that ends the walk, if the portal is not to blame.

    `ends` is when the whole walk must have ended, as the monotonic clock counts.
    """
    return _timed(_run, function, walk, ends)


def revisit_step(function: StepFunction, walk: Walk, ends: float = float("inf")) -> PortailError | None:
    """Prove by a second visit that what a step did has lasted; return what `walk_step` does."""
    return _timed(_revisit, function, walk, ends)


def _timed(
    do: Callable[[StepFunction, Walk], None], function: StepFunction, walk: Walk, ends: float
) -> PortailError | None:
    result = walk.current.result
    started = time.monotonic()
    try:
        with Limit(max(0.0, min(walk.times.step, ends - started))) as walk.limit:
            do(function, walk)
        result.status = "passed"
    except Exception as error:
        return _fail(error, walk)
    except BaseException:  # Ctrl-C, or the end that pytest makes of a test
        result.status, result.error = "failed", interrupted(walk)
        raise
    finally:
        result.duration_ms += milliseconds_since(started)
        _enter_traffic(walk)
    return None


def _run(function: StepFunction, walk: Walk) -> None:
    tracing = walk.page.context.tracing
    tracing.group(f"{walk.current.result.number}. {walk.current.result.title}")
    if walk.film_camera:
        walk.film_camera.open(walk.page, walk.current.step)
    if not walk.has_begun:
        walk.has_begun = True
        go_through(walk)
    function(walk)
    walk.finish()
    tracing.group_end()


def _revisit(function: StepFunction, walk: Walk) -> None:
    result = walk.current.result
    result.revisited = True
    tracing = walk.page.context.tracing
    tracing.group(words.revisit(result.number, result.title))
    function(walk)
    walk.clear()
    tracing.group_end()


def _fail(error: Exception, walk: Walk) -> PortailError | None:
    walk.current.result.status = "failed"
    diagnosis = diagnose(error, walk)
    walk.current.result.error = diagnosis.error
    keep_evidence(walk, unforeseen=None if diagnosis.is_foreseen else error)
    if diagnosis.raised and diagnosis.raised is not error:
        diagnosis.raised.__cause__ = error
    return diagnosis.raised


def _enter_traffic(walk: Walk) -> None:
    """Enter the pages that came during the step, the dialogs, and what was pressed away, into the record."""
    happened, url = walk.traffic.step, walk.redaction.url
    walk.current.result.visits += [
        PageVisit(
            url=url(visit.url),
            status=visit.status,
            failure=visit.failure,
            redirects=[Redirect(url=url(way), status=status) for way, status in visit.redirects],
        )
        for visit in happened.visits
    ]
    walk.current.result.dialogs += [
        DialogShown(kind=each.kind, text=each.text, answer=each.answer) for each in happened.dialogs
    ]
    walk.current.result.dismissed += walk.dismissal.pressed
    walk.dismissal.pressed = []
