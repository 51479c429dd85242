from collections.abc import Iterator
from itertools import cycle
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from fake_smtp import FakeSmtp
from fake_smtp.store.scope import Scope
from tests.fake_smtp.messages import compose, send


def _described() -> dict[str, Any]:
    with FakeSmtp() as smtp:
        return dict(httpx.get(f"{smtp.url}api/v1/openapi.json").json())


_DESCRIPTION = _described()
# Not checked: that everything else is refused. Like Mailpit, the API ignores what it does not know, and a schema
# cannot express the language of searches and dates.
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Every path also stands under a mailbox.
_MAILBOXES = cycle(["", "/mailboxes/marie@example.org"])
schema = schemathesis.openapi.from_dict(_DESCRIPTION, config=SchemathesisConfig())


def test_every_operation_has_a_summary_and_a_unique_id() -> None:
    operations = [operation for methods in _DESCRIPTION["paths"].values() for operation in methods.values()]

    assert _DESCRIPTION["openapi"] == "3.1.0"
    assert all(operation["summary"] for operation in operations)
    assert len({operation["operationId"] for operation in operations}) == len(operations) > 30


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
def described() -> Iterator[FakeSmtp]:
    with FakeSmtp() as relay, FakeSmtp(relay=relay.smtp_authority) as smtp:
        yield smtp


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_responses_are_as_described_whatever_the_request(case: schemathesis.Case[Any], described: FakeSmtp) -> None:
    if case.path == "/api/v1/wait":
        case.query["timeout"] = 0
    if "{id}" in case.path and len(case.path_parameters["id"]) % 2:
        described.faults.clear(Scope())
        described.chaos.set({})
        send(described, compose(html="<p>Code : 1234</p><a href='http://127.0.0.1:1/'>Lien</a>"))
        case.path_parameters["id"] = "latest"

    case.call_and_validate(base_url=described.url.rstrip("/") + next(_MAILBOXES), checks=_CHECKS)
