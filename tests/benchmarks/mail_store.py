"""The mail catcher with 100,000 messages of 4 kB in a file: ``uv run python -m tests.benchmarks.mail_store``.

Prints how fast it takes mail when empty and when full (each against a bare aiosmtpd sink in the same moment),
how long list, search and ``latest`` take, the memory of the process, and the time from the 250 to a waiting test.
"""

import asyncio
import smtplib
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import click
import httpx

from fake_smtp import FakeSmtp, Mark
from tests.benchmarks import mail

_FILLING = (b"z" * 75 + b"\r\n") * 40
_LETTER = "To: marie@example.org\r\nSubject: a\r\n\r\nTexte\r\n"
_ASKED = 200


@click.command()
@click.option("--messages", default=100_000, show_default=True)
def main(messages: int) -> None:
    """Print the figures."""
    _print_latency()
    with ExitStack() as stack:
        data = str(Path(stack.enter_context(tempfile.TemporaryDirectory()), "mail.db"))
        ours = [sys.executable, "-m", "fake_smtp", "--smtp-port=0", "--http-port=0", f"--data={data}"]
        sink = stack.enter_context(mail.serving(sys.executable, "-c", mail.SINK))[0]
        smtp_port, process = stack.enter_context(mail.serving(*ours))
        assert process.stdout
        url = process.stdout.readline().split()[1]
        empty = _relative_rate(smtp_port, sink)
        _fill(smtp_port, messages)
        full = _relative_rate(smtp_port, sink)
        print(f"Ingest, full against empty: {full / empty:.2f} (each relative to the sink: {full:.2f}, {empty:.2f})")
        _print_answers(url)
        _print_words(url)
        print(f"Memory with {messages} messages: {_memory(process)} MB")


def _relative_rate(port: int, sink: int) -> float:
    return median(mail.rate("kept", port, 2000) / mail.rate("kept", sink, 2000) for _ in range(7))


def _fill(port: int, messages: int) -> None:
    async def session(number: int) -> None:
        client = mail.Client(port, number)
        await client.open()
        for turn in range(messages // 10):
            client.recipient = b"user%d@example.org" % (turn * 10 + number)
            await client.send(_FILLING)
        await client.close()

    async def fill() -> None:
        await asyncio.gather(*map(session, range(10)))

    asyncio.run(fill())


def _print_answers(url: str) -> None:
    with httpx.Client(base_url=url) as client:
        recipient = "user54321@example.org"
        asked: dict[str, Callable[[], httpx.Response]] = {
            "list": lambda: client.get("/api/v1/messages"),
            'search to:"address"': lambda: client.get("/api/v1/search", params={"query": f'to:"{recipient}"'}),
            "search to:part": lambda: client.get("/api/v1/search", params={"query": f"to:{recipient}"}),
            "mailbox of an address": lambda: client.get(f"/mailboxes/{recipient}/api/v1/messages"),
            "latest": lambda: client.get("/api/v1/message/latest"),
            "latest of a search": lambda: client.get("/api/v1/message/latest", params={"query": f'to:"{recipient}"'}),
        }
        for name, ask in asked.items():
            times = sorted(_milliseconds(ask) for _ in range(_ASKED))
            print(f"  {name:22} median {median(times):5.1f} ms, 95th percentile {quantiles(times, n=20)[-1]:5.1f} ms")


def _print_words(url: str) -> None:
    with httpx.Client(base_url=url, timeout=600) as client:
        first, second = (
            _milliseconds(lambda: client.get("/api/v1/search", params={"query": "nowhere"})) for _ in range(2)
        )
    print(f"Search of words in the bodies: first {first / 1000:.1f} s (it decodes them all), then {second:.0f} ms")


def _milliseconds(ask: Callable[[], httpx.Response]) -> float:
    start = perf_counter()
    ask().raise_for_status()
    return (perf_counter() - start) * 1000


def _memory(process: "subprocess.Popen[str]") -> int:
    status = Path(f"/proc/{process.pid}/status").read_text("ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) // 1024


def _print_latency() -> None:
    with FakeSmtp() as smtp, httpx.Client(base_url=smtp.url) as http:

        def embedded(mark: Mark) -> None:
            smtp.mailbox.wait_for(to="marie@example.org", after=mark)

        def by_http(mark: Mark) -> None:
            query = {"query": 'to:"marie@example.org"', "after": str(mark.sequence)}
            http.get("/api/v1/wait", params=query).raise_for_status()

        for wait in (embedded, by_http):
            times = _latencies(smtp, wait)
            name = wait.__name__.replace("_", " ")
            print(f"From the 250 to the waiting test, {name}: median {median(times):.2f} ms")
    print("(Below 0: the test had the message before the client had its 250.)")


def _latencies(smtp: FakeSmtp, wait: Callable[[Mark], None]) -> list[float]:
    def seen_at(mark: Mark) -> float:
        wait(mark)
        return perf_counter()

    times = []
    with ThreadPoolExecutor(1) as pool, smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        for _ in range(_ASKED):
            seen = pool.submit(seen_at, smtp.mailbox.mark())
            client.sendmail("a@example.org", ["marie@example.org"], _LETTER)
            acknowledged = perf_counter()
            times.append((seen.result() - acknowledged) * 1000)
    return times


if __name__ == "__main__":
    main()
