from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import strategies as st

from fake_smtp import FakeSmtp
from fake_smtp.faults.chaos import Chaos
from fake_smtp.faults.faults import Faults
from fake_smtp.http.app import create_app
from fake_smtp.http.backend import HttpBackend
from fake_smtp.limits import Limits
from fake_smtp.mailbox.events import Events
from fake_smtp.mailbox.mailbox import Mailbox
from fake_smtp.mailbox.statistics import Statistics
from fake_smtp.mime.envelope import Envelope
from fake_smtp.reading.reader import Reader
from fake_smtp.server.server import random_id
from fake_smtp.store.database import Database
from fake_smtp.store.store import Store
from tests.fake_smtp.messages import compose, send
from tests.schema_gate import URL, Gate, limit, operations, set_path


def _described() -> dict[str, Any]:
    with FakeSmtp() as smtp:
        return dict(httpx.get(f"{smtp.url}api/v1/openapi.json").json())


_DESCRIPTION = _described()
_OPERATIONS = operations(_DESCRIPTION)
_UNKNOWN = "x-schemathesis-unknown-property"
_SEARCHES = ["bienvenue", 'to:"marie@example.org"', "-is:unread", "after:2020-01-01 larger:1k"]
for name, values in {
    "mailpit-search": _SEARCHES,
    "iana-time-zone": ["Europe/Paris", "UTC"],
    "tag": ["relance", "à faire", "日本"],
}.items():
    schemathesis.openapi.format(name, st.sampled_from(values))


def test_every_operation_has_a_summary_and_a_unique_id() -> None:
    described = [operation for methods in _DESCRIPTION["paths"].values() for operation in methods.values()]

    assert _DESCRIPTION["openapi"] == "3.1.0"
    tags = {tag["name"] for tag in _DESCRIPTION["tags"]}
    assert all(each["summary"] and each["description"] and set(each["tags"]) <= tags for each in described)
    assert len({operation["operationId"] for operation in described}) == len(described) > 30


# From the description of Mailpit 1.30.5; ``count`` of older versions, which clients still read.
_MAILPIT: dict[str, set[str]] = {
    "Address": {"Address", "Name"},
    "AppInformation": {
        *("Database", "DatabaseSize", "LatestVersion", "Messages", "RuntimeStats", "Tags", "Unread", "Version")
    },
    "Attachment": {"Checksums", "ContentID", "ContentType", "FileName", "PartID", "Size"},
    "ChaosTriggers": {"Authentication", "Recipient", "Sender"},
    "ListUnsubscribe": {"Errors", "Header", "HeaderPost", "Links"},
    "Message": {
        *("Attachments", "Bcc", "Cc", "Date", "From", "HTML", "ID", "Inline", "ListUnsubscribe", "MessageID"),
        *("ReplyTo", "ReturnPath", "Size", "Subject", "Tags", "Text", "To", "Username"),
    },
    "MessageSummary": {
        *("Attachments", "Bcc", "Cc", "Created", "From", "ID", "MessageID", "Read", "ReplyTo", "Size", "Snippet"),
        *("Subject", "Tags", "To", "Username"),
    },
    "MessagesSummary": {
        *("count", "messages", "messages_count", "messages_unread", "start", "tags", "total", "unread")
    },
    "WebUIConfiguration": {
        *("ChaosEnabled", "DuplicatesIgnored", "HideDeleteAllButton", "Label", "MessageRelay", "SpamAssassin")
    },
}


def test_the_schemas_have_the_keys_of_mailpit_and_a_few_more() -> None:
    ours = {name: set(_DESCRIPTION["components"]["schemas"][name]["properties"]) for name in _MAILPIT}

    assert ours == {**_MAILPIT, "Message": _MAILPIT["Message"] | {"Read", "Warnings"}}


@pytest.fixture(scope="module")
def backend() -> Iterator[HttpBackend]:
    """A mail catcher without a network, but for the one that it releases messages to."""
    now = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
    reader, database = Reader(), Database(None)
    store, events, faults = Store(database, reader, random_id), Events(), Faults()
    mailbox = Mailbox(store, events, lambda message_id: f"{URL}/messages/{message_id}")
    with FakeSmtp() as relay:
        yield HttpBackend(mailbox, faults, Chaos(), Statistics(now), Limits(), relay.smtp_authority, None, lambda: now)
    store.close()
    reader.close()
    database.close()


@pytest.fixture(scope="module")
def gates(backend: HttpBackend) -> tuple[Gate, Gate]:
    """Of the whole mailbox, and of the one of a recipient."""
    app = create_app(backend, URL, "127.0.0.1:1025", is_local=True)
    return Gate(_DESCRIPTION, app), Gate(_DESCRIPTION, app, "/mailboxes/marie@example.org")


@pytest.mark.parametrize("operation", _OPERATIONS)
def test_the_mail_catcher_takes_what_is_described_and_nothing_else(
    operation: str, backend: HttpBackend, gates: tuple[Gate, Gate]
) -> None:
    def prepare(case: "schemathesis.Case[Any]") -> None:
        if operation.endswith("/wait"):
            case.query.setdefault("timeout", 0)
        limit(case.query, "timeout", 300, 0)
        case.query.pop(_UNKNOWN, None)  # as Mailpit, it ignores what it does not know
        if "{id}" in operation and not backend.mailbox.count():
            message = compose(html="<p>Code : 1234</p><a href='http://127.0.0.1:1/'>Lien</a>").as_bytes()
            now = backend.now()
            backend.mailbox.deliver([Envelope("mairie@example.org", ("marie@example.org",), message, now)])
        set_path(case, id="latest")

    assert gates[_OPERATIONS.index(operation) % 2].examine(operation, prepare) > 0


def _bodies() -> Iterator[tuple[str, str, Any]]:
    for path, methods in _DESCRIPTION["paths"].items():
        for method, described in methods.items():
            for content in described.get("requestBody", {}).get("content", {}).values():
                yield method, path, content["examples"]["one"]["value"]


@pytest.mark.parametrize(("method", "path", "body"), list(_bodies()))
def test_the_example_of_every_body_is_taken(smtp: FakeSmtp, method: str, path: str, body: Any) -> None:
    send(smtp, compose())
    with FakeSmtp(relay=smtp.smtp_authority) as catcher:
        send(catcher, compose())
        response = httpx.request(method, catcher.url.rstrip("/") + path.format(id="latest", tag="x"), json=body)

    assert response.is_success, response.text
