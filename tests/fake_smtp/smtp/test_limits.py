import json
from threading import Event

import pytest

from fake_smtp import FakeSmtp, Limits
from tests.fake_smtp.messages import compose, send
from tests.fake_smtp.smtp.raw_client import connect, reply_codes


def test_one_connection_does_not_change_the_limits_of_another(smtp: FakeSmtp) -> None:
    long_command = "MAIL FROM:<a@example.org> ENVID=" + "x" * 600
    with connect(smtp) as first, connect(smtp) as second:
        first.command("EHLO me")
        for _ in range(20):
            second.command("EHLO me")

        assert first.command(long_command)[:3] == "250"
        assert second.command("NOOP " + "x" * 600)[:3] == "500"


def test_a_message_over_the_limit_is_refused_and_the_next_one_accepted() -> None:
    with FakeSmtp(limits=Limits(message_bytes=200_000)) as smtp, connect(smtp) as client:
        client.command("EHLO me")
        for size, reply in ((200_000, "250"), (200_001, "552"), (900_000, "552"), (10, "250")):
            reply_codes(client, "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
            assert client.command(b"\r\n" + b"x" * (size - 4) + b"\r\n.")[:3] == reply

        assert [message.size for message in smtp.mailbox.search()] == [10, 200_000]


def test_recipients_over_the_limit_are_refused_one_by_one() -> None:
    with FakeSmtp(limits=Limits(recipients=2)) as smtp, connect(smtp) as client:
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>")

        assert reply_codes(client, *(f"RCPT TO:<{n}@example.org>" for n in range(3))) == ["250", "250", "452"]


def test_connections_over_the_limit_are_refused() -> None:
    with FakeSmtp(limits=Limits(connections=1)) as smtp, connect(smtp), connect(smtp) as second:
        assert second.greeting.startswith("421 4.3.2 ")


def test_an_idle_connection_is_closed_with_a_reason() -> None:
    with FakeSmtp(limits=Limits(idle_seconds=0.05)) as smtp, connect(smtp) as client:
        assert client.reply().startswith("421 4.4.2 ")
        assert client.reply() == ""


def test_a_message_that_comes_byte_by_byte_is_not_idle() -> None:
    with FakeSmtp(limits=Limits(idle_seconds=1)) as smtp, connect(smtp) as client:
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        pause = Event()
        for byte in b"Subject: lent\r\n":
            client.socket.sendall(bytes([byte]))
            pause.wait(0.1)

        assert client.command("\r\n.")[:3] == "250"


def test_only_the_newest_messages_are_kept_when_a_number_is_set_and_removals_are_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", logger="fake_smtp")
    with FakeSmtp(limits=Limits(messages_kept=2)) as smtp:
        send(smtp, compose(subject="Un"), compose(subject="Deux"), compose(subject="Trois"))

        assert [message.subject for message in smtp.mailbox.search()] == ["Trois", "Deux"]

    first, *_, removal, _ = [json.loads(entry.message) for entry in caplog.records if entry.name == "fake_smtp"]
    assert (removal["event"], removal["ids"]) == ("removal", [first["id"]])
