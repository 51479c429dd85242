from threading import Event

from fake_smtp import FakeSmtp
from fake_smtp.store.idle_indexer import IdleIndexer
from tests.fake_smtp.messages import compose, send


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
