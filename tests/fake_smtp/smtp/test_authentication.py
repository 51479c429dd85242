import smtplib
from base64 import b64encode
from typing import Literal

import pytest

from fake_smtp import Authentication, FakeSmtp
from tests.fake_smtp.smtp.raw_client import connect


@pytest.mark.parametrize("mechanism", ["PLAIN", "plain", "LOGIN", "Login"])
@pytest.mark.parametrize("initial", [True, False])
def test_auth_works_in_any_letter_case_with_and_without_initial_response(
    smtp: FakeSmtp, mechanism: str, initial: bool
) -> None:
    responses = [b"\0marie\0secret"] if mechanism.upper() == "PLAIN" else [b"marie", b"secret"]
    encoded = [b64encode(response).decode() for response in responses]
    with connect(smtp) as client:
        client.command("EHLO me")
        words = [f"AUTH {mechanism} {encoded[0]}", *encoded[1:]] if initial else [f"AUTH {mechanism}", *encoded]
        replies = [client.command(word)[:3] for word in words]

        assert replies == ["334"] * (len(words) - 1) + ["235"]
        assert client.command("AUTH PLAIN")[:3] == "503"


@pytest.mark.parametrize(
    ("mode", "before", "mail"), [("off", "502", "250"), ("optional", "235", "250"), ("required", "235", "530")]
)
def test_auth_may_be_off_optional_or_required(
    mode: Literal["off", "optional", "required"], before: str, mail: str
) -> None:
    with FakeSmtp(authentication=Authentication(mode)) as smtp:
        with connect(smtp) as client:
            client.command("EHLO me")
            assert client.command("MAIL FROM:<a@example.org>")[:3] == mail
        with connect(smtp) as client:
            client.command("EHLO me")
            assert client.command("AUTH PLAIN AGEAYg==")[:3] == before


def test_only_the_fixed_pair_signs_in_when_there_is_one() -> None:
    fixed = Authentication(username="marie", password="secret")
    with FakeSmtp(authentication=fixed) as smtp, smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login("marie", "Secret")
        assert client.login("marie", "secret")[0] == 235


@pytest.mark.parametrize(("response", "code"), [("*", "501"), ("é", "501"), ("AAE=", "501"), ("=", "501")])
def test_a_malformed_auth_exchange_is_refused(smtp: FakeSmtp, response: str, code: str) -> None:
    with connect(smtp) as client:
        client.command("EHLO me")
        client.command("AUTH PLAIN")

        assert client.command(response)[:3] == code
        assert client.command("NOOP")[:3] == "250"
