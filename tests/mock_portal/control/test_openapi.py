"""The description of the control API, and that its answers are as described."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
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
from tests.mock_portal.support.town_hall import TownHall

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


def operations() -> list[dict[str, Any]]:
    """Every operation of the description."""
    paths = described()["paths"].values()
    return [operation for path in paths for name, operation in path.items() if name != "parameters"]


def test_every_operation_says_what_it_does() -> None:
    tags = {tag["name"] for tag in described()["tags"]}

    for operation in operations():
        assert operation["summary"], operation
        assert operation["description"], operation
        assert set(operation["tags"]) <= tags, operation
    ids = [operation["operationId"] for operation in operations()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)+", name) for name in ids)


def examples() -> Iterator[tuple[str, str, str, Any]]:
    """Path, method, media type and value of the example of each body."""
    for path, methods in described()["paths"].items():
        for method in methods.keys() - {"parameters"}:
            for kind, content in methods[method].get("requestBody", {}).get("content", {}).items():
                yield path, method, kind, content["examples"]["one"]["value"]


@pytest.mark.parametrize(("path", "method", "kind", "value"), list(examples()))
def test_the_example_of_every_body_is_taken(town_hall: TownHall, path: str, method: str, kind: str, value: Any) -> None:
    ids: dict[str, object] = {"slug": town_hall.slug}
    if "{family}" in path:
        ids["family"] = town_hall.register("paul@example.org", child_key=None)
    if "{invoice}" in path:
        ids["invoice"] = town_hall.call("GET", f"families/{ids['family']}/invoices")[0]["id"]

    content = value if isinstance(value, str) else json.dumps(value)
    url = f"/__control__{path.format(**ids)}"
    answer = town_hall.api.request(method, url, content=content, headers={"Content-Type": kind})

    assert answer.is_success, answer.text
    if path == "/tenants":
        town_hall.api.delete(f"/__control__/tenants/{value['slug']}")


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
        count = case.body.get("count")  # 100,000 families take a minute
        case.body["count"] = 3 if isinstance(count, int | float) and count > 3 else count
    if case.query and "wait" in case.query:
        with suppress(TypeError, ValueError):
            case.query["wait"] = min(float(case.query["wait"]), 0.1)  # nothing happens meanwhile
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
