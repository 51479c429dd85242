import json
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
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
from starlette.routing import Route

from fake_smtp import FakeSmtp, Limits
from fake_smtp.api.backend import Backend
from fake_smtp.api.routes import api_routes
from fake_smtp.statistics import Statistics
from tests.fake_smtp.letters import letter, send

_DESCRIPTION: dict[str, Any] = json.loads(files("fake_smtp").joinpath("openapi.json").read_text("utf-8"))
# Not asked: that everything else is refused. Like Mailpit, the API overlooks what it does not know, and the
# language of searches and dates is more than a schema can say.
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
schema = schemathesis.openapi.from_dict(_DESCRIPTION, config=SchemathesisConfig())


def test_every_route_is_described_and_every_description_has_its_route(smtp: FakeSmtp) -> None:
    statistics = Statistics(datetime.now(UTC))
    backend = Backend(
        smtp.mailbox, smtp.faults, smtp.chaos, statistics, Limits(), None, None, lambda: datetime.now(UTC)
    )
    routes = {
        (route.path.replace(":int", ""), method.lower())
        for route in api_routes(backend)
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
    described = {(path, method) for path, operations in _DESCRIPTION["paths"].items() for method in operations}

    assert routes == described


def test_the_description_is_served(smtp: FakeSmtp) -> None:
    assert httpx.get(f"{smtp.url}api/v1/openapi.json").json() == _DESCRIPTION


@pytest.fixture(scope="module")
def described() -> Iterator[FakeSmtp]:
    with FakeSmtp() as smtp:
        yield smtp


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_answers_are_as_described_whatever_is_asked(case: schemathesis.Case[Any], described: FakeSmtp) -> None:
    if case.path == "/api/v1/wait":
        case.query["timeout"] = 0
    if "{id}" in case.path and len(case.path_parameters["id"]) % 2:
        send(described, letter(html="<p>Code : 1234</p><a href='http://127.0.0.1:1/'>Lien</a>"))
        case.path_parameters["id"] = "latest"

    case.call_and_validate(base_url=described.url.rstrip("/"), checks=_CHECKS)
