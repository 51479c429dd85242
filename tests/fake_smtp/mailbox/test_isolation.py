from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from fake_smtp import FakeSmtp, MessageNotReceived
from tests.fake_smtp.messages import compose, send, send_raw


def _total(smtp: FakeSmtp, mailbox: str) -> int:
    return int(httpx.get(f"{smtp.url}mailboxes/{mailbox}/api/v1/messages").json()["total"])


def test_a_mailbox_holds_what_its_recipient_got_and_nothing_else(smtp: FakeSmtp) -> None:
    send_raw(smtp, b"Subject: Les deux\r\n\r\n", "marie@example.org", "paul@example.net")
    send_raw(smtp, b"Subject: Anne-Marie\r\n\r\n", "anne-marie@example.org")

    def subjects(name: str) -> list[str]:
        return [message.subject for message in smtp.mailbox.of(name).search()]

    assert subjects("Marie@Example.org") == ["Les deux"]
    assert subjects("@example.org") == ["Anne-Marie", "Les deux"]
    assert subjects("@example.net") == ["Les deux"]
    assert subjects("from:nepasrepondre@example.org") == ["Anne-Marie", "Les deux"]
    assert subjects("from:other@example.org") == []


@pytest.mark.parametrize("by_http", [True, False])
def test_clearing_a_mailbox_leaves_the_others_what_they_share(smtp: FakeSmtp, by_http: bool) -> None:
    send_raw(smtp, b"Subject: Les deux\r\n\r\n", "marie@example.org", "paul@example.net")
    send(smtp, compose(to="marie@example.org"))

    if by_http:
        httpx.request("DELETE", f"{smtp.url}mailboxes/marie@example.org/api/v1/messages")
    else:
        smtp.mailbox.of("marie@example.org").clear()

    assert _total(smtp, "marie@example.org") == 0
    assert _total(smtp, "paul@example.net") == 1
    assert [message.subject for message in smtp.mailbox.search()] == ["Les deux"]
    smtp.mailbox.of("@example.net").clear()
    assert smtp.mailbox.search() == []


def test_a_mailbox_does_not_show_the_message_of_another(smtp: FakeSmtp) -> None:
    send(smtp, compose(to="paul@example.org"))
    message_id = smtp.mailbox.wait_for().id

    for path in (f"api/v1/message/{message_id}", f"view/{message_id}.txt", f"messages/{message_id}"):
        assert httpx.get(f"{smtp.url}mailboxes/marie@example.org/{path}").status_code == 404
        assert httpx.get(f"{smtp.url}mailboxes/paul@example.org/{path}").status_code == 200


def test_faults_of_a_mailbox_are_its_own(smtp: FakeSmtp) -> None:
    faults = f"{smtp.url}mailboxes/marie@example.org/api/v1/faults"
    number = httpx.post(faults, json={"Kind": "lose", "Times": 1}).json()["ID"]
    send(smtp, compose(to="paul@example.org"), compose(to="marie@example.org"), compose(to="marie@example.org"))

    (fault,) = httpx.get(faults).json()["Faults"]
    assert (fault["Mailbox"], fault["Struck"]) == ("marie@example.org", 1)
    assert (_total(smtp, "marie@example.org"), _total(smtp, "paul@example.org")) == (1, 1)
    assert httpx.delete(f"{smtp.url}mailboxes/paul@example.org/api/v1/faults/{number}").status_code == 404
    assert httpx.delete(f"{smtp.url}mailboxes/paul@example.org/api/v1/faults").text == "ok"
    assert httpx.delete(f"{faults}/{'9' * 5000}").status_code == 404
    assert httpx.delete(f"{faults}/{number}").text == "ok"
    assert httpx.post(faults, json={"Kind": "explode"}).status_code == 400


def test_many_tests_at_once_see_their_own_mail_only(smtp: FakeSmtp) -> None:
    def one_test(number: int) -> None:
        mailbox = smtp.mailbox.of(f"test-{number}@example.org")
        for round_ in range(5):
            mark = mailbox.mark()
            send(smtp, compose(to=f"test-{number}@example.org", subject=f"{number}-{round_}"))
            assert mailbox.wait_for(after=mark).subject == f"{number}-{round_}"
            mailbox.clear()
            assert mailbox.search() == []

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one_test, range(8)))


def test_a_wait_in_a_mailbox_is_not_ended_by_the_mail_of_another(smtp: FakeSmtp) -> None:
    send(smtp, compose(to="paul@example.org"))

    with pytest.raises(MessageNotReceived, match="No message came at all"):
        smtp.mailbox.of("marie@example.org").wait_for(timeout=0)
