"""The description of the control API for its clients: OpenAPI 3.1, made from the table of operations."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from ...tenants.tenants import SLUG
from .operation import Operation
from .schemas import Refusal

Table = Mapping[str, Mapping[str, Operation]]
Known = Mapping[str, Mapping[str, Sequence[str | None]]]

PARAMETERS: dict[str, dict[str, Any]] = {
    "slug": {"type": "string", "pattern": f"^{SLUG.pattern}$", "examples": ["velizy"]},
    "family": {"type": "integer", "minimum": 1, "maximum": 2**53, "examples": [1]},
    "invoice": {"type": "integer", "minimum": 1, "maximum": 2**53, "examples": [1]},
}
TAGS = {
    "tenants": "Portals of a town, each with families, clock and faults of its own.",
    "clock": "The time of a tenant: real, shifted or standing still.",
    "defects": "Portals that do not do what a document says.",
    "faults": "Trouble of the surroundings: slow pages, lost messages, a payment site that is down.",
    "terms": "The general terms of use.",
    "journal": "What happened, and what came closest to what should have.",
    "families": "Families: registered, invited, changed, deleted.",
    "invoices": "The invoices of a family.",
}
OF_THIS_PORTAL = "x-of-this-portal"
"""Said of values that another portal may not have: a typed client takes any."""
NAMED = re.compile(r"\{(\w+)(?::\w+)?\}")


def describe(table: Table, root: str, known: Known) -> dict[str, Any]:
    """The description of every operation, at its address below the root.

    `known` are the values that this portal has for a property of a schema, such as its towns.
    """
    operations = [operation for methods in table.values() for operation in methods.values()]
    asked = [field.type for each in operations if each.asks for field in msgspec.structs.fields(each.asks)]
    types = [kind for each in operations for kind in (each.gives, each.takes) if kind is not None] + asked
    schemas, components = msgspec.json.schema_components([Refusal, *types], ref_template="#/components/schemas/{name}")
    by_type = {repr(kind): schema for kind, schema in zip([Refusal, *types], schemas, strict=True)}
    for name, properties in known.items():
        for key, values in properties.items():
            components[name]["properties"][key] |= {"enum": list(values), OF_THIS_PORTAL: True}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Control API of the mock portal", "version": version("portail-famille")},
        "servers": [{"url": root}],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "security": [{}, {"bearer": []}, {"basic": []}],
        "paths": {NAMED.sub(r"{\1}", path): _path(path, methods, by_type) for path, methods in table.items()},
        "components": {
            "schemas": components,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "basic": {"type": "http", "scheme": "basic"},
            },
        },
    }


def _path(path: str, methods: Mapping[str, Operation], schemas: Mapping[str, Any]) -> dict[str, Any]:
    parameters = NAMED.findall(path)
    described: dict[str, Any] = {
        method.lower(): _operation(operation, _tag(path), bool(parameters), schemas)
        for method, operation in methods.items()
    }
    if parameters:
        described["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": PARAMETERS[name]} for name in parameters
        ]
    return described


def _operation(operation: Operation, tag: str, is_named: bool, schemas: Mapping[str, Any]) -> dict[str, Any]:
    refusals = {401, 403, *operation.refusals} | ({404} if is_named else set())
    refusals |= ({400, 413} if operation.takes else set()) | ({400} if operation.asks else set())
    refused = {str(status): _response(status, schemas[repr(Refusal)]) for status in sorted(refusals)}
    answer = _response(operation.status, schemas[repr(operation.gives)] if operation.gives else None)
    described: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [tag],
        "summary": operation.summary,
        "description": operation.description,
        "responses": {str(operation.status): answer, **refused},
    }
    if operation.asks:
        described["parameters"] = [
            _query_parameter(field, dict(schemas[repr(field.type)])) for field in msgspec.structs.fields(operation.asks)
        ]
    if operation.takes:
        content = {"schema": schemas[repr(operation.takes)], "examples": {"one": {"value": operation.example}}}
        described["requestBody"] = {
            "required": not _may_be_empty(operation.takes),
            "content": {operation.media: content},
        }
    return described


def _query_parameter(field: FieldInfo, schema: dict[str, Any]) -> dict[str, Any]:
    said = schema.pop("description", None) or _of_a_choice(schema)
    return {"name": field.name, "in": "query", "required": field.required, "description": said, "schema": schema}


def _of_a_choice(schema: Mapping[str, Any]) -> str:
    return next(str(each["description"]) for each in schema["anyOf"] if "description" in each)


def _tag(path: str) -> str:
    """What a path is about: its last word that names a subject."""
    return [part for part in path.split("/") if part in TAGS][-1]


def _response(status: int, schema: Any) -> dict[str, Any]:
    return {"description": HTTPStatus(status).phrase, **(_json(schema) if schema else {})}


def _json(schema: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def _may_be_empty(kind: Any) -> bool:
    try:
        msgspec.convert({}, kind)
    except msgspec.ValidationError:
        return False
    return True
