"""The description of the API for its clients: OpenAPI 3.1, made from the table of operations."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from fake_smtp.http.api.information import own_version
from fake_smtp.http.api.operation import TEXT, Operation
from fake_smtp.http.api.parameters import LARGEST
from fake_smtp.http.api.schemas import answer

Table = Mapping[str, Mapping[str, Operation]]

_ABOUT = (
    "Mailpit's API v1, and wait, mark, links, codes and faults. Every path also stands under /mailboxes/{name}/: the "
    "mailbox of a recipient (marie@example.org), a domain (@example.org) or a sender (from:portal@example.org). "
    "Events come by WebSocket from /api/events."
)
_NUMBER = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_NAME = {"type": "string", "minLength": 1}
_PARAMETERS: dict[str, tuple[dict[str, Any], str]] = {
    "id": (_NAME, "The id of a message, or latest: the newest one, of those that query finds"),
    "part": (_NAME, "Its place in the message, such as 1.2"),
    "tag": (_NAME, "The name of a tag"),
    "number": ({**_NUMBER, "maximum": 2**31}, "The number of a fault"),
    "query": ({"type": "string"}, "A search in Mailpit's language; an address in quotes matches whole"),
    "tz": ({"type": "string"}, "The time zone of the dates in the search, such as Europe/Paris"),
    "before": ({"type": "string"}, "Only messages received before this date"),
    "start": (_NUMBER, "How many messages to pass over"),
    "limit": (_NUMBER, "How many messages to answer; in a list, 0 means all"),
    "after": (_NUMBER, "A mark: only messages that came later"),
    "timeout": ({"type": "number", "minimum": 0, "maximum": 300, "default": 10}, "Seconds"),
    "dl": ({"enum": ["1"]}, "As a file to be kept"),
    "embed": ({"enum": ["1"]}, "As the inbox page frames it"),
    "follow": ({"enum": ["true", "false", "1", "0"]}, "Through redirects"),
}
_NAMED = re.compile(r"\{(\w+)(?::\w+)?\}")


class Description:
    """The endpoint."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def tell(self, _request: Request) -> Response:
        """Answer this description."""
        return answer(describe(self._table))


def describe(table: Table) -> dict[str, Any]:
    """Return the description of every operation."""
    types = [kind for methods in table.values() for each in methods.values() for kind in _types(each)]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    by_type = {repr(kind): schema for kind, schema in zip(types, schemas, strict=True)}
    paths = {
        _NAMED.sub(r"{\1}", path): {
            method.lower(): _operation(path, operation, by_type) for method, operation in methods.items()
        }
        for path, methods in table.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "fake_smtp", "version": own_version(), "description": _ABOUT},
        "paths": paths,
        "components": {"schemas": components},
    }


def _types(operation: Operation) -> list[Any]:
    given = (operation.gives, operation.takes, *operation.refusals.values())
    return [kind for kind in given if kind is not None and not isinstance(kind, str)]


def _operation(path: str, operation: Operation, schemas: Mapping[str, Any]) -> dict[str, Any]:
    answers = {**_refusals(path, operation), operation.status: operation.gives}
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [_parameter(name, "path") for name in _NAMED.findall(path)]
        + [_parameter(name, "query", required=name in operation.required) for name in operation.query],
        "responses": {str(status): _response(status, gives, schemas) for status, gives in sorted(answers.items())},
    }
    if operation.takes:
        content = {"application/json": {"schema": schemas[repr(operation.takes)]}}
        described["requestBody"] = {"required": not _may_be_empty(operation.takes), "content": content}
    return described


def _refusals(path: str, operation: Operation) -> dict[int, Any]:
    missing = {404: TEXT} if _NAMED.search(path) else {}
    wrong = {400: TEXT} if operation.query or operation.takes else {}
    large = {413: TEXT} if operation.takes else {}
    return {**missing, **wrong, **large, **operation.refusals}


def _parameter(name: str, place: str, *, required: bool = True) -> dict[str, Any]:
    schema, description = _PARAMETERS[name]
    return {"name": name, "in": place, "required": required, "schema": schema, "description": description}


def _response(status: int, gives: Any, schemas: Mapping[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if isinstance(gives, str):
        described["content"] = {gives: {"schema": {"type": "string"} if gives.startswith("text/") else {}}}
    elif gives is not None:
        described["content"] = {"application/json": {"schema": schemas[repr(gives)]}}
    return described


def _may_be_empty(kind: type) -> bool:
    try:
        msgspec.convert({}, kind)
    except msgspec.ValidationError:
        return False
    return True
