import smtplib
import ssl
from pathlib import Path

import pytest
import trustme

from fake_smtp import CertificateUnusable, FakeSmtp, Tls
from tests.fake_smtp.messages import compose
from tests.fake_smtp.smtp.raw_client import connect


def _trusting(smtp: FakeSmtp) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=smtp.certificate)


def _sign_in_and_send(client: smtplib.SMTP, mechanism: str) -> None:
    client.ehlo()
    assert "starttls" not in client.esmtp_features
    client.user, client.password = "marie", "secret"
    client.auth(mechanism, getattr(client, f"auth_{mechanism.lower()}"))
    client.send_message(compose())


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_starttls_encrypts_with_a_self_signed_certificate_and_offers_auth(mechanism: str) -> None:
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


def test_mail_without_a_required_starttls_is_refused() -> None:
    with FakeSmtp(tls=Tls(starttls="required")) as smtp, connect(smtp) as client:
        client.command("EHLO me")

        assert client.command("MAIL FROM:<a@example.org>").startswith("530 5.7.0")


def test_commands_sent_before_the_tls_handshake_are_discarded() -> None:
    with FakeSmtp(tls=Tls()) as smtp, connect(smtp) as client:
        client.command("EHLO me")
        client.socket.sendall(b"STARTTLS\r\nMAIL FROM:<evil@example.org>\r\n")
        assert client.reply().startswith("220")
        with _trusting(smtp).wrap_socket(client.socket, server_hostname="127.0.0.1") as encrypted:
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
