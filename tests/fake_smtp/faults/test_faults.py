import json
import smtplib
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fake_smtp import FakeSmtp, Fault
from fake_smtp.faults.fault import Command
from fake_smtp.store.scope import Scope
from tests.fake_smtp.messages import compose, send


@pytest.fixture
def smtp() -> Iterator[FakeSmtp]:
    """A catcher of its own for each test: a fault may hold messages back beyond its end."""
    with FakeSmtp() as smtp:
        yield smtp


MARIE, PAUL = "marie@example.org", "paul@example.org"


def _try(smtp: FakeSmtp, *recipients: str, sender: str = "portail@example.org") -> int:
    """Send one message and return the code that refused it, 250 when accepted, 0 when disconnected."""
    with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        try:
            client.sendmail(sender, recipients, b"Subject: a\r\n\r\n")
        except smtplib.SMTPRecipientsRefused as refused:
            return next(iter(refused.recipients.values()))[0]
        except smtplib.SMTPResponseException as refused:
            return refused.smtp_code
        except smtplib.SMTPServerDisconnected:
            return 0
    return 250


def _subjects(smtp: FakeSmtp) -> list[str]:
    return [message.subject for message in smtp.mailbox.search()]


def test_a_recipient_is_refused_with_the_given_code_and_no_one_else(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", mailbox=MARIE, code=550, text="5.1.1 Inconnu"))

    assert [_try(smtp, PAUL), _try(smtp, "Marie@Example.org"), _try(smtp, PAUL)] == [250, 550, 250]


def test_the_first_attempts_fail_and_the_next_one_is_accepted(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", mailbox="@example.org", times=2))

    assert [_try(smtp, MARIE), _try(smtp, PAUL), _try(smtp, MARIE)] == [451, 451, 250]


def test_a_sender_is_refused_at_mail(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", at="MAIL", mailbox="from:spam@example.org", code=554))

    assert [_try(smtp, MARIE, sender="spam@example.org"), _try(smtp, MARIE)] == [554, 250]


def test_greylisting_refuses_each_pair_once(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("greylist"))

    assert [_try(smtp, MARIE), _try(smtp, PAUL), _try(smtp, MARIE), _try(smtp, PAUL)] == [451, 451, 250, 250]


_SESSION = (
    b"EHLO me\r\nAUTH PLAIN AGEAYg==\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<marie@example.org>\r\nDATA\r\n"
    b"Subject: a\r\n\r\n.\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<marie@example.org>\r\nDATA\r\n.\r\nQUIT\r\n"
)


def _replies(smtp: FakeSmtp) -> list[str]:
    """Send two messages without waiting for a reply, and return the codes of all replies."""
    replies: list[str] = []
    address = (smtp.smtp_host, smtp.smtp_port)
    # A connection that is dropped while there is more to read is reset, not closed.
    with suppress(ConnectionError), socket.create_connection(address, timeout=20) as client, client.makefile() as lines:
        client.sendall(_SESSION)
        replies += (reply[:3] for reply in lines if reply[3] == " ")
    return replies


_ALL = ["220", "250", "235", "250", "250", "354", "250", "250", "250", "354", "250", "221"]


@pytest.mark.parametrize(
    ("at", "before", "kept"),
    [
        ("CONNECT", 0, 0),
        ("EHLO", 1, 0),
        ("AUTH", 2, 0),
        ("MAIL", 3, 0),
        ("RCPT", 4, 0),
        ("DATA", 5, 0),
        ("END", 6, 0),
        ("QUIT", 11, 2),
    ],
)
def test_the_connection_drops_at_the_given_command_and_nothing_after_it_counts(
    smtp: FakeSmtp, at: Command, before: int, kept: int
) -> None:
    smtp.faults.attach(Fault("drop", at=at, times=1))

    assert _replies(smtp) == _ALL[:before]
    assert len(smtp.mailbox.search()) == kept
    assert _replies(smtp) == _ALL


@pytest.mark.parametrize("at", ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "END", "QUIT"])
def test_a_refusal_comes_at_the_given_command_with_a_fitting_enhanced_code(smtp: FakeSmtp, at: Command) -> None:
    smtp.faults.attach(Fault("refuse", at=at, code=554, times=1))
    with socket.create_connection((smtp.smtp_host, smtp.smtp_port), timeout=20) as client, client.makefile() as lines:
        client.sendall(_SESSION + b"QUIT\r\n")
        replies = [reply.rstrip() for reply in lines]

    assert replies.count("554 5.0.0 Refused on order") == 1


def test_a_421_closes_the_connection_as_smtp_requires(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", at="RCPT", code=421, times=1))

    assert _replies(smtp) == [*_ALL[:4], "421"]


def test_a_client_refused_at_connect_is_disconnected(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", at="CONNECT", code=421, text="4.3.2 Plus tard", times=1))

    with socket.create_connection((smtp.smtp_host, smtp.smtp_port), timeout=20) as client, client.makefile() as lines:
        assert lines.read() == "421 4.3.2 Plus tard\n"
    assert _try(smtp, MARIE) == 250


def test_a_delayed_reply_comes_no_sooner(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("delay", at="END", seconds=0.2))
    before = datetime.now(UTC)
    send(smtp, compose())

    assert datetime.now(UTC) - before >= timedelta(seconds=0.2)
    assert len(smtp.mailbox.search()) == 1


def test_a_lost_message_is_acknowledged_and_lost_for_its_recipient_alone(
    smtp: FakeSmtp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="fake_smtp")
    smtp.faults.attach(Fault("lose", mailbox=MARIE))

    assert _try(smtp, MARIE, PAUL) == 250
    (message,) = smtp.mailbox.search()
    assert message.recipients == (PAUL,)
    fault = json.loads(caplog.messages[0])
    assert (fault["event"], fault["kind"], fault["recipients"]) == ("fault", "lose", [MARIE])


def test_a_fault_is_applied_once_a_message_however_many_recipients_it_has(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("lose", times=1))

    assert [_try(smtp, MARIE, PAUL), _try(smtp, MARIE, PAUL)] == [250, 250]
    assert [message.recipients for message in smtp.mailbox.search()] == [(MARIE, PAUL)]


def test_a_message_is_delivered_twice(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("duplicate", times=1))
    send(smtp, compose(subject="Un"), compose(subject="Deux"))

    assert _subjects(smtp) == ["Deux", "Un", "Un"]
    assert len({message.id for message in smtp.mailbox.search()}) == 3


def test_a_late_message_comes_after_its_time(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("late", seconds=0.7, times=1))
    send(smtp, compose(subject="En retard"), compose(subject="À l’heure"))

    smtp.mailbox.wait_for(subject="En retard")

    assert _subjects(smtp) == ["En retard", "À l’heure"]


def test_messages_are_reordered_in_the_mailbox_of_the_fault_alone(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("reorder", mailbox=MARIE))
    send(smtp, compose(MARIE, "1"), compose(PAUL, "2"), compose(MARIE, "3"), compose(MARIE, "4"))

    smtp.mailbox.wait_for(subject="1")

    assert _subjects(smtp) == ["1", "3", "2"]


def test_a_late_message_is_not_lost_when_the_catcher_stops(tmp_path: Path) -> None:
    data = tmp_path / "mail.db"
    with FakeSmtp(data=data) as first:
        first.faults.attach(Fault("late", seconds=3600))
        send(first, compose(subject="Plus tard"))
        assert first.mailbox.search() == []

    with FakeSmtp(data=data, now=lambda: datetime.now(UTC) + timedelta(hours=2)) as second:
        assert second.mailbox.wait_for().subject == "Plus tard"


def test_a_fault_is_removed(smtp: FakeSmtp) -> None:
    first = smtp.faults.attach(Fault("refuse", mailbox=MARIE))
    smtp.faults.attach(Fault("refuse", mailbox=PAUL))

    assert smtp.faults.detach(first, Scope())
    assert not smtp.faults.detach(first, Scope())
    assert [_try(smtp, MARIE), _try(smtp, PAUL)] == [250, 451]
    smtp.faults.clear(Scope(MARIE))
    assert _try(smtp, PAUL) == 451
    smtp.faults.clear(Scope(PAUL))
    assert _try(smtp, PAUL) == 250


def test_a_fault_counts_how_often_it_was_applied(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", mailbox=MARIE))
    _try(smtp, MARIE)
    _try(smtp, PAUL)

    ((_, _, applied),) = smtp.faults.listed(Scope())
    assert applied == 1
