"""A page of a mail catcher is known by its address, and by the catcher that answers there."""

import pytest

from fake_smtp import FakeSmtp
from portail.codegen.mail_catcher import message_at, name_of
from portail.mailbox.mailpit import MailpitMailbox
from portail.mailbox.protocol import Link
from tests.fake_smtp.messages import compose, send

TEXT = "Bonjour,\n\nPour confirmer :\n\nhttps://b.fr/c?x=1\n"


@pytest.mark.parametrize("page", ["messages/{}", "view/{}", "messages/{}?view=text"])
def test_the_message_of_a_page_is_known_with_all_that_it_says(page: str) -> None:
    message = compose(subject="Votre code")
    message.set_content("Votre code : 4711\n")
    with FakeSmtp() as smtp:
        send(smtp, message)
        with MailpitMailbox(smtp.url) as mailbox:
            (received,) = mailbox.search()
        shown = message_at(f"{smtp.url}{page.format(received.id)}")

    assert shown
    assert (shown.catcher, shown.message.subject) == (smtp.url, "Votre code")
    assert [(code.label, code.value) for code in shown.message.codes] == [("Votre code", "4711")]


@pytest.mark.parametrize("page", ["messages/none", "", "http://127.0.0.1:9/view/1", "https://b.fr/salles"])
def test_other_pages_show_no_message(page: str) -> None:
    with FakeSmtp() as smtp:
        assert message_at(page if "://" in page else f"{smtp.url}{page}") is None


def test_a_link_is_called_by_its_words_or_by_the_line_before_its_address() -> None:
    assert name_of(Link("https://b.fr/c?x=1", ""), TEXT) == "Pour confirmer :"
    assert name_of(Link("https://b.fr/c?x=1", "Confirmer"), TEXT) == "Confirmer"
