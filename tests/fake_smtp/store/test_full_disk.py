"""On a full disk nothing is accepted, but what is there is listed, searched, read and deleted."""

import resource
import smtplib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fake_smtp import DiskFull, FakeSmtp
from fake_smtp.store.database import Database
from fake_smtp.store.disk_reserve import RESERVED_BYTES, DiskRoom
from tests.fake_smtp.messages import compose, send
from tests.fake_smtp.smtp.raw_client import RawClient, connect, reply_codes
from tests.full_disk import files_no_larger_than

_LARGE = b"Subject: Gros\r\n\r\n" + b"x" * 20_000 + b"\r\n."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "mail.db"


@pytest.fixture
def full(data: Path) -> Iterator[FakeSmtp]:
    """Return a catcher with one small message and some large ones, after which the disk is full."""
    with FakeSmtp(data=data) as smtp:
        send(smtp, compose(subject="Petit"))
        with files_no_larger_than(300_000):
            with connect(smtp) as client:
                client.command("EHLO me")
                while (reply := _send_large(client)).startswith("250"):
                    pass
                assert reply.startswith("452 4.3.1 ")
            yield smtp


def _send_large(client: RawClient) -> str:
    reply_codes(client, "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
    return client.command(_LARGE)


def test_the_transaction_is_over_after_a_message_that_was_not_stored(full: FakeSmtp) -> None:
    with connect(full) as client:
        client.command("EHLO me")

        assert _send_large(client).startswith("452 4.3.1 ")
        assert client.command("MAIL FROM:<a@example.org>")[:3] == "250"


def test_what_is_there_is_listed_searched_and_read(full: FakeSmtp) -> None:
    for path in ("", "?q=texte", "api/v1/messages", "api/v1/search?query=texte", "api/v1/info"):
        assert httpx.get(full.url + path).status_code == 200
    found = httpx.get(f"{full.url}api/v1/search?query=texte").json()["messages"]
    assert [message["Subject"] for message in found] == ["Petit"]
    assert httpx.get(f"{full.url}messages/{found[0]['ID']}").status_code == 200
    assert "Le texte du message." in httpx.get(f"{full.url}api/v1/message/{found[0]['ID']}").text


def test_what_is_read_on_a_full_disk_is_written_when_there_is_room(data: Path) -> None:
    with FakeSmtp(data=data) as smtp:
        send(smtp, compose(subject="Petit"))
        with files_no_larger_than(data.stat().st_size):
            assert httpx.get(f"{smtp.url}api/v1/search?query=texte").json()["count"] == 1
        send(smtp, compose(subject="Autre"))
        assert httpx.get(f"{smtp.url}api/v1/search?query=texte").json()["count"] == 2
    with FakeSmtp(data=data) as smtp:
        assert httpx.get(f"{smtp.url}api/v1/search?query=texte").json()["count"] == 2


def test_what_needs_room_is_refused_with_the_reason(full: FakeSmtp) -> None:
    ready = httpx.get(f"{full.url}readyz")
    sent = httpx.post(
        f"{full.url}api/v1/send", json={"From": {"Email": "a@b.fr"}, "Bcc": ["c@d.fr"], "Text": "x" * 9999}
    )

    assert (ready.status_code, sent.status_code) == (503, 507)
    for refusal in (ready, sent):
        assert "full" in refusal.text
    assert httpx.get(f"{full.url}livez").status_code == 200


def test_the_catcher_is_ready_again_when_there_is_room(full: FakeSmtp) -> None:
    with files_no_larger_than(resource.RLIM_INFINITY):
        assert httpx.get(f"{full.url}readyz").status_code == 200
        send(full, compose(subject="Après"))


def test_a_restart_can_read(full: FakeSmtp, data: Path) -> None:
    full.__exit__(None, None, None)

    with FakeSmtp(data=data) as again:
        assert again.mailbox.search(subject="Petit")
        assert httpx.get(f"{again.url}?q=texte").status_code == 200
        with pytest.raises(smtplib.SMTPDataError, match="full"):
            send(again, *[compose(subject="Encore", html="x" * 20_000)] * 20)


class _RoomBelowTheLimit(DiskRoom):
    """A disk that a limit of the size of files makes: giving away its reserve lifts the limit."""

    def give_reserve(self) -> None:
        super().give_reserve()
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.mark.parametrize("path", ["messages", "search?query=subject:Gros"])
def test_deleting_goes_on_with_the_reserve(data: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr("fake_smtp.server.server.DiskRoom", _RoomBelowTheLimit)
    with FakeSmtp(data=data) as smtp:
        send(smtp, *[compose(subject="Gros", html="x" * 20_000)] * 60)
        with files_no_larger_than(1):
            assert httpx.delete(f"{smtp.url}api/v1/{path}").text == "ok"

        assert smtp.mailbox.count() == 0
        assert data.stat().st_size < 60 * 20_000
        send(smtp, compose(subject="Après"))


def test_the_reserve_is_room_on_the_disk_and_gone_after_the_end(data: Path) -> None:
    database = Database(data, DiskRoom(data))
    (file,) = data.parent.glob("*-reserve")

    assert file.stat().st_blocks * 512 >= RESERVED_BYTES
    database.close()
    assert [left.name for left in data.parent.iterdir()] == [data.name]


def test_an_error_of_the_disk_is_told_from_others(data: Path) -> None:
    database = Database(data)
    with pytest.raises(DiskFull, match="Delete messages"), files_no_larger_than(1), database.transaction() as cursor:
        cursor.execute("INSERT INTO source VALUES (1, zeroblob(100000))")
    database.close()


def test_what_could_not_be_written_twice_is_still_listed(data: Path) -> None:
    with FakeSmtp(data=data) as smtp:
        for subject in ("Un", "Deux", "Trois"):
            send(smtp, compose(subject=subject))
            with files_no_larger_than(1):
                assert httpx.get(f"{smtp.url}api/v1/search?query=texte").json()["count"] == smtp.mailbox.count()
