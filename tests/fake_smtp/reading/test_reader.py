import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import httpx
import pytest

import fake_smtp
from fake_smtp import FakeSmtp
from fake_smtp.errors import ReadingFailed
from fake_smtp.reading.reader import AT_ONCE_BYTES
from tests.fake_smtp.messages import compose, send, send_raw
from tests.fake_smtp.reading.blocking import end, fail, process_of, until_told
from tests.fake_smtp.smtp.raw_client import connect


@pytest.fixture
def large(smtp: FakeSmtp) -> str:
    send_raw(smtp, b"Subject: Gros\r\n\r\n" + b"x\r\n" * AT_ONCE_BYTES)
    return smtp.mailbox.wait_for(subject="Gros").id


def test_a_small_message_is_read_at_once_and_a_large_one_in_a_process_of_its_own(smtp: FakeSmtp, large: str) -> None:
    send(smtp, compose(subject="Petit"))
    small = smtp.mailbox.wait_for(subject="Petit").id

    assert smtp.mailbox.read(small, process_of) == os.getpid()
    assert smtp.mailbox.read(large, process_of) != os.getpid()


def test_nobody_waits_for_the_reading_of_a_large_message(smtp: FakeSmtp, large: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(2) as threads, connect(smtp) as client:
        reading = threads.submit(smtp.mailbox.read, large, partial(until_told, pipe))
        with pipe.open("w", encoding="ascii") as told:
            waiting = threads.submit(smtp.mailbox.wait_for, subject="Petit")
            assert client.command("NOOP")[:3] == "250"
            send(smtp, compose(subject="Petit"))
            assert waiting.result().subject == "Petit"
            assert httpx.get(smtp.mailbox.url_of(waiting.result())).status_code == 200
            assert not reading.done()
            told.write("now")
        assert reading.result() == "now"


def test_an_error_of_the_reading_is_raised_where_it_was_asked_for(smtp: FakeSmtp, large: str) -> None:
    with pytest.raises(ValueError, match="on purpose"):
        smtp.mailbox.read(large, fail)


def test_the_process_is_started_anew_when_it_was_ended(smtp: FakeSmtp, large: str) -> None:
    with pytest.raises(ReadingFailed, match="the next attempt starts"):
        smtp.mailbox.read(large, end)

    assert smtp.mailbox.message(large).subject == "Gros"


def test_a_package_that_is_loaded_under_another_name_reads_large_messages_too(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("another_catcher")
    package.__path__ = list(fake_smtp.__path__)
    monkeypatch.setitem(sys.modules, package.__name__, package)
    reader = import_module("another_catcher.reading.reader").Reader()
    read = import_module("another_catcher.content.search_words").search_words

    try:
        assert reader.run(AT_ONCE_BYTES + 1, read, "Été;  Deux") == "été deux"
    finally:
        reader.close()
        for name in [name for name in sys.modules if name.startswith("another_catcher.")]:
            del sys.modules[name]
