"""Every mailbox keeps the same contract: the embedded catcher, a server with Mailpit's API, a real IMAP server."""

import smtplib
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.utils import getaddresses
from imaplib import IMAP4
from threading import Timer

import httpx
import pytest

from fake_smtp import FakeSmtp
from portail.errors import EnvironmentNotReady, WrongUsage
from portail.mailbox.content.bodies import Content
from portail.mailbox.content.mime import parse_content
from portail.mailbox.kinds import open_mailbox
from portail.mailbox.protocol import Mailbox
from scenarios.mock.embedded_mailbox import EmbeddedMailbox
from scenarios.mock.stack import Stack
from tests.portail.mailbox.dovecot import PASSWORD, Dovecot, dovecot
from tests.portail.mailbox.messages import MARIE, SAMPLES, Sample, message
from tests.targets import new_target

Deliver = Callable[[bytes], None]


@pytest.fixture(scope="module")
def imap() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture(scope="module")
def catcher() -> Iterator[FakeSmtp]:
    with FakeSmtp() as running:
        yield running


def sent(to: str = MARIE, subject: str = "Bonjour") -> bytes:
    return message(to, subject).as_bytes()


def recipients_of(source: bytes) -> list[str]:
    return [address for _, address in getaddresses([str(message_from_bytes(source)["To"])])]


@pytest.fixture(params=["embedded", "mailpit", "imap"])
def post(request: pytest.FixtureRequest) -> Iterator[tuple[Mailbox, Deliver]]:
    """A mailbox, and a way to put messages into it."""
    if request.param == "imap":
        server: Dovecot = request.getfixturevalue("imap")
        with open_mailbox(server.url, PASSWORD) as opened:
            yield opened, server.deliver
        return
    catcher: FakeSmtp = request.getfixturevalue("catcher")

    def deliver(source: bytes) -> None:
        with smtplib.SMTP(catcher.smtp_host, catcher.smtp_port) as client:
            client.sendmail("", recipients_of(source), source, mail_options=["BODY=8BITMIME"])

    if request.param == "embedded":
        yield EmbeddedMailbox(catcher.mailbox), deliver
        return
    with open_mailbox(f"mailpit+{catcher.url}") as opened:
        yield opened, deliver


def test_a_message_is_found_by_its_recipient_and_words_of_its_subject(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    deliver(sent("anne-marie@example.org", "Activation de votre Espace"))
    deliver(sent(subject="Activation de votre Espace été"))

    found = mailbox.wait_for(to="MARIE@example.org", subject="espace ÉTÉ", after=mark, timeout=5)

    assert found.subject == "Activation de votre Espace été"
    assert (found.sender.name, found.sender.address) == ("Vélizy-Villacoublay", "nepasrepondre@example.net")
    assert [address.address for address in found.to] == [MARIE]
    assert found.date is not None
    assert mailbox.search(to="rie@example.org", after=mark) == []


def test_only_messages_after_the_mark_count_and_the_first_comes_first(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    deliver(sent(subject="Avant"))
    mark = mailbox.mark()
    deliver(sent(subject="Un"))
    deliver(sent(subject="Deux"))

    assert mailbox.wait_for(to=MARIE, after=mark, timeout=5).subject == "Un"
    assert [each.subject for each in mailbox.search(after=mark)] == ["Deux", "Un"]


def test_a_wait_ends_when_the_message_arrives(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    sending = Timer(0.2, deliver, [sent(subject="Enfin")])
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
    deliver(sent(subject="À lire"))
    received = mailbox.wait_for(after=mark, timeout=5)

    page = httpx.get(mailbox.url_of(received), follow_redirects=True)

    assert (page.status_code, "À lire" in page.text, "nepasrepondre@example.net" in page.text) == (200, True, True)
    assert mailbox.url_of(received) == mailbox.url_of(received)


def test_imap_leaves_messages_unread(imap: Dovecot) -> None:
    with open_mailbox(imap.url, PASSWORD) as mailbox:
        mark = mailbox.mark()
        imap.deliver(sent(subject="Non lu"))
        mailbox.url_of(mailbox.wait_for(after=mark, timeout=5))
    with IMAP4("127.0.0.1", imap.port) as client:
        client.login("marie", PASSWORD)
        client.select("INBOX")
        assert client.search(None, "SEEN")[1] == [b""]


def test_a_wait_that_fails_lists_the_messages_to_the_same_person_and_to_nobody_else(
    post: tuple[Mailbox, Deliver],
) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    deliver(sent(subject="Autre chose"))
    deliver(sent("paul@example.org", "Secret de Paul"))

    with pytest.raises(TimeoutError, match=r"(?s)pour marie@example\.org.*« Autre chose ».*\d\d:\d\d") as failure:
        mailbox.wait_for(to=MARIE, subject="Facture", after=mark, timeout=0.2)

    assert "paul" not in str(failure.value).casefold()


def test_a_message_is_found_by_its_senders_address_or_name_in_any_letter_case(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    other = message(subject="D’ailleurs")
    other.replace_header("From", "Ailleurs <autre@example.com>")
    deliver(sent(subject="De la ville"))
    deliver(other.as_bytes())
    mailbox.wait_for(subject="D’ailleurs", after=mark, timeout=5)

    found = [
        [each.subject for each in mailbox.search(sender=sender, after=mark)]
        for sender in ("NEPASREPONDRE@example.net", "@example.net", "vélizy-villacoublay", "Vélizy", "@example.com")
    ]

    assert found == [["De la ville"], ["De la ville"], ["De la ville"], [], ["D’ailleurs"]]
    assert mailbox.wait_for(sender="autre@", after=mark, timeout=0).subject == "D’ailleurs"


def test_a_wait_goes_on_past_a_message_from_another_sender(post: tuple[Mailbox, Deliver]) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    other = message(subject="D’ailleurs")
    other.replace_header("From", "Ailleurs <autre@example.com>")
    sending = [Timer(0.2, deliver, [other.as_bytes()]), Timer(0.4, deliver, [sent(subject="De la ville")])]
    for each in sending:
        each.start()

    assert mailbox.wait_for(to=MARIE, sender="example.net", after=mark, timeout=20).subject == "De la ville"

    for each in sending:
        each.join()


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_text_html_links_and_codes_of_a_message_are_the_same_in_every_mailbox(
    post: tuple[Mailbox, Deliver], sample: Sample
) -> None:
    mailbox, deliver = post
    mark = mailbox.mark()
    deliver(sample.source)

    received = mailbox.wait_for(to=MARIE, after=mark, timeout=5)

    assert received.text.rstrip("\n") == sample.text.rstrip("\n")
    assert received.html.rstrip("\n") == sample.html.rstrip("\n")
    assert list(received.links) == sample.links
    assert list(received.codes) == sample.codes


def test_the_body_of_a_message_is_fetched_when_it_is_asked_for_and_once(
    imap: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[bytes] = []

    def parse(source: bytes) -> Content:
        fetched.append(source)
        return parse_content(source)

    monkeypatch.setattr("portail.mailbox.imap.parse_content", parse)
    with open_mailbox(imap.url, PASSWORD) as mailbox:
        mark = mailbox.mark()
        imap.deliver(sent(subject="Un"))
        imap.deliver(sent(subject="Deux"))
        found = mailbox.search(after=mark)
        before = len(fetched)
        texts = [found[0].text, found[0].text]

    assert (len(found), before, len(fetched)) == (2, 0, 1)
    assert texts[0] == texts[1]


def test_a_message_that_was_deleted_meanwhile_is_reported_by_its_subject(imap: Dovecot) -> None:
    with open_mailbox(imap.url, PASSWORD) as mailbox:
        mark = mailbox.mark()
        imap.deliver(sent(subject="Éphémère"))
        received = mailbox.wait_for(after=mark, timeout=5)
        with IMAP4("127.0.0.1", imap.port) as client:
            client.login("marie", PASSWORD)
            client.select("INBOX")
            client.uid("STORE", received.id, "+FLAGS", r"(\Deleted)")
            client.expunge()
        with pytest.raises(EnvironmentNotReady, match="Le message « Éphémère » a quitté la boîte mail"):
            _ = received.text


def test_the_invitation_has_the_links_and_codes_that_the_catcher_finds_in_it() -> None:
    with Stack() as stack:
        target = new_target(stack.controlled_portal)
        received = stack.mailbox.wait_for(to=target.person.email, timeout=10)
        found = httpx.get(f"{stack.smtp.url}api/v1/message/{received.id}/codes").json()["Codes"]
        links = httpx.get(f"{stack.smtp.url}api/v1/message/{received.id}/links").json()["Links"]

    assert [(code.kind, code.label, code.value) for code in received.codes] == [
        (code["Kind"], code["Label"], code["Value"]) for code in found
    ]
    assert [code.kind for code in received.codes] == ["username", "password"]
    assert [(link.url, link.text) for link in received.links] == [(link["URL"], link["Text"]) for link in links]


@pytest.mark.parametrize(
    ("url", "password", "error", "words"),
    [
        ("imap://127.0.0.1:{port}/INBOX", PASSWORD, WrongUsage, "ne nomme pas d’utilisateur"),
        ("imap://marie@127.0.0.1:{port}/INBOX", None, WrongUsage, "PORTAIL_MAILBOX_PASSWORD"),
        ("imap://marie@127.0.0.1:{port}/INBOX", "hibou-soleil", EnvironmentNotReady, "ne répond pas comme un serveur"),
        ("imap://marie@127.0.0.1:9/INBOX", "hibou-soleil", EnvironmentNotReady, "ne répond pas comme un serveur"),
        ("imap://marie:hibou@127.0.0.1:9/INBOX", None, EnvironmentNotReady, r"imap://marie:•••@127\.0\.0\.1:9/INBOX"),
    ],
)
def test_an_imap_mailbox_that_cannot_be_opened_is_reported_without_the_password(
    imap: Dovecot, url: str, password: str | None, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as refusal, open_mailbox(url.format(port=imap.port), password):
        pass

    assert "hibou" not in str(refusal.value)
