"""What the browser did while a step was walked: pages, redirects, dialogs, downloads, what never came."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from playwright.sync_api import BrowserContext, Dialog, Download, Page, Request, Response, WebError
from playwright.sync_api import Error as PlaywrightError

from portail.target.tables.dialogs import Answer, Dialogs

NO_BODY = (204, 205)


@dataclass(frozen=True)
class Visit:
    """A page that the browser asked for: `status` is 0 where nothing was answered; `failure` says why, in its words.

    `kind` is the type of what came, as MIME names it; `redirects` are the addresses on the way, each with its status.
    """

    url: str
    status: int = 0
    kind: str = ""
    redirects: tuple[tuple[str, int], ...] = ()
    failure: str = ""


class Asked(NamedTuple):
    """A dialog: its kind, its words, and what became of it; empty where somebody else answers."""

    kind: str
    text: str
    answer: Answer | Literal[""] = ""


@dataclass
class Happened:
    """What happened during a step."""

    visits: list[Visit] = field(default_factory=list)
    dialogs: list[Asked] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    tabs: list[Page] = field(default_factory=list)
    crashed: bool = False


class Traffic:
    """Watches a browser context; what it has seen since a step began is in `step`.

    Attributes:
        visits: all pages of the walk, in the order in which they were answered, or failed.
        pending: the requests that have no answer yet, in the order in which they were made.
        step: what has happened since the step began; `before`: during the step before it, at whose end the page that
            this one meets was asked for.
    """

    def __init__(self, answers: Dialogs | None = None) -> None:
        self._answers = answers or Dialogs()
        self.step, self.before = Happened(), Happened()
        self.visits: list[Visit] = []
        self.pending: dict[Request, None] = {}
        self._context: BrowserContext | None = None

    @contextmanager
    def watching(self, context: BrowserContext) -> Iterator["Traffic"]:
        """Watch a context as long as the block lasts; it may be somebody else's, who has listeners of their own."""
        self._context = context
        listeners: dict[Any, Any] = {
            "request": self._asked,
            "response": self._answered,
            "requestfinished": self._came,
            "requestfailed": self._failed,
            "dialog": self._asked_the_person,
            "page": self._opened,
            "weberror": self._script_failed,
        }
        for event, listener in listeners.items():
            context.on(event, listener)
        for page in context.pages:
            self._watch(page)
        try:
            yield self
        finally:
            with suppress(PlaywrightError):  # the browser may have gone away
                for event, listener in listeners.items():
                    context.remove_listener(event, listener)
                for page in context.pages:
                    page.remove_listener("download", self._downloads)
                    page.remove_listener("crash", self._crashes)

    def begin_step(self) -> None:
        """Begin anew; what has no answer yet stays."""
        self.before, self.step = self.step, Happened()

    def unasked(self) -> Asked | None:
        """Return the question of this step, or of the end of the one before, of which nobody has spoken."""
        asked = (*self.before.dialogs, *self.step.dialogs)
        return next((each for each in reversed(asked) if each.answer == "unasked"), None)

    def page_asked_for(self) -> Request | None:
        """Return the page that the browser has asked for last and that has no answer yet, if there is one."""
        return next((request for request in reversed(self.pending) if _is_page(request)), None)

    def _watch(self, page: Page) -> None:
        page.on("download", self._downloads)
        page.on("crash", self._crashes)

    def _opened(self, page: Page) -> None:
        self.step.tabs.append(page)
        self._watch(page)

    def _asked(self, request: Request) -> None:
        self.pending[request] = None

    def _came(self, request: Request) -> None:
        self.pending.pop(request, None)

    def _answered(self, response: Response) -> None:
        request = response.request
        # A redirect is a part of the visit that it leads to; what has no body leaves the page as it is.
        if _is_page(request) and not 300 <= response.status < 400 and response.status not in NO_BODY:
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            self._visited(_visit(request, response.status, kind))

    def _failed(self, request: Request) -> None:
        self.pending.pop(request, None)
        if _is_page(request):
            self._visited(_visit(request, 0, "", request.failure or ""))

    def _visited(self, visit: Visit) -> None:
        self.visits.append(visit)
        self.step.visits.append(visit)

    def _asked_the_person(self, dialog: Dialog) -> None:
        if self._others_listen(dialog.page):  # they answer
            self.step.dialogs.append(Asked(dialog.type, dialog.message))
            return
        # What only tells something, or warns whoever leaves a page, has no other answer.
        tells = dialog.type in ("alert", "beforeunload")
        answer, text = ("accepted", None) if tells else self._answers.answer(dialog.message)
        self.step.dialogs.append(Asked(dialog.type, dialog.message, answer))
        with suppress(PlaywrightError):  # the page may have gone
            dialog.accept(text) if answer == "accepted" else dialog.dismiss()

    def _others_listen(self, page: Page | None) -> bool:
        places = [place for place in (self._context, page) if place]
        return sum(len(place._impl_obj.listeners("dialog")) for place in places) > 1

    def _downloads(self, download: Download) -> None:
        self.step.downloads.append(download.suggested_filename)

    def _crashes(self, _: Page) -> None:
        self.step.crashed = True

    def _script_failed(self, error: WebError) -> None:
        self.step.errors.append(str(error.error).strip().partition("\n")[0])


def _is_page(request: Request) -> bool:
    try:
        return request.is_navigation_request() and request.frame.parent_frame is None
    except PlaywrightError:  # of a tab that is not there yet, or has gone, the frame is not known
        return request.resource_type == "document"


def _visit(request: Request, status: int, kind: str, failure: str = "") -> Visit:
    return Visit(request.url, status, kind, tuple(_redirects(request)), failure)


def _redirects(request: Request) -> Iterator[tuple[str, int]]:
    chain, before = [], request.redirected_from
    while before:
        chain.append(before)
        before = before.redirected_from
    for each in reversed(chain):
        response = each.existing_response if hasattr(each, "existing_response") else each.response()
        yield each.url, response.status if response else 0


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"
