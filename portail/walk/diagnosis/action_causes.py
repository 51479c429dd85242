"""Causes that lie in the page that is there: what covers, holds up, is missing, or has not come yet."""

from collections.abc import Iterator

from playwright.sync_api import Error as PlaywrightError

from portail.errors import Broken, LimitReached
from portail.walk.diagnosis import call_log
from portail.walk.diagnosis.call_log import Held
from portail.walk.diagnosis.finding import Finding
from portail.walk.diagnosis.page_state import Seen, seen
from portail.walk.diagnosis.screen_signs import sign_on
from portail.walk.walk import Walk
from portail.wording import causes as words

OTHER_SCREEN, DIALOG = "other-screen", "dialog"
PENDING = {
    "font": "pending-font",
    "image": "pending-image",
    "media": "pending-image",
    "script": "pending-script",
    "stylesheet": "pending-style",
}
"""The causes by Playwright's types of what the page waits for."""
NEEDED = ("script", "stylesheet", "xhr", "fetch")
"""Without these a page may lack what is looked for; a picture or a font holds up the rest of a page alone."""


def finding(error: Exception, walk: Walk) -> Finding | None:
    """Return the cause where an act, a wait or the arrival on a screen failed."""
    if isinstance(error, Broken):
        if error.cause == DIALOG:
            return _dialog(error.expected, walk)
        screen = seen(walk) if error.cause == OTHER_SCREEN else None
        return _in_place_of_the_screen(error.expected, screen, walk) if screen else None
    if isinstance(error, LimitReached):
        return _held_still(error.seconds, walk)
    if not isinstance(error, PlaywrightError):
        return None
    held, waited = call_log.held_up(error.message), call_log.seconds_waited(error.message)
    screen = seen(walk)
    if held and held.cause == "covered":
        return _covered(held, screen)
    if found := _in_place_of_the_screen(words.ACT_ON, screen, walk):
        return found
    if held:
        return Finding.of(held.cause, words.ACT_ON, what=held.what, seconds=words.seconds(waited or 0))
    if waited is not None:  # for the page as a whole
        return _pending(walk, waited, NEEDED, *PENDING) or _slow(walk, waited)
    return None


def _in_place_of_the_screen(expected: str, screen: Seen, walk: Walk) -> Finding | None:
    """Return why another screen may be there, or lack something."""
    waited = walk.times.act
    return next(
        (
            found
            for found in (
                _dialog(expected, walk),
                _said(expected, screen, walk),
                _pending(walk, waited, *NEEDED, "document", expected=expected),
                *_of_the_document(expected, screen, walk),
            )
            if found
        ),
        None,
    )


def _covered(held: Held, screen: Seen) -> Finding:
    if sign := sign_on(f"{held.words}\n{screen.above}", "consent"):
        return Finding.of("consent", words.ACT_ON, words=sign[1])
    shown = held.words if held.words != words.NO_TEXT else screen.above.partition("\n")[0] or words.NO_TEXT
    return Finding.of("covered", words.ACT_ON, what=held.what, words=shown)


def _dialog(expected: str, walk: Walk) -> Finding | None:
    dialogs = [*walk.traffic.before.dialogs, *walk.traffic.step.dialogs]
    if not dialogs:
        return None
    asked = walk.traffic.unasked() or dialogs[-1]
    is_answered = asked.kind != "alert" and asked.answer in ("accepted", "refused")
    cause = "dialog-answered" if is_answered else DIALOG
    return Finding.of(cause, expected, what=words.DIALOGS.get(asked.kind, asked.kind), words=asked.text)


def _said(expected: str, screen: Seen, walk: Walk) -> Finding | None:
    """Return what the screen says of itself: a gate, an end, an error."""
    if screen.robot:
        return Finding.of("captcha", expected)
    if (sign := sign_on(screen.above, "consent") or sign_on(screen.says)) is None:
        return None
    cause, line = sign
    if cause == "credentials-refused" and walk.person.password:
        cause = "password-refused"
    return Finding.of(cause, expected, words=line)


def _of_the_document(expected: str, screen: Seen, walk: Walk) -> Iterator[Finding | None]:
    url = walk.redaction.url(walk.page.url)
    visit = next((each for each in reversed(walk.traffic.visits) if each.url == walk.page.url), None)
    if visit and visit.kind and "html" not in visit.kind and not visit.failure:
        kind = words.KINDS.get(visit.kind) or words.KINDS.get(visit.kind.partition("/")[0], visit.kind)
        yield Finding.of("not-a-page", expected, what=kind, url=url)
    others = [page for page in walk.traffic.step.tabs if page != walk.page]
    if still_there := [page for page in others if not page.is_closed()]:
        yield Finding.of("other-tab", expected, url=walk.redaction.url(still_there[-1].url))
    elif others:
        yield Finding.of("tab-closed", expected)
    if errors := [*walk.traffic.before.errors, *walk.traffic.step.errors]:
        yield Finding.of("script-error", expected, words=errors[-1])
    if not screen.answers:
        yield Finding.of("busy", expected, seconds=words.seconds(walk.times.act))
    if screen.empty:
        yield Finding.of("empty-page", expected, url=url)


def _pending(walk: Walk, waited: float, *types: object, expected: str = words.ACT_ON) -> Finding | None:
    """Return what the page asked for and never got, of these types."""
    wanted = [each for kind in types for each in (kind if isinstance(kind, tuple) else (kind,))]
    for request in walk.traffic.pending:
        if request.resource_type in wanted:
            cause = PENDING.get(request.resource_type, "pending-request")
            if request.resource_type == "document":
                cause = "slow-page"
            url = walk.redaction.url(request.url)
            return Finding.of(cause, expected, url=url, seconds=words.seconds(waited))
    return None


def _slow(walk: Walk, waited: float) -> Finding:
    url = next((request.url for request in walk.traffic.pending), walk.page.url)
    return Finding.of("slow-page", words.ACT_ON, url=walk.redaction.url(url), seconds=words.seconds(waited))


def _held_still(waited: float, walk: Walk) -> Finding | None:
    """Return why a page did not come to rest, or a step to its end."""
    if found := _pending(walk, waited, NEEDED, "document", *PENDING):
        return found
    if not seen(walk).answers:
        return Finding.of("busy", words.ACT_ON, seconds=words.seconds(waited))
    return None
