"""A process killed at any moment loses nothing that it acknowledged."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from fake_smtp import FakeSmtp
from fake_smtp.mailbox.query import parse_query
from tests.fake_smtp.messages import send_raw


async def _send_until_cut_off(port: int, number: int, acknowledged: list[str], enough: asyncio.Event) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await reader.readline()
        for count in range(10_000):
            subject = f"{number}-{count}"
            writer.write(
                (b"HELO x\r\n" if not count else b"RSET\r\n")
                + b"MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
                + f"Subject: {subject}\r\n\r\nTexte\r\n.\r\n".encode()
            )
            replies = [await reader.readline() for _ in range(5)]
            if not replies[-1].startswith(b"250"):
                return
            acknowledged.append(subject)
            if len(acknowledged) > 200:
                enough.set()
    except ConnectionError:
        return
    finally:
        writer.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_was_acknowledged_is_there_after_the_end(tmp_path: Path, number: signal.Signals) -> None:
    data = tmp_path / "mail.db"
    command = [sys.executable, "-m", "fake_smtp", "--smtp-port=0", "--http-port=0", f"--data={data}"]
    acknowledged: list[str] = []

    async def run(port: int) -> None:
        enough = asyncio.Event()
        clients = [asyncio.create_task(_send_until_cut_off(port, n, acknowledged, enough)) for n in range(4)]
        await enough.wait()
        os.kill(process.pid, number)
        await asyncio.gather(*clients)

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, ThreadPoolExecutor(1) as thread:
        assert process.stdout
        port = int(process.stdout.readline().rsplit(":", 1)[1])
        # In a thread: a sync Playwright that runs in this process keeps the main thread's event loop for itself.
        thread.submit(lambda: asyncio.run(run(port))).result()

    assert len(acknowledged) > 200
    with FakeSmtp(data=data) as smtp:
        assert set(acknowledged) <= {message.subject for message in smtp.mailbox.search()}


def test_the_data_file_of_the_version_before_is_read_and_searched_anew(tmp_path: Path) -> None:
    data = tmp_path / "mail.db"
    with FakeSmtp(data=data) as smtp:
        send_raw(smtp, b"Subject: Un\r\n\r\n<un>;deux\r\n")
        assert smtp.mailbox.summaries(parse_query("deux"))
    with closing(sqlite3.connect(data)) as database:
        database.executescript("UPDATE content SET folded = 'un\n<un>;deux'; PRAGMA user_version = 1")

    with FakeSmtp(data=data) as smtp:
        assert len(smtp.mailbox.summaries(parse_query('"un deux"'))) == 1
