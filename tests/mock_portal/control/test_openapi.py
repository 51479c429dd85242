"""The description of the control API, and that its answers are as described."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import strategies as st

from mock_portal.components import Components, build_components
from mock_portal.families.csv_file import MOST
from mock_portal.families.families import Family
from mock_portal.http.app import serve
from mock_portal.http.control.journal import LONGEST_WAIT
from mock_portal.http.control.openapi import describe
from mock_portal.http.control.routes import family_operations, known, tenant_operations
from mock_portal.settings import Hashing, Settings
from mock_portal.storage.store import Store
from mock_portal.tenants.tenants import Tenant
from mock_portal.towns.town_file import read_towns
from tests.mock_portal.support.components import components
from tests.mock_portal.support.town_hall import TownHall
from tests.mock_portal.support.world import PAYMENT_PORT, Postbox
from tests.schema_gate import URL, Gate, limit, operations, set_path

SLUG = "ville-decrite"
ROWS = st.lists(st.uuids(), min_size=1, max_size=3, unique=True).map(
    lambda ids: "".join(f"Marie,Martin,marie-{each}@example.org\n" for each in ids)
)
# What stands in a CSV file, no schema says.
schemathesis.openapi.media_type("text/csv", ROWS.map(lambda rows: f"first_name,last_name,email\n{rows}".encode()))


def described() -> dict[str, Any]:
    """The description of a portal that nobody has asked for anything."""
    with components() as portal:
        serve(portal, PAYMENT_PORT)
        return describe({**tenant_operations(portal), **family_operations(portal)}, "/__control__", known(portal))


@pytest.fixture(scope="module")
def parts() -> Iterator[Components]:
    """A portal without a network."""
    store, settings = Store(), Settings(("127.0.0.1", 9), f"{URL}/", f"{URL}/", f"{URL}/", hashing=Hashing.CHEAP)
    yield build_components(settings, store, read_towns(), mail_client=Postbox())
    store.close()


@pytest.fixture(scope="module")
def gate(parts: Components) -> Gate:
    return Gate(described(), serve(parts, PAYMENT_PORT), "/__control__")


def test_the_description_is_served(api: httpx.Client) -> None:
    served = api.get("/__control__/openapi.json").json()

    assert served["openapi"] == "3.1.0"
    assert served == described()


def every_operation() -> list[dict[str, Any]]:
    """Every operation of the description."""
    paths = described()["paths"].values()
    return [operation for path in paths for name, operation in path.items() if name != "parameters"]


def test_every_operation_says_what_it_does() -> None:
    tags = {tag["name"] for tag in described()["tags"]}

    for operation in every_operation():
        assert operation["summary"], operation
        assert operation["description"], operation
        assert "Annotated" not in operation["description"], operation
        assert set(operation["tags"]) <= tags, operation
        assert all(each["description"] for each in operation.get("parameters", ())), operation
    ids = [operation["operationId"] for operation in every_operation()]
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


@pytest.mark.parametrize("operation", operations(described()))
def test_the_portal_takes_what_is_described_and_nothing_else(operation: str, parts: Components, gate: Gate) -> None:
    if parts.tenants.find(SLUG):
        parts.tenants.delete(SLUG)

    def prepare(case: "schemathesis.Case[Any]") -> None:
        tenant = parts.tenants.find(SLUG) or parts.tenants.create(SLUG, town="velizy")
        found = parts.families.all(tenant, limit=1)
        family = found[0] if found else register(parts, tenant)
        set_path(case, slug=SLUG, family=family.id, invoice=parts.invoices.of(family.id)[0].id)
        if operation.endswith("/generation"):
            limit(case.body, "count", MOST, 3)  # 100,000 families take a minute
        limit(case.query, "wait", LONGEST_WAIT, 0)  # nothing happens meanwhile

    assert gate.examine(operation, prepare) > 0


def register(parts: Components, tenant: Tenant) -> Family:
    return parts.families.register(tenant, first_name="Marie", last_name="Martin", email="marie.martin@example.org")
