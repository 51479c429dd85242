import json
import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

import pytest
import trustme

from fake_smtp import Authentication, CertificateUnusable, FakeSmtp, Fault, Limits, Tls
from tests.fake_smtp.messages import letter, send, send_raw


class Line:
    """A bare SMTP line: bytes out, replies in."""

    def __init__(self, smtp: FakeSmtp) -> None:
        self.socket = socket.create_connection((smtp.smtp_host, smtp.smtp_port), timeout=20)
        self._file = self.socket.makefile("rb")
        self.greeting = self.reply()

    def say(self, text: bytes | str) -> str:
        self.socket.sendall((text.encode() if isinstance(text, str) else text) + b"\r\n")
        return self.reply()

    def reply(self) -> str:
        lines = [self._file.readline().decode()]
        while lines[-1][3:4] == "-":
            lines.append(self._file.readline().decode())
        return "".join(lines).rstrip()

    def close(self) -> None:
        self._file.close()
        self.socket.close()


@contextmanager
def _line(smtp: FakeSmtp) -> Iterator[Line]:
    with closing(Line(smtp)) as line:
        yield line


def _codes(line: Line, *commands: str) -> list[str]:
    return [line.say(command)[:3] for command in commands]


def test_the_extensions_are_named(smtp: FakeSmtp) -> None:
    with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        client.ehlo()

        assert set(client.esmtp_features) == {
            *("size", "8bitmime", "smtputf8", "pipelining", "enhancedstatuscodes", "auth", "help")
        }


def test_replies_carry_enhanced_status_codes(smtp: FakeSmtp) -> None:
    with _line(smtp) as line:
        assert line.greeting == "220 fake-smtp ESMTP"
        line.say("EHLO me")
        assert line.say("MAIL FROM:<a@example.org>") == "250 2.1.0 Sender ok"
        assert line.say("RCPT TO:<b@example.org>") == "250 2.1.5 Recipient ok"
        assert line.say("RSET") == "250 2.0.0 OK"
        assert line.say("RCPT TO:<b@example.org>").startswith("503 5.5.1 ")
        assert line.say("NONSENSE").startswith("500 5.5.2 ")
        assert line.say("QUIT") == "221 2.0.0 Bye"


def test_commands_may_be_pipelined(smtp: FakeSmtp) -> None:
    with _line(smtp) as line:
        line.say("EHLO me")
        line.socket.sendall(
            b"MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nRCPT TO:<>\r\nDATA\r\n"
            b"Subject: Un\r\n\r\n.\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n.\r\nQUIT\r\n"
        )
        codes = [line.reply()[:3] for _ in range(10)]

    assert codes == ["250", "250", "501", "354", "250", "250", "250", "354", "250", "221"]
    assert [message.subject for message in smtp.mailbox.search()] == ["", "Un"]


def test_what_was_sent_is_kept_byte_for_byte(smtp: FakeSmtp) -> None:
    raw = b"Subject: Points\r\n\r\n.\r\n..\r\n.a\r\nfin sans retour"
    send_raw(smtp, raw)

    assert smtp.mailbox.wait_for().raw == raw + b"\r\n"


def test_the_name_service_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(name: str = "") -> str:
        raise AssertionError(f"The name service was asked for {name}")

    monkeypatch.setattr(socket, "getfqdn", ask)
    with FakeSmtp() as smtp, _line(smtp) as first, _line(smtp) as second:
        assert first.greeting == second.greeting == "220 fake-smtp ESMTP"


def test_the_end_of_the_data_is_found_wherever_the_reading_pauses(smtp: FakeSmtp) -> None:
    lengths = range(2**16 - 12, 2**16 + 4)
    with _line(smtp) as line:
        line.say("EHLO me")
        for length in lengths:
            _codes(line, "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
            assert line.say(b"x" * length + b"\r\n..\r\n.").startswith("250 ")

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
    with _line(smtp) as line:
        _codes(line, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert line.say(b"Subject: a\r\n\r\nb" + end + smuggled + b"\r\n.").startswith("250 ")

    (message,) = smtp.mailbox.search()
    assert message.raw == b"Subject: a\r\n\r\nb" + end.replace(b"\r\n.", b"\r\n") + smuggled + b"\r\n"


@pytest.mark.parametrize("length", [999, 1001, 70_000, 300_000])
def test_long_lines_are_taken(smtp: FakeSmtp, length: int) -> None:
    with _line(smtp) as line:
        _codes(line, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert line.say(b"Subject: a\r\n\r\n" + b"x" * length + b"\r\n.").startswith("250 ")

    assert smtp.mailbox.wait_for().text == "x" * length + "\n"


def test_a_bare_line_feed_body_is_taken_as_it_is(smtp: FakeSmtp) -> None:
    raw = b"Subject: a\n\n" + b"ligne\n" * 400
    with _line(smtp) as line:
        _codes(line, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert line.say(raw + b"\r\n.").startswith("250 ")

    assert smtp.mailbox.wait_for().text == "ligne\n" * 400 + "\n"


def test_the_null_sender_is_an_empty_address(smtp: FakeSmtp) -> None:
    send_raw(smtp, b"Subject: a\r\n\r\n", sender="")

    assert smtp.mailbox.wait_for().envelope_sender == ""


def test_parameters_of_dsn_and_auth_are_taken(smtp: FakeSmtp) -> None:
    with _line(smtp) as line:
        line.say("EHLO me")
        assert line.say("MAIL FROM:<a@example.org> RET=HDRS ENVID=QQ314159 AUTH=<> BODY=8BITMIME SIZE=9")[:3] == "250"
        assert line.say("RCPT TO:<b@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b@example.org")[:3] == "250"


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
    with _line(smtp) as line:
        line.say("EHLO me")

        assert line.say(command).startswith(reply)
        assert line.say("NOOP").startswith("250")


def test_a_non_ascii_address_needs_smtputf8(smtp: FakeSmtp) -> None:
    with _line(smtp) as line:
        line.say("EHLO me")
        assert line.say("MAIL FROM:<hélène@example.org> SMTPUTF8")[:3] == "250"
        assert line.say("RCPT TO:<zoé@exemple.fr>")[:3] == "250"
        line.say("DATA")
        assert line.say("Subject: Été\r\n\r\n\r\n.")[:3] == "250"

    message = smtp.mailbox.wait_for(to="ZOÉ@exemple.fr", timeout=0)
    assert (message.envelope_sender, message.subject) == ("hélène@example.org", "Été")


def test_one_connection_does_not_change_the_limits_of_another(smtp: FakeSmtp) -> None:
    long_command = "MAIL FROM:<a@example.org> ENVID=" + "x" * 600
    with _line(smtp) as first, _line(smtp) as second:
        first.say("EHLO me")
        for _ in range(20):
            second.say("EHLO me")

        assert first.say(long_command)[:3] == "250"
        assert second.say("NOOP " + "x" * 600)[:3] == "500"


def test_a_message_over_the_limit_is_refused_and_the_next_one_taken() -> None:
    with FakeSmtp(limits=Limits(message_bytes=200_000)) as smtp, _line(smtp) as line:
        line.say("EHLO me")
        for size, reply in ((200_000, "250"), (200_001, "552"), (900_000, "552"), (10, "250")):
            _codes(line, "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
            assert line.say(b"\r\n" + b"x" * (size - 4) + b"\r\n.")[:3] == reply

        assert [message.size for message in smtp.mailbox.search()] == [10, 200_000]


def test_recipients_over_the_limit_are_refused_one_by_one() -> None:
    with FakeSmtp(limits=Limits(recipients=2)) as smtp, _line(smtp) as line:
        _codes(line, "EHLO me", "MAIL FROM:<a@example.org>")

        assert _codes(line, *(f"RCPT TO:<{n}@example.org>" for n in range(3))) == ["250", "250", "452"]


def test_connections_over_the_limit_are_refused() -> None:
    with FakeSmtp(limits=Limits(connections=1)) as smtp, _line(smtp), _line(smtp) as second:
        assert second.greeting.startswith("421 4.3.2 ")


def test_an_idle_connection_is_closed_with_a_reason() -> None:
    with FakeSmtp(limits=Limits(idle_seconds=0.05)) as smtp, _line(smtp) as line:
        assert line.reply().startswith("421 4.4.2 ")
        assert line.reply() == ""


def test_only_the_newest_messages_are_kept_when_a_number_is_set_and_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", logger="fake_smtp")
    with FakeSmtp(limits=Limits(messages_kept=2)) as smtp:
        send(smtp, letter(subject="Un"), letter(subject="Deux"), letter(subject="Trois"))

        assert [message.subject for message in smtp.mailbox.search()] == ["Trois", "Deux"]

    first, *_, removal, _ = [json.loads(entry.message) for entry in caplog.records if entry.name == "fake_smtp"]
    assert (removal["event"], removal["ids"]) == ("removal", [first["id"]])


def _trusting(smtp: FakeSmtp) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=smtp.certificate)


def _sign_in_and_send(client: smtplib.SMTP, mechanism: str) -> None:
    client.ehlo()
    assert "starttls" not in client.esmtp_features
    client.user, client.password = "marie", "secret"
    client.auth(mechanism, getattr(client, f"auth_{mechanism.lower()}"))
    client.send_message(letter())


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_starttls_encrypts_with_a_certificate_made_on_the_spot_and_offers_auth(mechanism: str) -> None:
    with FakeSmtp(tls=Tls()) as smtp, smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        client.starttls(context=_trusting(smtp))
        _sign_in_and_send(client, mechanism)

        assert smtp.mailbox.wait_for().username == "marie"


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_implicit_tls_encrypts_from_the_first_byte_and_offers_auth(mechanism: str) -> None:
    with FakeSmtp(smtps_port=0) as smtp:
        assert smtp.smtps_port
        with smtplib.SMTP_SSL(smtp.smtp_host, smtp.smtps_port, context=_trusting(smtp)) as client:
            _sign_in_and_send(client, mechanism)

        assert smtp.mailbox.wait_for().username == "marie"


def test_a_required_starttls_is_asked_for() -> None:
    with FakeSmtp(tls=Tls(starttls="required")) as smtp, _line(smtp) as line:
        line.say("EHLO me")

        assert line.say("MAIL FROM:<a@example.org>").startswith("530 5.7.0")


def test_commands_sent_before_the_tls_handshake_are_forgotten() -> None:
    with FakeSmtp(tls=Tls()) as smtp, _line(smtp) as line:
        line.say("EHLO me")
        line.socket.sendall(b"STARTTLS\r\nMAIL FROM:<evil@example.org>\r\n")
        assert line.reply().startswith("220")
        with _trusting(smtp).wrap_socket(line.socket, server_hostname="127.0.0.1") as encrypted:
            encrypted.sendall(b"EHLO me\r\nRCPT TO:<b@example.org>\r\n")
            replies = b""
            while b"503 " not in replies:
                replies += encrypted.recv(4096)

        assert b"250 2.1.0" not in replies


def test_a_given_certificate_is_used(tmp_path: Path) -> None:
    authority = trustme.CA()
    pair = authority.issue_cert("127.0.0.1")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    certificate.write_bytes(pair.cert_chain_pems[0].bytes())
    key.write_bytes(pair.private_key_pem.bytes())
    context = ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())
    with FakeSmtp(tls=Tls(certificate, key), smtps_port=0) as smtp:
        assert smtp.smtps_port
        with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
            assert client.starttls(context=context)[0] == 220
        with smtplib.SMTP_SSL(smtp.smtp_host, smtp.smtps_port, context=context) as client:
            assert client.noop()[0] == 250


def test_a_certificate_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with FakeSmtp(smtps_port=0) as made:
        pass
    with pytest.raises(CertificateUnusable, match=r"cert\.pem"):
        FakeSmtp(tls=Tls(certificate=tmp_path / "cert.pem")).__enter__()
    (tmp_path / "cert.pem").write_text(made.certificate)
    with pytest.raises(CertificateUnusable, match=r"cert\.pem"):
        FakeSmtp(tls=Tls(certificate=tmp_path / "cert.pem")).__enter__()


@pytest.mark.parametrize("mechanism", ["PLAIN", "plain", "LOGIN", "Login"])
@pytest.mark.parametrize("initial", [True, False])
def test_auth_works_in_any_letter_case_with_and_without_initial_response(
    smtp: FakeSmtp, mechanism: str, initial: bool
) -> None:
    answers = [b"\0marie\0secret"] if mechanism.upper() == "PLAIN" else [b"marie", b"secret"]
    encoded = [b64encode(answer).decode() for answer in answers]
    with _line(smtp) as line:
        line.say("EHLO me")
        words = [f"AUTH {mechanism} {encoded[0]}", *encoded[1:]] if initial else [f"AUTH {mechanism}", *encoded]
        replies = [line.say(word)[:3] for word in words]

        assert replies == ["334"] * (len(words) - 1) + ["235"]
        assert line.say("AUTH PLAIN")[:3] == "503"


@pytest.mark.parametrize(
    ("mode", "before", "mail"), [("off", "502", "250"), ("optional", "235", "250"), ("required", "235", "530")]
)
def test_auth_may_be_off_optional_or_required(
    mode: Literal["off", "optional", "required"], before: str, mail: str
) -> None:
    with FakeSmtp(authentication=Authentication(mode)) as smtp:
        with _line(smtp) as line:
            line.say("EHLO me")
            assert line.say("MAIL FROM:<a@example.org>")[:3] == mail
        with _line(smtp) as line:
            line.say("EHLO me")
            assert line.say("AUTH PLAIN AGEAYg==")[:3] == before


def test_only_the_fixed_pair_signs_in_when_there_is_one() -> None:
    fixed = Authentication(username="marie", password="secret")
    with FakeSmtp(authentication=fixed) as smtp, smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login("marie", "Secret")
        assert client.login("marie", "secret")[0] == 235


@pytest.mark.parametrize(("answer", "code"), [("*", "501"), ("é", "501"), ("AAE=", "501"), ("=", "501")])
def test_a_broken_auth_exchange_is_refused(smtp: FakeSmtp, answer: str, code: str) -> None:
    with _line(smtp) as line:
        line.say("EHLO me")
        line.say("AUTH PLAIN")

        assert line.say(answer)[:3] == code
        assert line.say("NOOP")[:3] == "250"


def test_each_message_and_each_refusal_is_one_line_of_json(smtp: FakeSmtp, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="fake_smtp")
    send(smtp, letter(subject="Un"))
    smtp.faults.attach(Fault("refuse", mailbox="paul@example.org", code=550, text="5.1.1 Inconnu"))
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(smtp, letter(to="paul@example.org"))

    lines = [json.loads(entry.message) for entry in caplog.records if entry.name == "fake_smtp"]
    message, refusal = lines
    assert (message["event"], message["recipients"]) == ("message", ["marie@example.org"])
    assert message["id"] == smtp.mailbox.wait_for().id
    assert (refusal["event"], refusal["reply"]) == ("refusal", "550 5.1.1 Inconnu")
    assert refusal["sender"] == "nepasrepondre@example.org"
    assert refusal["recipients"] == []


def test_a_failure_of_our_own_is_answered_as_temporary(caplog: pytest.LogCaptureFixture) -> None:
    taken = iter(["one-and-the-same-id"] * 2)
    with FakeSmtp(new_id=lambda: next(taken)) as failing, _line(failing) as line:
        send(failing, letter())
        _codes(line, "EHLO me", "MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA")
        assert line.say("Subject: a\r\n\r\n.").startswith("451 4.3.0 ")
        assert line.say("NOOP")[:3] == "250"

    assert "IntegrityError" in caplog.text
