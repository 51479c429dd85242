"""The clients that people use with Mailpit, against this server."""

from typing import Any

import httpx
import pytest
from mailpit.client.api import API  # type: ignore[import-untyped]

from fake_smtp import FakeSmtp
from tests.fake_smtp.letters import letter, send


@pytest.fixture
def python_client(smtp: FakeSmtp) -> API:
    return API(smtp.url.rstrip("/"))


def test_mailpit_api_client_lists_and_reads(smtp: FakeSmtp, python_client: API) -> None:
    message = letter(subject="Un", html="<p>Riche</p>")
    message.add_attachment("Texte joint", filename="a.txt")
    send(smtp, message)

    messages = python_client.get_messages()
    read = python_client.get_message(messages.messages[0].id)

    assert (messages.total, messages.unread, messages.count) == (1, 1, 1)
    assert (read.subject, read.html, read.read) == ("Un", "<p>Riche</p>\n", True)
    assert python_client.get_message_headers(read.id).message_id
    assert python_client.get_message_attachment(read.id, read.attachments[0].part_id) == "Texte joint\r\n"


def test_mailpit_api_client_marks_and_deletes_what_it_names_and_no_more(smtp: FakeSmtp, python_client: API) -> None:
    send(smtp, letter(subject="Un"), letter(subject="Deux"))
    newest = python_client.get_messages().messages[0].id

    python_client.put_messages([newest], "Read", True)
    assert python_client.get_messages().unread == 1
    python_client.delete_messages([newest])
    assert [message.subject for message in python_client.get_messages().messages] == ["Un"]
    python_client.delete_messages([])
    assert python_client.get_messages().total == 0


def test_mailpit_api_client_works_in_a_mailbox_of_its_own(smtp: FakeSmtp) -> None:
    send(smtp, letter(to="marie@example.org"), letter(to="paul@example.org"))
    client = API(f"{smtp.url}mailboxes/marie@example.org")

    client.delete_messages([])

    assert [message.recipients for message in smtp.mailbox.search()] == [("paul@example.org",)]


# What the methods of mailpit-api 2.1.0 (npm) ask, read in its dist/index.mjs: it takes 200 and nothing else.
_NODE_CALLS: list[tuple[str, str, dict[str, Any] | list[str] | None]] = [
    ("GET", "/api/v1/info", None),
    ("GET", "/api/v1/webui", None),
    ("GET", "/api/v1/messages?start=0&limit=50", None),
    ("GET", "/api/v1/search?query=subject%3AUn", None),
    ("GET", "/api/v1/message/latest", None),
    ("GET", "/api/v1/message/latest/headers", None),
    ("GET", "/api/v1/message/latest/raw", None),
    ("GET", "/api/v1/message/latest/part/2", None),
    ("GET", "/api/v1/message/latest/part/2/thumb", None),
    ("GET", "/api/v1/message/latest/link-check?follow=false", None),
    ("GET", "/view/latest.html", None),
    ("GET", "/view/latest.txt", None),
    ("POST", "/api/v1/send", {"From": {"Email": "a@example.org"}, "To": [{"Email": "b@example.org"}], "Subject": "Un"}),
    ("PUT", "/api/v1/messages", {}),
    ("PUT", "/api/v1/messages?tz=America%2FChicago", {"Search": "after:2025-04-30", "Read": True}),
    ("GET", "/api/v1/tags", None),
    ("PUT", "/api/v1/tags", {"IDs": ["x"], "Tags": ["a"]}),
    ("PUT", "/api/v1/tags/a", {"Name": "b"}),
    ("DELETE", "/api/v1/tags/b", None),
    ("GET", "/api/v1/chaos", None),
    ("PUT", "/api/v1/chaos", {"Sender": {"ErrorCode": 451, "Probability": 0}}),
    ("DELETE", "/api/v1/search?query=subject%3AUn", None),
    ("DELETE", "/api/v1/messages", {"IDs": ["x"]}),
    ("DELETE", "/api/v1/messages", None),
]


def test_every_call_of_the_node_client_is_answered_with_200(smtp: FakeSmtp, http: httpx.Client) -> None:
    message = letter(subject="Un", html="<p>Riche</p>")
    message.add_attachment("Texte joint", filename="a.txt")
    send(smtp, message)

    statuses = {
        (method, path): http.request(method, smtp.url.rstrip("/") + path, json=body).status_code
        for method, path, body in _NODE_CALLS
    }

    assert {call: status for call, status in statuses.items() if status != 200} == {}
