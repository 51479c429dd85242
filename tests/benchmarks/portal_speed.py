"""How fast the portal is, against a bare Starlette and Jinja2 page of the same size under the same server and load.

    uv run python -m tests.benchmarks.portal_speed [FAMILIES]

Only ratios of one run are compared between machines. The load comes over keep-alive connections from this process; the
servers are processes of their own.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import urlsplit
from urllib.request import urlopen

from mock_portal.activation import digest
from mock_portal.sessions import COOKIE
from mock_portal.store import Store
from mock_portal.tenants import Tenants
from mock_portal.town_file import read_towns

FAMILIES = 100_000
INVOICES_EACH = 10
CONNECTIONS = 4
REQUESTS = 2000
ROUNDS = 3
SESSION = "benchmark"
NOW = "2026-09-07T07:00:00.000000+00:00"


@dataclass(frozen=True)
class Measure:
    """Answers per second, and the time of one answer in milliseconds."""

    rate: float
    p50: float
    p99: float


def fill(data: Path, families: int) -> None:
    """Write families that have completed the procedure, their invoices, and a session of the last of them."""
    store = Store(data)
    Tenants(store, read_towns()).create("velizy", town="velizy")
    with store.transaction():
        for number in range(1, families + 1):
            store.run(
                "INSERT INTO families VALUES"
                " (?, 'velizy', ?, 'Marie', 'Martin', ?, ?, ?, ?, ?, '-', ?, ?, '2026-09', ?)",
                number, number, f"m{number}@example.org", f"m{number}@example.org", NOW, f"m{number}", f"m{number}",
                NOW, NOW, NOW,
            )  # fmt: skip
            store.run(
                "INSERT INTO access_keys VALUES ('velizy', 'enfance', ?, ?, NULL, ?),"
                " ('velizy', 'action-sociale', ?, ?, NULL, NULL)",
                f"E{number}", number, NOW, f"A{number}", number,
            )  # fmt: skip
            for month in range(1, INVOICES_EACH + 1):
                store.run(
                    "INSERT INTO invoices (family, tenant, number, label, issued_on, due_on, total)"
                    " VALUES (?, 'velizy', ?, 'Accueil et restauration', ?, '2026-12-31', 12345)",
                    number, f"2026{month:02d}{number:06d}1", f"2026-{month:02d}-28",
                )  # fmt: skip
        store.run(
            "INSERT INTO sessions VALUES (?, 'velizy', ?, 'csrf', 'mark', NULL, '2999-01-01T00:00:00.000000+00:00')",
            digest(SESSION), families,
        )  # fmt: skip
    store.close()


@contextmanager
def serving(*command: str) -> Iterator[tuple[str, subprocess.Popen[str], float]]:
    """Start a server that prints its address at the end of its first line; tells how long its first answer took."""
    begun = perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            url = process.stdout.readline().split()[-1]
            with urlopen(url + ("words" if "bare" in command[1] else "")):
                yield url, process, perf_counter() - begun
        finally:
            process.terminate()


async def load(url: str, requests: int = REQUESTS) -> Measure:
    """Ask for a page again and again over some connections at once."""
    times: list[float] = []
    address = urlsplit(url)
    head = (
        f"GET {address.path or '/'} HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {COOKIE}={SESSION}\r\n\r\n".encode()
    )

    async def one_connection() -> None:
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        for _ in range(requests // CONNECTIONS):
            begun = perf_counter()
            writer.write(head)
            answer = await reader.readuntil(b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 200"), answer
            length = answer.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length))
            times.append(perf_counter() - begun)
        writer.close()
        await writer.wait_closed()

    begun = perf_counter()
    await asyncio.gather(*(one_connection() for _ in range(CONNECTIONS)))
    percentiles = quantiles(times, n=100)
    return Measure(len(times) / (perf_counter() - begun), percentiles[49] * 1000, percentiles[98] * 1000)


def memory(process: subprocess.Popen[str]) -> float:
    """The resident memory of a process, in megabytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def page_of(url: str) -> str:
    """The page that the bare server has to be as large as."""
    with urlopen(url) as answer:
        return str(answer.read().decode())


def main(families: int = FAMILIES) -> None:
    """Measure, and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        data, page = Path(folder) / "portal.db", Path(folder) / "page.html"
        fill(data, families)
        with serving("-m", "mock_portal", "--port", "0", "--data", str(data)) as (town, process, start):
            print(
                f"{families} families, {families * INVOICES_EACH} invoices; start to first answer {start * 1000:.0f} ms"
            )
            for name in ("PageInfosDiverses/Index/1", "CompteCitoyen", "MonCompte"):
                asyncio.run(load(f"{town}{name}", 200))
                page.write_text(page_of(f"{town}{name}"), encoding="utf-8")
                compare(name, f"{town}{name}", page)
            print(f"memory {memory(process):.0f} MB")


def compare(name: str, url: str, page: Path) -> None:
    """Measure a page and its bare twin in turns, and print the median ratio."""
    with serving("-m", "tests.benchmarks.portal_bare_page", str(page)) as (bare, _, _):
        asyncio.run(load(bare, 200))
        pairs = [(asyncio.run(load(url)), asyncio.run(load(bare))) for _ in range(ROUNDS)]
    ratio = median(ours.rate / theirs.rate for ours, theirs in pairs)
    ours, theirs = pairs[-1]
    print(
        f"{name:28} {ours.rate:5.0f}/s, p50 {ours.p50:.1f} ms, p99 {ours.p99:.1f} ms;"
        f" bare {theirs.rate:5.0f}/s; ratio {ratio:.2f}"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
