"""Headers that the requests to the hosts of a target bear, and no others: they may open a door."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import BrowserContext, Route
from playwright.sync_api import Error as PlaywrightError

from portail.target.access import Access
from portail.target.places import place_of


@contextmanager
def headers_sent(context: BrowserContext, access: Access) -> Iterator[None]:
    """Let requests of a context to the hosts of a target bear its headers, as long as the block lasts."""
    if not access.headers:
        yield
        return

    def is_of_target(url: str) -> bool:
        place = place_of(url)
        return place is not None and place.origin in access.origins

    def send(route: Route) -> None:
        route.fallback(headers={**route.request.headers, **access.headers})

    context.route(is_of_target, send)
    try:
        yield
    finally:
        with suppress(PlaywrightError):  # the browser may have gone
            context.unroute(is_of_target, send)
