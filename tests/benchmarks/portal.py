"""How many pages a second the portal makes, as families, invoices and tenants grow, against a bare Starlette page.

A page is compared with its bare twin (see `portal_bare_page`): a list of the same size, made by Starlette and Jinja2
alone, under the same server. Where neighbours take the processor away, the ratio of processor time tells more.
"""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

import httpx

from tests.benchmarks.pairs import Figure, Measure, alternately
from tests.benchmarks.portal_data import INVOICES_EACH, fill
from tests.benchmarks.portal_load import Server, load, page_of, serving

FAMILIES = (100, 1_000, 10_000, 100_000)
PAGES = ("PageInfosDiverses/Index/1", "CompteCitoyen", "MonCompte")
BARE = "tests.benchmarks.portal_bare_page"
REQUESTS = 400
TENANTS = 200


def figures(pairs: int) -> Iterator[Figure]:
    """Measure every page with the smallest and the largest data, the page of the account in between too."""
    for families in FAMILIES:
        with tempfile.TemporaryDirectory() as folder:
            yield from _with(pairs, Path(folder), families)


def _with(pairs: int, folder: Path, families: int) -> Iterator[Figure]:
    sessions, command = fill(folder / "portal.db", families), _command(folder)
    of = f"{families} families, {families * INVOICES_EACH} invoices"
    yield _start(pairs, folder, of, command)
    with serving(*command) as portal:
        for page in PAGES if families in (FAMILIES[0], FAMILIES[-1]) else PAGES[1:2]:
            yield from _compared(pairs, portal, page, folder, sessions, families)
        yield Figure(f"memory, {of}", (portal.memory,), "what is allowed", (300.0,), "MB", 1.0)
        if families == FAMILIES[-1]:
            yield from _among_tenants(pairs, portal, folder, sessions)


def _command(folder: Path) -> tuple[str, ...]:
    return ("-m", "mock_portal", "--port", "0", "--data", str(folder / "portal.db"))


def _start(pairs: int, folder: Path, of: str, command: Sequence[str]) -> Figure:
    """From the start of the process to its first answer, against a bare server's."""
    (folder / "page.html").write_text("<p>", encoding="utf-8")

    def started(*command: str, first_page: str = "") -> float:
        with serving(*command, first_page=first_page) as server:
            return server.start

    bare = partial(started, "-m", BARE, str(folder / "page.html"), first_page="list")
    one, two = alternately(pairs, partial(started, *command), bare)
    return Figure(f"start to first answer, {of}", one, "a bare server", two)


def _compared(
    pairs: int, portal: Server, page: str, folder: Path, sessions: Sequence[str], families: int
) -> Iterator[Figure]:
    url, file = f"{portal.url}{page}", folder / "page.html"
    file.write_text(page_of(url, sessions[0]), encoding="utf-8")
    with serving("-m", BARE, str(file), first_page="list") as bare:
        one, two = alternately(pairs, _pages(url, sessions), _pages(f"{bare.url}list", sessions))
        at = float(families) if page == PAGES[1] else None
        yield Figure(page, one, "its bare twin", two, "pages/s", 0.6, more_is_better=True, at=at)
        one, two = alternately(pairs, _work(portal, url, sessions), _work(bare, f"{bare.url}list", sessions))
        yield Figure(f"{page}: processor time of a page", one, "its bare twin", two, "ms")


def _pages(url: str, sessions: Sequence[str]) -> Measure:
    """Return what measures pages a second."""

    def measure() -> float:
        begun = perf_counter()
        asyncio.run(load(url, sessions, REQUESTS))
        return REQUESTS / (perf_counter() - begun)

    return measure


def _work(server: Server, url: str, sessions: Sequence[str]) -> Measure:
    """Return what measures the processor time of a page, in milliseconds."""

    def measure() -> float:
        before = server.processor_time
        asyncio.run(load(url, sessions, 2 * REQUESTS))
        return (server.processor_time - before) / (2 * REQUESTS) * 1000

    return measure


def _among_tenants(pairs: int, portal: Server, folder: Path, sessions: Sequence[str]) -> Iterator[Figure]:
    """Create tenants, and measure a page again beside them."""
    control = f"{portal.url.rpartition('/velizy/')[0]}/__control__/tenants"
    times: list[float] = []
    with httpx.Client(trust_env=False) as client:
        for number in range(TENANTS):
            begun = perf_counter()
            client.post(control, json={"slug": f"ville-{number}", "seed": 7}).raise_for_status()
            times.append((perf_counter() - begun) * 1000)
    yield Figure("a new tenant", tuple(times), "what is allowed", (10.0,) * TENANTS, "ms", 1.0)
    for figure in _compared(pairs, portal, PAGES[2], folder, sessions, 0):
        name = f"{figure.name}, {TENANTS} tenants"
        yield Figure(name, figure.ours, figure.against, figure.other, figure.unit, more_is_better=figure.more_is_better)
