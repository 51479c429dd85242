"""Servers as processes of their own, and the load that is put on them over loopback."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from mock_portal.accounts.sessions import COOKIE

CONNECTIONS = 4
COMPILED = str(Path(tempfile.gettempdir()) / "portal-benchmark-modules")
TICKS = 100
"""How many units of processor time Linux counts in a second."""


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and how many seconds its first answer took from the start."""

    url: str
    process: subprocess.Popen[str]
    start: float

    @property
    def memory(self) -> float:
        """Its resident memory, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    @property
    def processor_time(self) -> float:
        """What it has used of the processor, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def serving(*command: str, first_page: str = "") -> Iterator[Server]:
    """Start a server that prints its address at the end of its first line, and ask it for a page.

    Its modules are compiled once, at the first start, as those of an installed package are.
    """
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": COMPILED}
    begun = perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            url = process.stdout.readline().split()[-1]
            with urlopen(f"{url}{first_page}"):
                yield Server(url, process, perf_counter() - begun)
        finally:
            process.terminate()


async def load(url: str, sessions: Sequence[str], requests: int) -> list[float]:
    """Ask for a page again and again, for one visitor after the other; returns how long each answer took."""
    times: list[float] = []
    address = urlsplit(url)
    heads = [
        f"GET {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {COOKIE}={session}\r\n\r\n".encode()
        for session in sessions
    ]

    async def one_connection(first: int) -> None:
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        for head in islice(cycle(heads), first, first + requests // CONNECTIONS):
            begun = perf_counter()
            writer.write(head)
            answer = await reader.readuntil(b"\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 200"), answer
            length = answer.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length))
            times.append(perf_counter() - begun)
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(one_connection(number) for number in range(CONNECTIONS)))
    return times


def page_of(url: str, session: str) -> str:
    """The page as a visitor sees it."""
    with urlopen(Request(url, headers={"Cookie": f"{COOKIE}={session}"})) as answer:
        return str(answer.read().decode())
