"""Explains a failed step to a person, and keeps what was to be seen."""

import re
from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from portail.capture.screenshot import covered
from portail.errors import Broken, EnvironmentNotReady, first_line
from portail.mailbox.message import describe
from portail.record.run import PAGE_TEXT, Box, StepError, failure_picture
from portail.screen.elements import text_of
from portail.screen.hand import Refused
from portail.walk.walk import Walk
from portail.wording import walk as words


def explain(error: Exception, walk: Walk) -> StepError:
    """Say which sentence is broken, what was expected, what was there instead, and what to look at.

    Raises:
        Exception: the error itself, where it is neither the portal's fault nor the environment's, but ours.
    """
    expected, found, hint = _parts(_broken_before(error, walk) or error, walk)
    return StepError(
        sentence=walk.current.sentence, expected=expected, found=found, hint=f"{hint} {_on_purpose(walk)}".strip()
    )


def _broken_before(error: Exception, walk: Walk) -> Broken | None:
    """Return the broken promise for which the hand could not act, if the screen breaks one."""
    if isinstance(error, Refused | PlaywrightTimeout):
        with suppress(PlaywrightError):  # the screen may not answer
            try:
                walk.current.check_what_follows(walk.page)
            except Broken as broken:
                return broken
    return None


def environment_error(error: Exception, walk: Walk) -> EnvironmentNotReady | None:
    """Return the error of the environment that hides behind this one, if the portal is not to blame."""
    if isinstance(error, EnvironmentNotReady):
        return error
    if not isinstance(error, PlaywrightError) or isinstance(error, PlaywrightTimeout):
        return None
    step = walk.current.result.number
    if walk.page.is_closed() or not _is_connected(walk):
        return EnvironmentNotReady(words.browser_stopped(step))
    if "net::ERR" in error.message or "NS_ERROR" in error.message:
        return EnvironmentNotReady(words.portal_stopped(step, first_line(error)))
    return None


def keep_evidence(walk: Walk) -> None:
    """Keep a picture of the screen and its text beside the record, where there still is a screen."""
    with suppress(PlaywrightError, Broken):  # the failure may be that the page is gone, or never at rest
        walk.redaction.learn_page(walk.page)
        if walk.film_camera:
            walk.film_camera.leave(walk.page)
        _keep_text(walk)
        _keep_picture(walk)


def _keep_text(walk: Walk) -> None:
    text = f"{walk.page.title()}\n{walk.page.url}\n\n{text_of(walk.page)}\n"
    (walk.folder / PAGE_TEXT).write_text(walk.redaction.text(text), encoding="utf-8")


def _keep_picture(walk: Walk) -> None:
    """Keep a picture of the screen; one whose covers have slipped is not kept."""
    with covered(walk.page, walk.redaction, pointed_at=_unreadable(walk)):
        picture = walk.page.screenshot(full_page=True, animations="disabled")
    (walk.folder / failure_picture(walk.current.result.id)).write_bytes(picture)


def _unreadable(walk: Walk) -> Box | None:
    """Return where words stand that nobody can read, as far as the page reaches."""
    across, down = walk.page.evaluate("[scrollX, scrollY]")
    places = [box.moved(across, down) for box in walk.current.unreadable]
    return next((box for box in places if box.x + box.width > 0 and box.y + box.height > 0), None)


def _parts(error: Exception, walk: Walk) -> tuple[str, str, str]:
    if isinstance(error, Broken):
        return error.expected, error.found, error.hint or words.LOOK_AT_THE_EVIDENCE
    if not_ready := environment_error(error, walk):
        return words.EVERYTHING_ANSWERS, str(not_ready), ""
    if isinstance(error, PlaywrightError):
        return words.SCREEN_TO_ACT_ON, _in_french(error), words.LOOK_AT_THE_EVIDENCE
    if isinstance(error, TimeoutError):
        expected = words.message_within(walk.person.email, walk.target.mail_timeout)
        return expected, _other_messages(walk), words.WAS_THE_MESSAGE_SENT
    raise error


def _in_french(error: PlaywrightError) -> str:
    """Say what Playwright says; only that it waited in vain is a sentence a walk may bring about."""
    waited = re.search(r"Timeout (\d+)ms exceeded", error.message)
    return words.nothing_answered(int(waited[1]) / 1000) if waited else first_line(error)


def _on_purpose(walk: Walk) -> str:
    """Name what goes wrong on purpose: whoever reads the failure need not look for its cause."""
    with suppress(EnvironmentNotReady):  # the failure may be that the portal is gone
        if faults := walk.target.active_faults():
            return words.on_purpose(faults)
    return ""


def _other_messages(walk: Walk) -> str:
    # Messages of other people are shown only where everybody is invented.
    to = walk.person.email if walk.redaction.hides_person else None
    messages = walk.mailbox.search(to=to, after=walk.mail_mark)
    return words.other_messages([describe(message) for message in messages]) if messages else words.NO_MESSAGE


def _is_connected(walk: Walk) -> bool:
    browser = walk.page.context.browser
    return browser is not None and browser.is_connected()
