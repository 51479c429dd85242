import os
import signal
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest

from fake_smtp import FakeSmtp
from fake_smtp.mime.envelope import Envelope
from fake_smtp.store import content_index
from fake_smtp.store.idle_indexer import IdleIndexer
from tests.fake_smtp.messages import compose, send

Sources = list[tuple[Any, ...]]


def test_it_fills_until_nothing_is_left() -> None:
    left, done = [3], Event()

    def fill_some() -> bool:
        left[0] -= 1
        if not left[0]:
            done.set()
        return left[0] > 0

    indexer = IdleIndexer(fill_some, idle_seconds=0)
    indexer.wake()

    assert done.wait(20)
    indexer.stop()
    assert left == [0]


def test_it_pauses_when_a_message_comes_and_ends_while_it_fills() -> None:
    rounds, begun = [0], Event()

    def fill_some() -> bool:
        rounds[0] += 1
        indexer.wake()
        begun.set()
        return True

    indexer = IdleIndexer(fill_some, idle_seconds=0)
    indexer.wake()
    assert begun.wait(20)
    indexer.stop()

    ended_after = rounds[0]
    assert ended_after >= 1
    assert not indexer._thread.is_alive()


def test_it_ends_at_once_though_nothing_ever_came() -> None:
    called = Event()

    def fill_some() -> bool:
        called.set()
        return False

    IdleIndexer(fill_some).stop()

    assert not called.is_set()


def test_small_messages_are_indexed_once_and_large_ones_left_for_a_search(smtp: FakeSmtp) -> None:
    large = compose(subject="Grand")
    large.add_attachment(b"x" * 20_000, "application", "pdf", filename="grand.pdf")
    send(smtp, compose(subject="Un"), large, compose(subject="Deux"))
    index = smtp.mailbox._store._content_index

    while index.fill_some():
        pass

    rows = smtp.mailbox._store._database.rows("SELECT subject FROM message JOIN content USING (sequence)")
    assert sorted(rows) == [("Deux",), ("Un",)]


def _burst(smtp: FakeSmtp, messages: int) -> None:
    raws = [b"Subject: Lot %d\r\n\r\nLe mot numero%d.\r\n" % (number, number) for number in range(messages)]
    now = datetime.now(UTC)
    smtp.mailbox.deliver(Envelope("a@example.org", ("marie@example.org",), raw, now) for raw in raws)


def test_many_messages_are_read_in_another_process_while_others_come() -> None:
    rounds, came_meanwhile = [0], Event()

    def fill_many() -> bool:
        rounds[0] += 1
        indexer.wake()
        if rounds[0] == 3:
            came_meanwhile.set()
        return rounds[0] < 3

    indexer = IdleIndexer(lambda: False, fill_many, idle_seconds=3600)
    indexer.wake()

    assert came_meanwhile.wait(20)
    indexer.stop()


def test_two_processes_find_what_one_finds(smtp: FakeSmtp, monkeypatch: pytest.MonkeyPatch) -> None:
    index, other_has_read = smtp.mailbox._store._content_index, Event()
    here, elsewhere = index._here, index._elsewhere

    def read_here(sources: Sources) -> Sources:
        assert other_has_read.wait(20)
        return here(sources)

    def read_elsewhere(sources: Sources) -> Sources:
        rows = elsewhere(sources)
        other_has_read.set()
        return rows

    for before_the_search in ("_fill_some", "_fill_many"):
        monkeypatch.setattr(smtp.mailbox._store._indexer, before_the_search, lambda: False)
    _burst(smtp, content_index._MANY + 120)
    monkeypatch.setattr(index, "_here", read_here)
    monkeypatch.setattr(index, "_elsewhere", read_elsewhere)
    index.fill_all()

    rows = smtp.mailbox._store._database.rows("SELECT folded FROM main.content ORDER BY sequence")
    assert [folded.rpartition("\n")[2] for (folded,) in rows] == [f"le mot numero{n}." for n in range(len(rows))]
    assert len(rows) == content_index._MANY + 120


def test_messages_are_read_here_when_the_other_process_is_killed(smtp: FakeSmtp) -> None:
    index = smtp.mailbox._store._content_index
    index._other.run_elsewhere(len, "")
    assert index._other._process
    os.kill(index._other._process.pid, signal.SIGKILL)
    _burst(smtp, 3)

    rows = index._elsewhere(index._sources("1"))

    assert [row[-1].partition("\n")[0] for row in rows] == ["lot 0", "lot 1", "lot 2"]
