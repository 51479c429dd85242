"""The browser context of a walk: what it is set to, its trace, and the manifest that describes it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from portail.browser.device import DENSITY, USUAL, Device
from portail.browser.limit import Limit
from portail.errors import EnvironmentNotReady, LimitReached, first_line
from portail.privacy.redaction import Redaction
from portail.project.project import Project
from portail.run_record.run import TRACE, Manifest, Size
from portail.screen import reader
from portail.target.access import Access
from portail.target.target import Target
from portail.walk.options import Options, Times
from portail.walk.recording.recorder import Record
from portail.walk.tabs.headers import headers_sent
from portail.wording import walk as words

# A picture of a whole page has no such bar: with it, the page would be narrower when its elements are measured.
HIDE_THE_PAGES_OWN_SCROLL_BAR = """
const sheet = new CSSStyleSheet();
sheet.replaceSync("html { scrollbar-width: none }");
document.adoptedStyleSheets.push(sheet);
"""
# The first date that a page formats costs it ten milliseconds: it is asked for its zone without one where it can.
SETTINGS_OF_PAGE = """() => ({
  locale: navigator.language,
  timezone: globalThis.Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  width: innerWidth,
  height: innerHeight,
  density: devicePixelRatio,
  scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  mobile: matchMedia("(pointer: coarse)").matches,
})"""


def context_arguments(
    project: Project, device: Device = USUAL, engine: str = "chromium", access: Access | None = None
) -> dict[str, Any]:
    """Return what a browser context needs to be let in, and to draw pictures that depend on no machine's settings."""
    settings = {"locale": project.locale, "timezone_id": project.timezone, "reduced_motion": "reduce"}
    return settings | device.context_arguments(engine) | (access or Access()).context_arguments()


@contextmanager
def opened(
    browser: Browser,
    project: Project,
    target: Target,
    options: Options,
    record: Record,
    redaction: Redaction,
    *,
    filmed: bool = False,
) -> Iterator[Page]:
    """Open the tab of a walk; the trace of its context is kept where it was asked for, or where the walk failed.

    The trace's strip of pictures costs a fifth of a walk: it is taken where the trace was asked for, of no real person.
    `filmed`: titles are drawn over the pages, in a style that a portal's Content-Security-Policy may not forbid; a
    trace with its own strip of pictures would hold back the film's.

    Raises:
        EnvironmentNotReady: the browser opens none.
    """
    settings = context_arguments(project, options.device, browser.browser_type.name, target.access)
    reader.teach(browser.browser_type)
    times = Times.of(options, target.patience)
    with _opening():
        context = browser.new_context(**settings, bypass_csp=filmed)
    try:
        context.set_default_timeout(times.act * 1000)
        context.set_default_navigation_timeout(times.page * 1000)
        context.add_init_script(HIDE_THE_PAGES_OWN_SCROLL_BAR)
        _start_tracing(context, options, with_pictures=not redaction.hides_person and not filmed)
        with _opening():
            page = context.new_page()
        with headers_sent(context, target.access):
            yield page
    finally:
        # The browser may have gone away, or its page may answer no more: there is no trace to keep then.
        with suppress(PlaywrightError, LimitReached), Limit(times.step):
            _keep_trace(context, options, record, redaction)
            context.close()


@contextmanager
def patience_in(page: Page, times: Times) -> Iterator[None]:
    """Let a tab that somebody else keeps, and those that open, wait as long; afterwards as its keeper has decided."""
    settings = getattr(page._impl_obj, "_timeout_settings", None)  # Playwright offers no way to ask for it
    before: Any = getattr(settings, "_default_timeout", None)  # `None`: what the context says
    before_page: Any = getattr(settings, "_default_navigation_timeout", None)
    opened: list[Page] = []

    def be_patient(tab: Page) -> None:
        opened.append(tab)
        _wait_in(tab, act=times.act * 1000, page=times.page * 1000)

    be_patient(page)
    page.context.on("page", be_patient)
    try:
        yield
    finally:
        page.context.remove_listener("page", be_patient)
        for tab in opened[1:]:
            _wait_in(tab, act=None, page=None)
        _wait_in(page, act=before, page=before_page)


def _wait_in(tab: Page, *, act: Any, page: Any) -> None:
    """Let a tab wait as many milliseconds for what is acted on, and for a page; `None`: as the context says."""
    tab.set_default_timeout(act)
    tab.set_default_navigation_timeout(page)


@contextmanager
def _opening() -> Iterator[None]:
    try:
        yield
    except PlaywrightError as error:
        raise EnvironmentNotReady(words.no_window(first_line(error))) from error


def _start_tracing(context: BrowserContext, options: Options, *, with_pictures: bool) -> None:
    if options.trace != "never":
        context.tracing.start(screenshots=options.trace == "always" and with_pictures, snapshots=True)


def _keep_trace(context: BrowserContext, options: Options, record: Record, redaction: Redaction) -> None:
    if options.trace == "never" or (options.trace == "on failure" and record.run.verdict != "failed"):
        return  # what is closed unasked keeps none
    with TemporaryDirectory() as private:
        raw = Path(private) / TRACE
        context.tracing.stop(path=raw)
        redaction.trace(raw, record.folder / TRACE)


def manifest(browser: Browser, project: Project, options: Options, access: Access) -> Manifest:
    """Return what the pictures of a walk depend on."""
    return Manifest(
        locale=access.table.locale or project.locale,
        timezone=access.table.timezone or project.timezone,
        viewport=options.device.viewport,
        device_scale_factor=DENSITY,
        color_scheme=options.device.scheme,
        mobile=options.device.mobile,
        flags=_flags(browser, options),
    )


def manifest_of(page: Page, browser: Browser, options: Options) -> Manifest:
    """Return what the pictures depend on in a context that somebody else has opened."""
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
