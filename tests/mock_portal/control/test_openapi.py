"""The description of the control API, and that its answers are as described."""

from collections.abc import Iterator
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

from mock_portal import MockPortal
from mock_portal.http.control.openapi import describe
from mock_portal.http.control.routes import family_operations, tenant_operations
from tests.mock_portal.support.components import components
from tests.mock_portal.support.mail_sink import MailSink

SLUG = "ville-decrite"


def described() -> dict[str, Any]:
    """The description of a portal that is not served."""
    with components() as portal:
        return describe({**tenant_operations(portal), **family_operations(portal)}, "/__control__")


schema = schemathesis.openapi.from_dict(described(), config=SchemathesisConfig())


@pytest.fixture(scope="module")
def open_portal(mail_server: MailSink) -> Iterator[MockPortal]:
    with MockPortal(smtp=mail_server.address) as portal:
        yield portal


def test_the_description_is_served(api: httpx.Client) -> None:
    served = api.get("/__control__/openapi.json").json()

    assert served["openapi"] == "3.1.0"
    assert served == described()


def test_every_operation_says_what_it_does(api: httpx.Client) -> None:
    for path, operations in api.get("/__control__/openapi.json").json()["paths"].items():
        for method in operations.keys() - {"parameters"}:
            assert operations[method]["summary"], (method, path)


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_answers_are_as_described_whatever_is_asked(case: schemathesis.Case[Any], open_portal: MockPortal) -> None:
    if "slug" in case.path_parameters and len(str(case.path_parameters["slug"])) % 4:
        with httpx.Client(base_url=f"{open_portal.control_url}/", verify=False) as client:
            client.post("tenants", json={"slug": SLUG, "seed": 7})
            family = {"first_name": "Marie", "last_name": "Martin", "email": "marie.martin@example.org"}
            client.post(f"tenants/{SLUG}/families", json=family)
            families = client.get(f"tenants/{SLUG}/families").json()
        case.path_parameters["slug"] = SLUG
        if "family" in case.path_parameters:
            case.path_parameters["family"] = families[0]["id"]

    if case.path.endswith("/generation") and isinstance(case.body, dict):
        count = case.body.get("count")
        case.body["count"] = 3 if isinstance(count, int) and count > 3 else count  # 100,000 families take a minute
    case.call_and_validate(
        base_url=open_portal.control_url,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_headers_conformance,
            response_schema_conformance,
        ],
    )
