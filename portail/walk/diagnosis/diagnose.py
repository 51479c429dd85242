"""Finds the cause of a failed step: from the error, what the browser did, and what the screen says."""

import errno
import re
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.browser.limit import Limit
from portail.errors import (
    Broken,
    EnvironmentNotReady,
    LimitReached,
    PortailError,
    WrongUsage,
    first_line,
    sentence_of,
)
from portail.exit_status import BROKEN, USAGE
from portail.run_record.run import StepError
from portail.screen.user_input import Refused
from portail.walk.diagnosis import action_causes, mail_causes, origin_causes, page_causes
from portail.walk.diagnosis.finding import Finding
from portail.walk.diagnosis.page_state import is_connected
from portail.walk.walk import Walk
from portail.wording import causes as words

SYSTEM = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "no-rights",
    errno.EPERM: "no-rights",
    errno.EROFS: "no-rights",
}


@dataclass(frozen=True)
class Diagnosis:
    """Why a step failed, for the record; `raised` ends the walk where the portal is not to blame, else it is `None`.

    `is_foreseen`: no rule knows the error, whose traceback belongs into the evidence.
    """

    error: StepError
    raised: PortailError | None = None
    is_foreseen: bool = True


def diagnose(error: Exception, walk: Walk) -> Diagnosis:
    """Say which sentence is concerned, what was expected, what was there instead, whose fault it is, where to look."""
    finding = _finding(_behind(error), walk)
    if walk.is_before and finding.exit_status == BROKEN:  # no sentence of the procedure is broken yet
        finding = Finding.of("before", finding.expected, words=words.action(walk.current.sentence, finding.found))
    if finding.exit_status == BROKEN and (broken := _broken_before(error, walk)):
        finding = _of_its_own(broken, walk)
    hint = f"{finding.look_at} {_on_purpose(walk)}".strip()
    step_error = StepError(
        cause=finding.cause,
        sentence=walk.current.sentence,
        expected=finding.expected,
        found=finding.found,
        hint=hint,
    )
    return Diagnosis(step_error, _raised(error, finding, walk), finding.cause != "unforeseen")


def _behind(error: Exception) -> Exception:
    """Return what Playwright says of a thing that could not be pressed or filled in, where it says something."""
    said = error.__cause__
    return said if isinstance(error, Refused) and isinstance(said, PlaywrightError) else error


def _broken_before(error: Exception, walk: Walk) -> Broken | None:
    """Return the broken promise for which the hand could not act, if the screen breaks one.

    On a second visit the screen may be any: it does not have to show what the step promised.
    """
    if not walk.is_revisiting and isinstance(error, Refused | PlaywrightTimeout):
        with suppress(PlaywrightError, LimitReached), Limit(walk.times.act):  # the screen may not answer
            try:
                walk.current.check_what_follows(walk.page)
            except Broken as broken:
                return broken
    return None


def interrupted(walk: Walk) -> StepError:
    """Return the error of a step that somebody or something outside of the walk has ended."""
    finding = Finding.of("interrupted", words.READY, step=walk.current.result.number)
    return StepError(
        cause=finding.cause,
        sentence=walk.current.sentence,
        expected=finding.expected,
        found=finding.found,
        hint=finding.look_at,
    )


def _finding(error: Exception, walk: Walk) -> Finding:
    return (
        _of_the_machine(error)
        or _of_the_browser(error, walk)
        or origin_causes.finding(walk)
        or page_causes.finding(error, walk)
        or action_causes.finding(error, walk)
        or (mail_causes.finding(walk) if isinstance(error, TimeoutError) else None)
        or _of_its_own(error, walk)
    )


def _of_the_machine(error: Exception) -> Finding | None:
    if isinstance(error, MemoryError):
        return Finding.of("memory", words.READY)
    if isinstance(error, OSError) and not isinstance(error, TimeoutError):
        return Finding.of(SYSTEM.get(error.errno or 0, "system"), words.READY, words=sentence_of(error))
    return None


def _of_the_browser(error: Exception, walk: Walk) -> Finding | None:
    """Find out whether the browser, or its tab, is gone."""
    if not isinstance(error, (PlaywrightError, LimitReached, Broken)):
        return None
    if not is_connected(walk):
        return Finding.of("browser-gone", words.READY, step=walk.current.result.number)
    if walk.traffic.step.crashed or "crash" in str(error).partition("\n")[0].lower():
        return Finding.of("renderer-crashed", words.READY, step=walk.current.result.number)
    if walk.page.is_closed():
        return Finding.of("window-closed", words.ACT_ON)
    return None


def _of_its_own(error: Exception, walk: Walk) -> Finding:
    """Return what the error says of itself."""
    if isinstance(error, Broken):
        return Finding.of(error.cause, error.expected, words=error.found, look_at=error.hint)
    if isinstance(error, (WrongUsage, EnvironmentNotReady)):
        return Finding.of(error.cause, words.READY, words=str(error))
    if isinstance(error, LimitReached):
        if error.seconds < walk.times.step:
            return Finding.of("walk-limit", words.ACT_ON, seconds=words.seconds(walk.times.walk or error.seconds))
        return Finding.of("limit", words.ACT_ON, seconds=words.seconds(error.seconds))
    if isinstance(error, PlaywrightError):
        return Finding.of("browser", words.ACT_ON, words=_without_expressions(first_line(error)))
    said = words.unforeseen(type(error).__name__, str(error))
    return Finding.of("unforeseen", words.READY, step=walk.current.result.number, words=said)


def _without_expressions(line: str) -> str:
    """Return a line of Playwright's without locators, whose names are expressions that nobody can read."""
    return re.sub(r"\b(?:get_by_\w+|locator)\(.*", "…", line)


def _raised(error: Exception, finding: Finding, walk: Walk) -> PortailError | None:
    if finding.exit_status == BROKEN:
        return None
    if isinstance(error, (WrongUsage, EnvironmentNotReady)):
        return error
    text = walk.redaction.text(words.ending(walk.current.result.number, finding.found, finding.look_at))
    kind = WrongUsage if finding.exit_status == USAGE else EnvironmentNotReady
    return kind(text, cause=finding.cause)


def _on_purpose(walk: Walk) -> str:
    """Name what goes wrong on purpose: whoever reads the failure need not look for its cause."""
    with suppress(EnvironmentNotReady):  # the failure may be that the portal is gone
        if faults := walk.target.active_faults():
            return words.on_purpose(" ; ".join(faults))
    return ""
