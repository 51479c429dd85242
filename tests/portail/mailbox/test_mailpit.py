"""A mailbox behind Mailpit's API does what the protocol says, over real HTTP and a real WebSocket."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from threading import Timer

import httpx
import pytest

from fake_smtp import FakeSmtp
from portail.errors import EnvironmentNotReady
from portail.mailbox.kinds import open_mailbox
from portail.mailbox.mailpit import MailpitMailbox


@pytest.fixture
def smtp() -> Iterator[FakeSmtp]:
    with FakeSmtp() as running:
        yield running


@pytest.fixture
def mailbox(smtp: FakeSmtp) -> Iterator[MailpitMailbox]:
    with open_mailbox(f"mailpit+{smtp.url}") as opened:
        assert isinstance(opened, MailpitMailbox)
        yield opened


def send(smtp: FakeSmtp, to: str, subject: str, *, hidden: str | None = None) -> None:
    message = EmailMessage()
    message["From"] = "Vélizy-Villacoublay <a@b.net>"
    message["To"] = to
    message["Subject"] = subject
    message.set_content("Bonjour")
    with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port) as client:
        client.send_message(message, to_addrs=[to, hidden] if hidden else [to])


def test_a_message_that_is_there_is_returned_at_once(smtp: FakeSmtp, mailbox: MailpitMailbox) -> None:
    send(smtp, "marie@example.org", "Activation de votre Espace")

    message = mailbox.wait_for(to="MARIE@example.org", subject="activation", timeout=0)

    assert message.subject == "Activation de votre Espace"
    assert (message.sender.name, message.sender.address) == ("Vélizy-Villacoublay", "a@b.net")
    assert [address.address for address in message.to] == ["marie@example.org"]


def test_a_wait_ends_when_the_message_arrives(smtp: FakeSmtp, mailbox: MailpitMailbox) -> None:
    sending = Timer(0.2, send, (smtp, "marie@example.org", "Bonjour"))
    sending.start()

    assert mailbox.wait_for(to="marie@example.org", timeout=10).subject == "Bonjour"

    sending.join()


def test_after_a_mark_only_later_messages_count_and_the_first_comes_first(
    smtp: FakeSmtp, mailbox: MailpitMailbox
) -> None:
    send(smtp, "marie@example.org", "Avant")
    mark = mailbox.mark()
    send(smtp, "marie@example.org", "Un")
    send(smtp, "marie@example.org", "Deux")

    assert mailbox.wait_for(to="marie@example.org", after=mark, timeout=0).subject == "Un"
    assert [message.subject for message in mailbox.search(after=mark)] == ["Deux", "Un"]


def test_an_address_is_matched_whole_and_a_hidden_recipient_too(smtp: FakeSmtp, mailbox: MailpitMailbox) -> None:
    send(smtp, "anne-marie@example.org", "Bonjour", hidden="marie@example.org")

    assert len(mailbox.search(to="marie@example.org")) == 1
    assert mailbox.search(to="rie@example.org") == []


def test_a_wait_that_fails_ends_in_time(mailbox: MailpitMailbox) -> None:
    with pytest.raises(TimeoutError):
        mailbox.wait_for(to="marie@example.org", timeout=0.2)


def test_more_messages_than_a_page_holds_are_all_found(smtp: FakeSmtp, mailbox: MailpitMailbox) -> None:
    for number in range(60):
        send(smtp, "marie@example.org", f"Message {number}")

    assert len(mailbox.search(to="marie@example.org")) == 60


def test_the_message_has_a_page_for_a_persons_eyes(smtp: FakeSmtp, mailbox: MailpitMailbox) -> None:
    send(smtp, "marie@example.org", "Activation")

    page = httpx.get(mailbox.url_of(mailbox.search()[0]), follow_redirects=True)

    assert page.status_code == 200
    assert "Activation" in page.text


def test_a_server_that_does_not_answer_is_reported_with_its_address_and_without_its_password() -> None:
    shown = r"http://staging:•••@127\.0\.0\.1:9 ne répond pas"
    for user, password in (("staging", "s3cret"), ("staging:s3cret", None)):
        with open_mailbox(f"mailpit+http://{user}@127.0.0.1:9", password) as mailbox:
            for read in (mailbox.search, mailbox.mark, mailbox.wait_for):
                with pytest.raises(EnvironmentNotReady, match=shown) as error:
                    read()
                assert "s3cret" not in str(error.value)
