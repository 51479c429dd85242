import json
import smtplib

import pytest

from fake_smtp import FakeSmtp, Fault
from tests.fake_smtp.messages import compose, send
from tests.fake_smtp.smtp.raw_client import connect, reply_codes


def test_each_message_and_each_refusal_is_one_line_of_json(smtp: FakeSmtp, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="fake_smtp")
    send(smtp, compose(subject="Un"))
    smtp.faults.attach(Fault("refuse", mailbox="paul@example.org", code=550, text="5.1.1 Inconnu"))
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(smtp, compose(to="paul@example.org"))

    lines = [json.loads(entry.message) for entry in caplog.records if entry.name == "fake_smtp"]
    message, refusal = lines
    assert (message["event"], message["recipients"]) == ("message", ["marie@example.org"])
    assert message["id"] == smtp.mailbox.wait_for().id
    assert (refusal["event"], refusal["reply"]) == ("refusal", "550 5.1.1 Inconnu")
    assert refusal["sender"] == "nepasrepondre@example.org"
    assert refusal["recipients"] == []


def test_an_unexpected_error_is_a_temporary_error_reply(caplog: pytest.LogCaptureFixture) -> None:
    same_ids = iter(["one-and-the-same-id"] * 2)
    with FakeSmtp(new_id=lambda: next(same_ids)) as failing, connect(failing) as client:
        send(failing, compose())
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert client.command("Subject: a\r\n\r\n.").startswith("451 4.3.0 ")
        assert client.command("NOOP")[:3] == "250"

    assert "IntegrityError" in caplog.text
