from concurrent.futures import ThreadPoolExecutor

import pytest

from fake_smtp import FakeSmtp, MessageNotReceived, UnknownMessage
from tests.fake_smtp.messages import compose, send


def test_a_message_that_came_before_the_wait_is_returned(smtp: FakeSmtp) -> None:
    send(smtp, compose(subject="Vos identifiants"))

    message = smtp.mailbox.wait_for(to="Marie@Example.ORG", subject="IDENTIFIANTS", timeout=0)

    assert message.subject == "Vos identifiants"
    assert str(message.sender) == "Vélizy-Villacoublay <nepasrepondre@example.org>"
    assert message.recipients == ("marie@example.org",)
    assert message.text == "Le texte du message.\n"


def test_a_message_that_comes_during_the_wait_is_returned(smtp: FakeSmtp) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(smtp.mailbox.wait_for, to="marie@example.org", timeout=30)
        send(smtp, compose(to="paul@example.org"), compose(to="marie@example.org", subject="Enfin"))

        assert waiting.result().subject == "Enfin"


def test_a_message_to_a_similar_address_does_not_match(smtp: FakeSmtp) -> None:
    send(smtp, compose(to="anne-marie@example.org"), compose(to="mxrie@example.org"))

    assert smtp.mailbox.search(to="marie@example.org") == []
    assert smtp.mailbox.search(to="m_rie@example.org") == []


def test_a_wait_after_a_mark_returns_the_first_message_that_came_later(smtp: FakeSmtp) -> None:
    send(smtp, compose(subject="Avant"))
    mark = smtp.mailbox.mark()
    send(smtp, compose(subject="Un"), compose(subject="Deux"))

    assert smtp.mailbox.wait_for(to="marie@example.org", after=mark).subject == "Un"


def test_a_mark_keeps_its_meaning_when_the_mailbox_is_cleared(smtp: FakeSmtp) -> None:
    send(smtp, compose(), compose())
    mark = smtp.mailbox.mark()
    smtp.mailbox.clear()
    send(smtp, compose(subject="Nouveau"))

    assert smtp.mailbox.wait_for(after=mark, timeout=0).subject == "Nouveau"


def test_a_search_lists_the_newest_first(smtp: FakeSmtp) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"), compose(subject="Trois"))

    assert [message.subject for message in smtp.mailbox.search()] == ["Trois", "Deux", "Un"]


def test_a_failed_wait_lists_the_messages_that_did_come(smtp: FakeSmtp) -> None:
    send(smtp, compose(to="paul@example.org", subject="Pour Paul"))

    with pytest.raises(MessageNotReceived) as failure:
        smtp.mailbox.wait_for(to="marie@example.org", subject="Bonjour", timeout=0.01)

    text = str(failure.value)
    assert "a message to marie@example.org with “Bonjour” in its subject for 0.01 s" in text
    assert "- to paul@example.org: “Pour Paul”, at " in text


def test_a_failed_wait_says_when_nothing_came(smtp: FakeSmtp) -> None:
    with pytest.raises(MessageNotReceived, match="No message came at all"):
        smtp.mailbox.wait_for(to="marie@example.org", timeout=0)


def test_a_message_is_found_by_its_id(smtp: FakeSmtp) -> None:
    send(smtp, compose())
    message = smtp.mailbox.wait_for()

    assert smtp.mailbox.message(message.id) == message
    assert len(message.id) == 22


def test_an_unknown_id_is_an_error_that_names_it(smtp: FakeSmtp) -> None:
    with pytest.raises(UnknownMessage, match="nothing-like-it"):
        smtp.mailbox.message("nothing-like-it")
