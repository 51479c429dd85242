import smtplib
import socket
from typing import Literal

import pytest

from fake_smtp import FakeSmtp, Fault
from tests.fake_smtp.messages import send_raw
from tests.fake_smtp.smtp.raw_client import connect, reply_codes


def test_the_extensions_are_listed(smtp: FakeSmtp) -> None:
    with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        client.ehlo()

        assert set(client.esmtp_features) == {
            *("size", "8bitmime", "smtputf8", "pipelining", "enhancedstatuscodes", "auth", "help")
        }


def test_help_names_every_command_and_the_syntax_of_each(smtp: FakeSmtp) -> None:
    commands = {"AUTH", "DATA", "EHLO", "HELO", "HELP", "MAIL", "NOOP", "QUIT", "RCPT", "RSET", "VRFY"}
    with connect(smtp) as client:
        client.command("EHLO me")

        assert set(client.command("HELP").partition(": ")[2].split()) == commands
        assert client.command("HELP MAIL") == "250 2.0.0 Syntax: MAIL FROM:<address> [parameters]"
        assert all(client.command(f"HELP {name}").startswith(f"250 2.0.0 Syntax: {name}") for name in commands)
        assert client.command("HELP STARTTLS").startswith("501")  # it is not on offer here


def test_replies_carry_enhanced_status_codes(smtp: FakeSmtp) -> None:
    with connect(smtp) as client:
        assert client.greeting == "220 fake-smtp ESMTP"
        client.command("EHLO me")
        assert client.command("MAIL FROM:<a@example.org>") == "250 2.1.0 Sender ok"
        assert client.command("RCPT TO:<b@example.org>") == "250 2.1.5 Recipient ok"
        assert client.command("RSET") == "250 2.0.0 OK"
        assert client.command("RCPT TO:<b@example.org>").startswith("503 5.5.1 ")
        assert client.command("NONSENSE").startswith("500 5.5.2 ")
        assert client.command("QUIT") == "221 2.0.0 Bye"


def test_a_client_that_closes_its_side_gets_every_reply(smtp: FakeSmtp) -> None:
    session = (
        b"EHLO me\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        b"Subject: half\r\n\r\nx\r\n.\r\nQUIT\r\n"
    )
    for count in range(20):
        with socket.create_connection((smtp.smtp_host, smtp.smtp_port), timeout=20) as client:
            client.sendall(session)
            client.shutdown(socket.SHUT_WR)
            replies = client.makefile("rb").read()

        assert b"\n250 2.0.0 Ok: queued" in replies
        assert replies.endswith(b"221 2.0.0 Bye\r\n")
        assert smtp.mailbox.count() == count + 1


@pytest.mark.parametrize("at", ["DATA", "END"])
def test_a_transaction_is_over_after_any_reply_to_data(smtp: FakeSmtp, at: Literal["DATA", "END"]) -> None:
    smtp.faults.attach(Fault("refuse", at=at, times=1))
    with connect(smtp) as client:
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>")
        reply = client.command("DATA")
        assert (client.command("Subject: x\r\n.") if at == "END" else reply)[:3] == "451"

        assert client.command("MAIL FROM:<a@example.org>")[:3] == "250"


def test_commands_may_be_pipelined(smtp: FakeSmtp) -> None:
    with connect(smtp) as client:
        client.command("EHLO me")
        client.socket.sendall(
            b"MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nRCPT TO:<>\r\nDATA\r\n"
            b"Subject: Un\r\n\r\n.\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n.\r\nQUIT\r\n"
        )
        codes = [client.reply()[:3] for _ in range(10)]

    assert codes == ["250", "250", "501", "354", "250", "250", "250", "354", "250", "221"]
    assert [message.subject for message in smtp.mailbox.search()] == ["", "Un"]


def test_what_was_sent_is_kept_byte_for_byte(smtp: FakeSmtp) -> None:
    raw = b"Subject: Points\r\n\r\n.\r\n..\r\n.a\r\nfin sans retour"
    send_raw(smtp, raw)

    assert smtp.mailbox.wait_for().raw == raw + b"\r\n"


def test_dns_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(name: str = "") -> str:
        raise AssertionError(f"The name service was asked for {name}")

    monkeypatch.setattr(socket, "getfqdn", ask)
    with FakeSmtp() as smtp, connect(smtp) as first, connect(smtp) as second:
        assert first.greeting == second.greeting == "220 fake-smtp ESMTP"


def test_the_end_of_the_data_is_found_wherever_the_reading_pauses(smtp: FakeSmtp) -> None:
    lengths = range(2**16 - 12, 2**16 + 4)
    with connect(smtp) as client:
        client.command("EHLO me")
        for length in lengths:
            reply_codes(client, "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
            assert client.command(b"x" * length + b"\r\n..\r\n.").startswith("250 ")

    expected = [b"x" * length + b"\r\n.\r\n" for length in lengths]
    assert [message.raw for message in reversed(smtp.mailbox.search())] == expected


_NO_ENDS = [
    b"\n.\n",
    b"\n.\r\n",
    b"\r.\r\n",
    b"\r.\r",
    b"\r.\n",
    b"\r\n.\n",
    b"\r\n.\r",
    b"\r\r\n.\r\r\n",
    b"\r\n\0.\r\n",
]


@pytest.mark.parametrize("end", _NO_ENDS)
def test_no_variant_of_the_end_of_data_splits_a_message(smtp: FakeSmtp, end: bytes) -> None:
    smuggled = b"MAIL FROM:<evil@example.org>\r\nRCPT TO:<victim@example.org>\r\nDATA\r\nSubject: evil\r\n\r\nx"
    with connect(smtp) as client:
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert client.command(b"Subject: a\r\n\r\nb" + end + smuggled + b"\r\n.").startswith("250 ")

    (message,) = smtp.mailbox.search()
    assert message.raw == b"Subject: a\r\n\r\nb" + end.replace(b"\r\n.", b"\r\n") + smuggled + b"\r\n"


@pytest.mark.parametrize("length", [999, 1001, 70_000, 300_000])
def test_long_lines_are_accepted(smtp: FakeSmtp, length: int) -> None:
    with connect(smtp) as client:
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert client.command(b"Subject: a\r\n\r\n" + b"x" * length + b"\r\n.").startswith("250 ")

    assert smtp.mailbox.wait_for().text == "x" * length + "\n"


def test_a_body_with_bare_line_feeds_is_kept_as_it_is(smtp: FakeSmtp) -> None:
    raw = b"Subject: a\n\n" + b"ligne\n" * 400
    with connect(smtp) as client:
        reply_codes(client, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert client.command(raw + b"\r\n.").startswith("250 ")

    assert smtp.mailbox.wait_for().text == "ligne\n" * 400 + "\n"


def test_the_null_sender_is_an_empty_address(smtp: FakeSmtp) -> None:
    send_raw(smtp, b"Subject: a\r\n\r\n", sender="")

    assert smtp.mailbox.wait_for().envelope_sender == ""


def test_parameters_of_dsn_and_auth_are_accepted(smtp: FakeSmtp) -> None:
    with connect(smtp) as client:
        client.command("EHLO me")
        assert (
            client.command("MAIL FROM:<a@example.org> RET=HDRS ENVID=QQ314159 AUTH=<> BODY=8BITMIME SIZE=9")[:3]
            == "250"
        )
        assert client.command("RCPT TO:<b@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b@example.org")[:3] == "250"


@pytest.mark.parametrize(
    ("command", "reply"),
    [
        ("MAIL", "501 5.5.4"),
        ("MAIL FROM <a@example.org>", "501 5.5.4"),
        ("MAIL FROM:<a@example.org", "553 5.1.3"),
        ("MAIL FROM:<a@example.org> FOO=1", "555 5.5.4"),
        ("MAIL FROM:<a@example.org> BODY=9BIT", "501 5.5.4"),
        ("MAIL FROM:<a@example.org> SIZE=much", "501 5.5.4"),
        ("MAIL FROM:<a@example.org> SIZE=99999999999", "552 5.3.4"),
        ("MAIL FROM:<é@example.org>", "553 5.6.7"),
        ("RCPT TO:<a@example.org>", "503 5.5.1"),
        ("DATA", "503 5.5.1"),
        ("AUTH", "501 5.5.4"),
        ("AUTH CRAM-MD5", "504 5.5.4"),
        ("STARTTLS", "454 4.7.0"),
        ("EXPN list", "502 5.5.1"),
        ("X" * 600, "500 5.5.2"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(smtp: FakeSmtp, command: str, reply: str) -> None:
    with connect(smtp) as client:
        client.command("EHLO me")

        assert client.command(command).startswith(reply)
        assert client.command("NOOP").startswith("250")


def test_a_non_ascii_address_needs_smtputf8(smtp: FakeSmtp) -> None:
    with connect(smtp) as client:
        client.command("EHLO me")
        assert client.command("MAIL FROM:<hélène@example.org> SMTPUTF8")[:3] == "250"
        assert client.command("RCPT TO:<zoé@exemple.fr>")[:3] == "250"
        client.command("DATA")
        assert client.command("Subject: Été\r\n\r\n\r\n.")[:3] == "250"

    message = smtp.mailbox.wait_for(to="ZOÉ@exemple.fr", timeout=0)
    assert (message.envelope_sender, message.subject) == ("hélène@example.org", "Été")
