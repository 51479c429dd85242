"""``/openapi.json``: the description of the API in OpenAPI 3.1, made from the table of operations."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ...mailbox.dates import MOMENT
from .choices import FLAG, SCHEMES, YES_OR_NO
from .information import own_version
from .json_response import json_response
from .operation import TEXT, Operation
from .parameters import LARGEST
from .schemas import SEARCH

Table = Mapping[str, Mapping[str, Operation]]

_DESCRIPTION = (
    "Mailpit's API v1, and wait, mark, links, codes and faults. Every path also stands under /mailboxes/{name}/: the "
    "mailbox of a recipient (marie@example.org), a domain (@example.org) or a sender (from:portal@example.org). "
    "Events come by WebSocket from /api/events. Formats that JSON Schema does not know: mailpit-search is the language "
    "of https://mailpit.axllent.org/docs/usage/search-filters/, iana-time-zone a name such as Europe/Paris, "
    "tag a text with a letter, a digit or one of _-.@"
)
_NUMBER = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_NAME = {"type": "string", "minLength": 1}
_NOT_BLANK = {"minLength": 1, "pattern": r"\S"}
_PARAMETERS: dict[str, tuple[dict[str, Any], str]] = {
    "id": (_NAME, "The id of a message, or latest: the newest one, of those that query finds"),
    "part": (_NAME, "Its place in the message, such as 1.2"),
    "tag": (_NAME, "The name of a tag"),
    "number": ({**_NUMBER, "maximum": 2**31}, "The number of a fault"),
    "query": (SEARCH, "A search in Mailpit's language; an address in quotes matches whole"),
    "tz": (
        {"type": "string", "format": "iana-time-zone", "pattern": "^[\\w+/-]*$", "examples": ["Europe/Paris"]},
        "The time zone of the dates in the search, such as Europe/Paris",
    ),
    "before": (MOMENT, "Only messages received before this day or moment, or seconds since 1970"),
    "start": (_NUMBER, "How many messages to pass over"),
    "limit": (_NUMBER, "How many messages to answer; in a list, 0 means all"),
    "after": (_NUMBER, "A mark: only messages that came later"),
    "timeout": ({"type": "number", "minimum": 0, "maximum": 300, "default": 10}, "Seconds"),
    "dl": ({"enum": FLAG}, "As a file to be kept"),
    "embed": ({"enum": FLAG}, "As the inbox page frames it"),
    "pictures": ({"enum": FLAG}, "With pictures of other servers, which may learn by that that somebody reads"),
    "scheme": ({"enum": SCHEMES}, "As for a reader who prefers this colour scheme"),
    "follow": ({"enum": YES_OR_NO}, "Through redirects"),
}
TAGS = {
    "Messages": "Many messages: listed, searched, marked, tagged, deleted.",
    "OneMessage": "One message, and what is in it.",
    "Views": "The bodies of a message as pages of their own.",
    "HtmlCheck": "What mail programs do not support of the HTML.",
    "LinkCheck": "Links that fail.",
    "Sender": "Messages that come by HTTP, and those that are sent on.",
    "Waiting": "Messages that are still to come.",
    "FaultOrders": "Faults of a mailbox.",
    "ChaosOrders": "Random SMTP errors.",
    "Information": "The mail catcher itself.",
    "Description": "This description.",
}
_PATH_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


class OpenApiEndpoint:
    """The endpoint."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, _request: Request) -> Response:
        """Return this description."""
        return json_response(describe(self._table))


def describe(table: Table) -> dict[str, Any]:
    """Return the OpenAPI document of these operations."""
    types = [kind for methods in table.values() for each in methods.values() for kind in _types(each)]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    by_type = {repr(kind): schema for kind, schema in zip(types, schemas, strict=True)}
    paths = {
        _PATH_PARAMETER.sub(r"{\1}", path): {
            method.lower(): _operation(path, operation, by_type) for method, operation in methods.items()
        }
        for path, methods in table.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "fake_smtp", "version": own_version(), "description": _DESCRIPTION},
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": paths,
        "components": {"schemas": components},
    }


def _types(operation: Operation) -> list[Any]:
    types = (operation.response, operation.body, *operation.errors.values())
    return [kind for kind in types if kind is not None and not isinstance(kind, str)]


def _operation(path: str, operation: Operation, schemas: Mapping[str, Any]) -> dict[str, Any]:
    responses = {**_errors(path, operation), operation.status: operation.response}
    described: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": operation.description,
        "parameters": [_parameter(name, "path") for name in _PATH_PARAMETER.findall(path)]
        + [_parameter(name, "query", required=name in operation.required) for name in operation.query],
        "responses": {str(status): _response(status, kind, schemas) for status, kind in sorted(responses.items())},
    }
    if operation.body:
        examples = {"one": {"value": operation.example}}
        content = {"application/json": {"schema": schemas[repr(operation.body)], "examples": examples}}
        described["requestBody"] = {"required": not _may_be_empty(operation.body), "content": content}
    return described


def _errors(path: str, operation: Operation) -> dict[int, Any]:
    unknown = {404: TEXT} if _PATH_PARAMETER.search(path) else {}
    invalid = {400: TEXT} if operation.query or operation.body else {}
    too_large = {413: TEXT} if operation.body else {}
    return {**unknown, **invalid, **too_large, **operation.errors}


def _parameter(name: str, place: str, *, required: bool = True) -> dict[str, Any]:
    schema, description = _PARAMETERS[name]
    if required and place == "query":
        schema = {**schema, **_NOT_BLANK}
    return {"name": name, "in": place, "required": required, "schema": schema, "description": description}


def _response(status: int, kind: Any, schemas: Mapping[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if isinstance(kind, str):
        described["content"] = {kind: {"schema": {"type": "string"} if kind.startswith("text/") else {}}}
    elif kind is not None:
        described["content"] = {"application/json": {"schema": schemas[repr(kind)]}}
    return described


def _may_be_empty(kind: Any) -> bool:
    try:
        msgspec.convert({}, kind)
    except msgspec.ValidationError:
        return False
    return True
