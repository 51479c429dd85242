"""Causes that lie in how a page came, or did not: its status, the way to it, a file in its place."""

from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from portail.errors import Broken, LimitReached
from portail.walk.diagnosis import net_errors, page_state
from portail.walk.diagnosis.finding import Finding
from portail.walk.tabs.traffic import Visit, origin_of
from portail.walk.walk import Walk
from portail.wording import causes as words

STATUSES = {400, 401, 403, 404, 405, 407, 408, 410, 413, 429, 500, 502, 503, 504}
GONE = (404, 410)
DOWNLOADS = "Download is starting"
ABORTED = "ERR_ABORTED"


def finding(error: Exception, walk: Walk) -> Finding | None:
    """Return the cause where no page, or no good one, came."""
    if not isinstance(error, (PlaywrightError, LimitReached, Broken)):
        return None
    if any(sign in str(error) for sign in net_errors.INVALID):
        return Finding.of("base-url-invalid", _expected(error), url=walk.target.base_url)
    visit = _last(walk)
    if DOWNLOADS in str(error) and not walk.traffic.step.downloads:
        _await_download(walk)
    downloads = walk.traffic.step.downloads or (walk.traffic.before.downloads if visit is None else [])
    if downloads or DOWNLOADS in str(error):
        return Finding.of("download", _expected(error), words=", ".join(downloads))
    network = net_errors.error_in(error.message) if isinstance(error, PlaywrightError) else ""
    if network and (visit is None or not visit.failure):
        visit = Visit(walk.target.base_url, failure=network)
    if visit is None:
        return None
    if visit.failure:
        return _not_fetched(visit, _expected(error), walk)
    return _answered(visit, _expected(error), walk) if visit.status >= 400 else None


def _await_download(walk: Walk) -> None:
    """Wait for the name of the file: the browser may tell it a moment after it has given the page up."""
    with suppress(PlaywrightError):
        walk.page.wait_for_event("download", timeout=page_state.SOON * 1000)


def _expected(error: Exception) -> str:
    return error.expected if isinstance(error, Broken) else words.READY


def _last(walk: Walk) -> Visit | None:
    """Return the page that was asked for last; one that gave way to another counts for nothing."""
    kept = (visit for visit in reversed(walk.traffic.visits) if ABORTED not in visit.failure)
    return next(kept, None)


def _not_fetched(visit: Visit, expected: str, walk: Walk) -> Finding:
    """Return the cause of a page that the browser could not fetch."""
    network = net_errors.error_in(visit.failure) or visit.failure
    cause, url = net_errors.cause_of(network), walk.redaction.url(visit.url)
    facts = {"url": url, "host": urlsplit(visit.url).netloc.rpartition("@")[2], "words": network}
    if origin_of(visit.url) == origin_of(walk.target.base_url):
        is_new = not _was_answered(visit, walk)
        return Finding.of("base-url-host" if cause == net_errors.UNKNOWN_HOST and is_new else cause, expected, **facts)
    if cause in net_errors.UNREACHABLE and not _was_answered(visit, walk):
        return Finding.of("mail-link-dead" if _of_the_message(visit, walk) else "link-dead", expected, **facts)
    return Finding.of(cause, expected, **facts)


def _answered(visit: Visit, expected: str, walk: Walk) -> Finding:
    """Return the cause of a page that was answered with an error."""
    status, url = visit.status, walk.redaction.url(visit.url)
    facts = {"status": str(status), "url": url, "host": urlsplit(visit.url).netloc, "words": words.answered(status)}
    if status in GONE and _of_the_message(visit, walk):
        return Finding.of("mail-link-dead", expected, **facts)
    if not _was_answered(visit, walk):
        if status == 403:
            return Finding.of("http-403-gate", expected, **facts)
        if status == 404 and visit.url.startswith(walk.target.base_url):
            return Finding.of("base-url-path", expected, **facts)
    if status in STATUSES:
        return Finding.of(f"http-{status}", expected, **facts)
    return Finding.of("http-4xx" if status < 500 else "http-500", expected, **facts)


def _was_answered(visit: Visit, walk: Walk) -> bool:
    """Return whether a page of this host came before."""
    return any(origin_of(each.url) == origin_of(visit.url) and 0 < each.status < 400 for each in walk.traffic.visits)


def _of_the_message(visit: Visit, walk: Walk) -> bool:
    """Return whether a link of the message led there: it is the first page after the one on which it was read."""
    before = walk.traffic.visits[: walk.traffic.visits.index(visit)] if visit in walk.traffic.visits else []
    return bool(before) and walk.message_origin is not None and origin_of(before[-1].url) == walk.message_origin
