"""How the catcher grows: ingest, answers and memory up to 100,000 messages in a file; how soon a test has its mail.

Ingest is compared with a bare sink in the same moment, answers with those of an empty catcher.
"""

import smtplib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import perf_counter

import httpx

from fake_smtp import FakeSmtp
from tests.benchmarks import mail_servers
from tests.benchmarks.mail_servers import MailServer
from tests.benchmarks.pairs import Figure, alternately
from tests.benchmarks.smtp_load import Load, rate

GROWTH = (1_000, 10_000, 100_000)
LETTER = "To: marie@example.org\r\nSubject: a\r\n\r\nTexte\r\n"
RECIPIENT = "user432@example.org"
ANSWERS = {
    "list": "/api/v1/messages",
    "search of an address": f'/api/v1/search?query=to:"{RECIPIENT}"',
    "mailbox of an address": f"/mailboxes/{RECIPIENT}/api/v1/messages",
    "latest": "/api/v1/message/latest",
}
ASKED, TURNS = 20, 20


def figures(pairs: int) -> Iterator[Figure]:
    """Measure the wait, then everything as the catcher fills."""
    yield _latency(pairs)
    with (
        mail_servers.sink() as sink,
        mail_servers.fake_smtp(in_file=True) as empty,
        mail_servers.fake_smtp(in_file=True) as full,
    ):
        rate(empty.port, Load(messages=10))
        held = 0
        for messages in GROWTH:
            rate(full.port, Load(messages=messages - held, size=4000))
            held = messages
            yield from _grown(pairs, full, empty, sink, messages)


def _grown(pairs: int, full: MailServer, empty: MailServer, sink: MailServer, messages: int) -> Iterator[Figure]:
    load = Load(messages=1000)
    one, two = alternately(pairs, partial(rate, full.port, load), partial(rate, sink.port, load))
    yield Figure(f"ingest with {messages} messages", one, "bare sink", two, "messages/s", more_is_better=True)
    for name, path in ANSWERS.items():
        one, two = alternately(pairs, partial(_asked, full, path), partial(_asked, empty, path))
        yield Figure(name, one, f"{name}, empty", two, "ms", at=float(messages))
    yield Figure(f"memory with {messages} messages", (full.memory,), "empty", (empty.memory,), "MB")


def _asked(server: MailServer, path: str) -> float:
    """Return how many milliseconds an answer takes."""
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        client.get(path).raise_for_status()
        begun = perf_counter()
        for _ in range(ASKED):
            client.get(path).raise_for_status()
        return (perf_counter() - begun) / ASKED * 1000


def _latency(pairs: int) -> Figure:
    """Compare when a waiting test has its message with when the sender has its 250, both since it began to send."""
    with FakeSmtp() as smtp, ThreadPoolExecutor(1) as pool, smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        turns = [_turn(smtp, pool, client) for _ in range(pairs * TURNS)]
    arrived, acknowledged = zip(*turns, strict=True)
    return Figure("a waiting test has its message", arrived, "the sender has its 250", acknowledged, "ms")


def _turn(smtp: FakeSmtp, pool: ThreadPoolExecutor, client: smtplib.SMTP) -> tuple[float, float]:
    """Return both, in milliseconds."""
    mark = smtp.mailbox.mark()
    seen = pool.submit(lambda: (smtp.mailbox.wait_for(to="marie@example.org", after=mark), perf_counter())[1])
    begun = perf_counter()
    client.sendmail("a@example.org", ["marie@example.org"], LETTER)
    acknowledged = perf_counter()
    return (seen.result() - begun) * 1000, (acknowledged - begun) * 1000
