"""How fast the catcher takes mail: in memory and in a file, by sessions, connections and sizes, against a bare sink."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tests.benchmarks import mail_servers
from tests.benchmarks.mail_servers import MailServer
from tests.benchmarks.pairs import Figure, alternately
from tests.benchmarks.smtp_load import Load, rate

USUAL = Load()
SIZES = {"1 kB": (1_000, 500), "100 kB": (100_000, 100), "5 MB": (5_000_000, 10)}
"""Sizes of messages, in bytes, with how many of them are sent in one turn."""
SESSIONS = (1, 10, 50)
ABSENT = {
    "MailDev": "npm install --prefix build/maildev maildev",
    "smtp-sink": "apt-get install postfix",
}


def figures(pairs: int) -> Iterator[Figure]:
    """Measure each way, then the servers of others that are here."""
    with mail_servers.sink() as sink:
        for in_file in (False, True):
            with mail_servers.fake_smtp(in_file=in_file) as ours:
                yield from _ours(pairs, ours, sink, "file" if in_file else "memory")
        with mail_servers.fake_smtp() as ours:
            yield from _others(pairs, ours)


def _ours(pairs: int, ours: MailServer, sink: MailServer, kind: str) -> Iterator[Figure]:
    for sessions in SESSIONS:
        load = replace(USUAL, sessions=sessions)
        yield _against(pairs, f"{kind}, sessions kept", ours, load, "bare sink", sink, at=float(sessions), series=kind)
    yield _against(pairs, f"{kind}, a new connection each", ours, replace(USUAL, kept=False), "bare sink", sink)
    for name, (size, messages) in SIZES.items():
        load = replace(USUAL, size=size, messages=messages)
        yield _against(pairs, f"{kind}, {name}", ours, load, "bare sink", sink)
    yield _work(pairs, kind, ours, sink)


def _others(pairs: int, ours: MailServer) -> Iterator[Figure]:
    here = mail_servers.others()
    for name in ABSENT.keys() - here.keys():
        print(f"smtp: {name} is not here ({ABSENT[name]})", file=sys.stderr)
    for name, command in here.items():
        with mail_servers.other(command) as server:
            yield _against(pairs, "memory, sessions kept", ours, USUAL, name, server)


def _against(
    pairs: int, name: str, ours: MailServer, load: Load, against: str, other: MailServer, at: float | None = None,
    series: str = "",
) -> Figure:  # fmt: skip
    one, two = alternately(pairs, partial(_rate, ours, load), partial(_rate, other, load))
    return Figure(name, one, against, two, "messages/s", more_is_better=True, at=at, series=series)


def _rate(server: MailServer, load: Load) -> float:
    os.sync()  # what another has left to the disk is written before this one's turn
    return rate(server.port, load)


def _work(pairs: int, kind: str, ours: MailServer, sink: MailServer) -> Figure:
    """Compare the processor time of a message, which a busy machine disturbs least."""
    load = replace(USUAL, messages=2000)
    one, two = alternately(pairs, partial(_work_of, ours, load), partial(_work_of, sink, load))
    return Figure(f"{kind}, processor time of a message", one, "bare sink", two, "ms")


def _work_of(server: MailServer, load: Load) -> float:
    before = server.processor_seconds
    rate(server.port, load)
    return (server.processor_seconds - before) / load.messages * 1000
