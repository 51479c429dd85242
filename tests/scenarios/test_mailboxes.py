"""Every mailbox keeps the same contract: the embedded catcher, a server with Mailpit's API, a real IMAP server."""

import smtplib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from threading import Timer

import httpx
import pytest

from fake_smtp import FakeSmtp
from scenarios.errors import EnvironmentNotReady, WrongUsage
from scenarios.mailbox import Mailbox
from scenarios.mailboxes import open_mailbox
from tests.scenarios.dovecot import PASSWORD, Dovecot, dovecot

Deliver = Callable[[EmailMessage], None]
MARIE = "marie@example.org"


@pytest.fixture(scope="module")
def imap() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture(scope="module")
def catcher() -> Iterator[FakeSmtp]:
    with FakeSmtp() as running:
        yield running


@pytest.fixture(params=["embedded", "mailpit", "imap"])
def post(request: pytest.FixtureRequest) -> Iterator[tuple[Mailbox, Deliver]]:
    """A mailbox, and a way to put messages into it."""
    if request.param == "imap":
        server: Dovecot = request.getfixturevalue("imap")
        with open_mailbox(server.url, PASSWORD) as opened:
            yield opened, server.deliver
        return
    catcher: FakeSmtp = request.getfixturevalue("catcher")

    def deliver(message: EmailMessage) -> None:
        with smtplib.SMTP(catcher.smtp_host, catcher.smtp_port) as client:
            client.send_message(message)

    if request.param == "embedded":
        yield catcher.mailbox, deliver
        return
    with open_mailbox(f"mailpit+{catcher.url}") as opened:
        yield opened, deliver


def letter(to: str = MARIE, subject: str = "Bonjour") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Vélizy-Villacoublay <nepasrepondre@example.net>"
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = "Mon, 07 Sep 2026 09:00:00 +0200"
    message.set_content("Voici l'été.")
    message.add_alternative("<p>Voici <b>l'été</b>.</p>", subtype="html")
    return message


def test_a_message_is_found_by_its_recipient_and_words_of_its_subject(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    deliver(letter("anne-marie@example.org", "Activation de votre Espace"))
    deliver(letter(subject="Activation de votre Espace été"))

    found = mailbox.wait_for(to="MARIE@example.org", subject="espace ÉTÉ", after=mark, timeout=5)

    assert found.subject == "Activation de votre Espace été"
    assert (found.sender.name, found.sender.address) == ("Vélizy-Villacoublay", "nepasrepondre@example.net")
    assert [address.address for address in found.to] == [MARIE]
    assert found.date is not None
    assert mailbox.search(to="rie@example.org", after=mark) == []


def test_only_messages_after_the_mark_count_and_the_first_comes_first(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    deliver(letter(subject="Avant"))
    mark = mailbox.mark()
    deliver(letter(subject="Un"))
    deliver(letter(subject="Deux"))

    assert mailbox.wait_for(to=MARIE, after=mark, timeout=5).subject == "Un"
    assert [message.subject for message in mailbox.search(after=mark)] == ["Deux", "Un"]


def test_a_wait_ends_when_the_message_arrives(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    sending = Timer(0.2, deliver, [letter(subject="Enfin")])
    sending.start()

    assert mailbox.wait_for(to=MARIE, after=mark, timeout=20).subject == "Enfin"

    sending.join()


def test_a_wait_that_fails_ends_in_time(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, _ = post

    with pytest.raises(TimeoutError):
        mailbox.wait_for(to="personne@example.org", after=mailbox.mark(), timeout=0.2)


def test_a_person_reads_the_message_on_a_page(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    deliver(letter(subject="À lire"))
    message = mailbox.wait_for(after=mark, timeout=5)

    page = httpx.get(mailbox.url_of(message), follow_redirects=True)

    assert (page.status_code, "À lire" in page.text, "nepasrepondre@example.net" in page.text) == (200, True, True)
    assert mailbox.url_of(message) == mailbox.url_of(message)


def test_imap_leaves_messages_unread(imap: Dovecot) -> None:
    from imaplib import IMAP4

    with open_mailbox(imap.url, PASSWORD) as mailbox:
        mark = mailbox.mark()
        imap.deliver(letter(subject="Non lu"))
        mailbox.url_of(mailbox.wait_for(after=mark, timeout=5))
    with IMAP4("127.0.0.1", imap.port) as client:
        client.login("marie", PASSWORD)
        client.select("INBOX")
        assert client.search(None, "SEEN")[1] == [b""]


def test_a_wait_in_vain_says_what_came_instead(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    deliver(letter(subject="Autre chose"))

    with pytest.raises(TimeoutError, match=r"(?s)(?=.*Autre chose)(?=.*marie@example\.org).*\d\d:\d\d"):
        mailbox.wait_for(to="personne@example.org", after=mark, timeout=0.2)


@pytest.mark.parametrize(
    ("url", "password", "error", "told"),
    [
        ("imap://127.0.0.1:{port}/INBOX", PASSWORD, WrongUsage, "ne dit pas qui la lit"),
        ("imap://marie@127.0.0.1:{port}/INBOX", None, WrongUsage, "PORTAIL_MAILBOX_PASSWORD"),
        ("imap://marie@127.0.0.1:{port}/INBOX", "hibou-soleil", EnvironmentNotReady, "ne répond pas comme un serveur"),
        ("imap://marie@127.0.0.1:9/INBOX", "hibou-soleil", EnvironmentNotReady, "ne répond pas comme un serveur"),
    ],
)
def test_an_imap_mailbox_that_cannot_be_opened_is_told_without_the_password(
    imap: Dovecot, url: str, password: str | None, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told) as refusal, open_mailbox(url.format(port=imap.port), password):
        pass

    assert "hibou" not in str(refusal.value)
