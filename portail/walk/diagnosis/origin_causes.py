"""Causes that lie in where the walk was led: to a place that the target does not name."""

from playwright.sync_api import Error as PlaywrightError

from portail.errors import first_line
from portail.walk.diagnosis.finding import Finding
from portail.walk.walk import Walk
from portail.wording import causes as words


def finding(walk: Walk) -> Finding | None:
    """Return where a tab stands that stands elsewhere: no other error says so.

    Where the portal itself does not answer, it is the target that is wrong, or the portal that is away.
    """
    error = walk.visits.error()
    if error is None:
        return None
    if not walk.visits.has_seen(walk.target.base_url) and (reason := _silence(walk)):
        said = words.away(walk.target.base_url, reason, error.found)
        return Finding.of("base-url-away", error.expected, words=said)
    return Finding.of(error.cause, error.expected, words=error.found, look_at=error.hint)


def _silence(walk: Walk) -> str:
    """Return why the portal does not answer; empty where it does."""
    try:
        walk.page.context.request.head(walk.target.base_url, max_redirects=0)
    except PlaywrightError as error:
        return first_line(error)
    return ""
