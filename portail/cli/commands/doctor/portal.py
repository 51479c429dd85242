"""What stands between this machine and the portal of a target; nothing is changed there."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright

from portail import browser as browsers
from portail.cli.commands.doctor.checks import CheckResult
from portail.errors import PortailError, first_line
from portail.mailbox.kinds import Opener, open_mailbox
from portail.mailbox.no_mailbox import NoMailbox
from portail.mailbox.url import without_password
from portail.project.discovery import Projects
from portail.target.connectivity import ask, cause_of
from portail.target.places import place_of
from portail.target.secrets_file import Secrets
from portail.target.target import Person, Target
from portail.target.target_file import TargetFile, choose
from portail.target.urls import without_userinfo
from portail.walk.diagnosis import net_errors
from portail.walk.diagnosis.finding import Finding
from portail.walk.diagnosis.screen_signs import sign_on
from portail.walk.tabs.dismissal import BOXES, Dismissal
from portail.walk.tabs.headers import headers_sent
from portail.wording import causes
from portail.wording import doctor as words

MOST_REDIRECTS = 5
PATIENCE = 30.0
SECONDS = causes.seconds(PATIENCE)
OF_STATUS = {403: "http-403-gate", 404: "base-url-path"}


def diagnose_portal(wanted: str, project: Path | None, named_browser: str | None) -> Iterator[CheckResult]:
    """Examine the way to a portal: host, certificate, sign-in, first page, mailbox.

    Raises:
        PortailError: there is no such target, or its file cannot be used.
    """
    projects = Projects.find(Path(), project)
    kinds: Mapping[str, Opener] = projects.own.mailboxes if projects.own else {}
    described = choose(wanted, projects.folder, kinds.keys())
    secrets = described.read_secrets()
    hosts = [host(url, described, secrets) for url in (described.base_url, *described.also)]
    yield from hosts
    if hosts[0].state == "ready":
        yield from _first_page(described, secrets, named_browser)
    if described.mailbox:
        yield _mailbox(described.mailbox.url, secrets, kinds)


def host(url: str, described: TargetFile, secrets: Secrets) -> CheckResult:
    """Ask a host for its page, as far as redirects lead within the target."""
    target = _target(described, secrets)
    shown, started = without_userinfo(url), time.monotonic()
    try:
        for _ in range(MOST_REDIRECTS):
            answer = ask(target.access, shown)
            if not answer.is_redirect:
                break
            shown = urljoin(shown, answer.headers["location"])
            place = place_of(shown)
            if place and not any(named.holds(place) for named in target.places):
                return CheckResult(words.PORTAL, "missing", words.leads_to(url_of(shown)), words.name_it(place.origin))
    except httpx.HTTPError as error:
        return _result(cause_of(error), shown, reason=str(error))
    except PortailError as error:
        return CheckResult(words.PORTAL, "missing", str(error))
    if answer.status_code >= 400:
        return _result(_cause_of_status(answer.status_code), shown, status=answer.status_code)
    certified = Path(target.access.table.ca).name if target.access.table.ca else ""
    return CheckResult(words.PORTAL, "ready", words.answers(url_of(shown), time.monotonic() - started, certified))


def url_of(url: str) -> str:
    """Return an address as it may be shown: without user, and without what may be a token."""
    return without_userinfo(url).partition("?")[0].partition("#")[0]


def _cause_of_status(status: int) -> str:
    known = OF_STATUS.get(status, f"http-{status}")
    return known if known in causes.CAUSES else "http-4xx" if status < 500 else "http-500"


def _result(cause: str, url: str, *, reason: str = "", status: int = 0) -> CheckResult:
    """Tell a cause as a walk would."""
    host = urlsplit(url).netloc.rpartition("@")[2]
    finding = Finding.of(cause, "", host=host, url=url_of(url), words=reason, status=status, seconds=SECONDS)
    # A portal may have no page at its own address, where walks begin elsewhere.
    return CheckResult(words.PORTAL, "optional" if status == 404 else "missing", finding.found, finding.look_at)


def _first_page(described: TargetFile, secrets: Secrets, named_browser: str | None) -> Iterator[CheckResult]:
    """Look at the first page in the browser that a walk would use."""
    target = _target(described, secrets)
    with sync_playwright() as playwright:
        try:
            choice = browsers.find(playwright, named_browser)
            if choice is None:
                return
            browser = browsers.launch(playwright, choice)
        except PortailError:  # the machine's own checks have said so
            return
        context = browser.new_context(**target.access.context_arguments())
        with headers_sent(context, target.access):
            page = context.new_page()
            try:
                page.goto(target.base_url, timeout=PATIENCE * 1000)
                yield _in_front(page, target)
            except PlaywrightError as error:
                network = net_errors.error_in(error.message)
                cause = net_errors.cause_of(network) if network else "slow-page"
                yield _result(cause, target.base_url, reason=first_line(error))
        browser.close()


def _in_front(page: Page, target: Target) -> CheckResult:
    boxes = page.locator(BOXES).filter(visible=True).all_inner_texts()
    said = sign_on("\n".join([*boxes, page.locator("body").inner_text()]))
    pressed = Dismissal(target).would_press(page)
    if pressed:
        return CheckResult(words.PAGE, "ready", words.dismissed(page.title(), pressed))
    if said:
        finding = Finding.of(said[0], "", words=said[1])
        return CheckResult(words.PAGE, "missing", finding.found, finding.look_at)
    if boxes:
        return CheckResult(words.PAGE, "optional", words.asks(causes.shortened(boxes[0], 120)), words.DISMISS_IT)
    return CheckResult(words.PAGE, "ready", words.nothing_in_front(page.title()))


def _mailbox(url: str, secrets: Secrets, kinds: Mapping[str, Opener]) -> CheckResult:
    try:
        with open_mailbox(url, secrets.mailbox_password, kinds) as mailbox:
            mailbox.mark()
    except PortailError as error:
        return CheckResult(words.MAILBOX, "missing", str(error))
    return CheckResult(words.MAILBOX, "ready", without_password(url))


def _target(described: TargetFile, secrets: Secrets) -> Target:
    settings = described.settings(secrets)
    url = without_userinfo(described.base_url)
    return Target("external", url, Person(), NoMailbox(), also=tuple(described.also), **settings)
