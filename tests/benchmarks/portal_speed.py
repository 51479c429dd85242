"""How fast the portal is, against its targets.

    uv run python -m tests.benchmarks.portal_speed [FAMILIES]

A page is compared with its bare twin (see `portal_bare_page`): a list of the same size, made by Starlette and Jinja2
alone; and, beside, with a page of that size that has no value to fill in. All stand under the same server and are
loaded in turns, a slice each, so that whatever else the machine does strikes all; only ratios of one run are compared
between machines. Where neighbours take the processor away, the ratio of processor time tells more than that of pages
per second. The exit status is 1 when a target is missed.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import httpx

from tests.benchmarks.portal_data import INVOICES_EACH, fill
from tests.benchmarks.portal_load import Server, load, page_of, serving

FAMILIES = 100_000
PAGES = ("PageInfosDiverses/Index/1", "CompteCitoyen", "MonCompte")
SLICES = 12
REQUESTS = 400
STARTS = 5
TENANTS = 200


@dataclass(frozen=True)
class Result:
    """Something measured, in the words of its target."""

    what: str
    value: float
    unit: str
    target: float
    at_least: bool = False
    beside: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the target is met."""
        return self.value >= self.target if self.at_least else self.value <= self.target

    def __str__(self) -> str:
        sign, kept = "≥" if self.at_least else "≤", "kept" if self.is_kept else "MISSED"
        target = f"{sign} {self.target:g} {self.unit}".rstrip()
        return f"{self.what:42} {self.value:8.2f} {self.unit:3} {target:>10}  {kept:6}  {self.beside}".rstrip()


def main(families: int = FAMILIES) -> bool:
    """Measure and print everything; tells whether every target is met."""
    print(f"{families} families, {families * INVOICES_EACH} invoices")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for result in measured(Path(folder), families):
            print(result, flush=True)
            results.append(result)
    return all(result.is_kept for result in results)


def measured(folder: Path, families: int) -> Iterator[Result]:
    """Every figure that has a target."""
    data = folder / "portal.db"
    sessions = fill(data, families)
    command = ("-m", "mock_portal", "--port", "0", "--data", str(data))
    yield starting(command)
    with serving(*command) as portal:
        for page in PAGES:
            yield from compared(portal, page, folder, sessions)
        yield Result("memory", portal.memory, "MB", 300)
        yield creating(portal)


def starting(command: Sequence[str]) -> Result:
    """From the start of the process to its first answer, with all that data."""
    starts, bare_starts, used = [], [], []
    for _ in range(STARTS):
        with serving(*command) as portal:
            starts.append(portal.start)
            used.append(portal.processor_time)
        with serving("-m", "tests.benchmarks.portal_bare_page", __file__, first_page="list") as bare:
            bare_starts.append(bare.start)
    beside = f"of {STARTS}; {min(used):.2f} s of the processor; a bare server {min(bare_starts):.2f} s"
    return Result("start to first answer", min(starts), "s", 0.5, beside=beside)


def compared(portal: Server, page: str, folder: Path, sessions: Sequence[str]) -> Iterator[Result]:
    """A page and its bare twin, in turns."""
    url, file = f"{portal.url}{page}", folder / "page.html"
    file.write_text(page_of(url, sessions[0]), encoding="utf-8")
    with serving("-m", "tests.benchmarks.portal_bare_page", str(file), first_page="list") as bare:
        turns = {url: Turns(portal), f"{bare.url}list": Turns(bare), f"{bare.url}constant": Turns(bare)}
        for _ in range(SLICES):
            for address, server in turns.items():
                server.take(address, sessions)
    ours, listed, constant = turns.values()
    beside = f"{max(ours.rates):.0f}/s against {max(listed.rates):.0f}/s; {told(ours, listed, constant)}"
    yield Result(f"{page}: of its bare twin", ours.rate_of(listed), "", 0.6, at_least=True, beside=beside)
    p50, p99 = ours.percentiles
    beside = f"p50 {p50:.1f} ms; the bare twin's p99 {listed.percentiles[1]:.1f} ms"
    yield Result(f"{page}: p99", p99, "ms", 50, beside=beside)


def told(ours: "Turns", listed: "Turns", constant: "Turns") -> str:
    """The ratios beside the one that has a target."""
    return (
        f"by processor time {ours.used_of(listed):.2f}; "
        f"of a constant page {ours.rate_of(constant):.2f}, by processor time {ours.used_of(constant):.2f}"
    )


class Turns:
    """What a server did in its turns."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._times: list[float] = []
        self.rates: list[float] = []
        self.used = 0.0

    def take(self, url: str, sessions: Sequence[str]) -> None:
        """One more turn."""
        used, begun = self._server.processor_time, perf_counter()
        self._times += asyncio.run(load(url, sessions, REQUESTS))
        self.rates.append(REQUESTS / (perf_counter() - begun))
        self.used += self._server.processor_time - used

    def rate_of(self, other: "Turns") -> float:
        """How many pages a second it makes, of those that the other makes: the median of all turns."""
        return median(mine / others for mine, others in zip(self.rates, other.rates, strict=True))

    def used_of(self, other: "Turns") -> float:
        """How many pages it makes in a second of the processor, of those that the other makes."""
        return other.used / self.used

    @property
    def percentiles(self) -> tuple[float, float]:
        """The median and the 99th percentile of the answers, in milliseconds."""
        cut = quantiles(self._times, n=100)
        return cut[49] * 1000, cut[98] * 1000


def creating(portal: Server) -> Result:
    """A new tenant by the control API, beside all that data."""
    control = f"{portal.url.rpartition('/velizy/')[0]}/__control__/tenants"
    times = []
    with httpx.Client(trust_env=False) as client:
        for number in range(TENANTS):
            begun = perf_counter()
            client.post(control, json={"slug": f"ville-{number}", "seed": 7}).raise_for_status()
            times.append((perf_counter() - begun) * 1000)
    return Result("a new tenant, median", median(times), "ms", 10, beside=f"of {TENANTS}; fastest {min(times):.1f} ms")


if __name__ == "__main__":
    sys.exit(not main(*map(int, sys.argv[1:])))
