"""An OpenAPI document of ours, as far as a client needs it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
_REQUEST = {"get", "post", "put", "patch", "delete"}


@dataclass(frozen=True)
class Parameter:
    """A parameter of an operation, in its path or in its query."""

    name: str
    schema: Schema
    required: bool


@dataclass(frozen=True)
class Operation:
    """One operation; `gives` is None where the answer has no content."""

    id: str
    method: str
    path: str
    summary: str
    in_path: list[Parameter]
    in_query: list[Parameter]
    takes: Schema | None
    takes_json: bool
    takes_nothing_too: bool
    gives: Schema | None
    gives_kind: str
    """The media type of the answer."""

    @property
    def gives_json(self) -> bool:
        """Whether the answer is JSON."""
        return self.gives_kind == "application/json"

    @property
    def words(self) -> list[str]:
        """The words of its id, in lower case: of `setFaults` and of `Faults_set`."""
        return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+", self.id)]


def operations(description: Schema) -> Iterator[Operation]:
    """Yield every operation, by path and method."""
    for path, methods in sorted(description["paths"].items()):
        for method in sorted(methods.keys() & _REQUEST):
            yield _operation(path, method, methods[method], methods.get("parameters", []))


def schemas(description: Schema) -> dict[str, Schema]:
    """Return the schemas by their names."""
    return dict(sorted(description["components"]["schemas"].items()))


def choices(schema: Schema) -> list[Any]:
    """Return the values that there are to choose from, on every server."""
    return [] if schema.get("x-of-this-portal") else list(schema.get("enum", ()))


def name_of(schema: Schema) -> str:
    """Return the name of the schema that is referred to; "" where none is."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _operation(path: str, method: str, described: Schema, of_path: list[Schema]) -> Operation:
    parameters = [*of_path, *described.get("parameters", [])]
    success = next(answer for status, answer in described["responses"].items() if status[0] in "23")
    body = described.get("requestBody", {})
    takes_kind, takes = _content(body)
    gives_kind, gives = _content(success)
    return Operation(
        id=described["operationId"],
        method=method.upper(),
        path=path,
        summary=described["summary"],
        in_path=[_parameter(each) for each in parameters if each["in"] == "path"],
        in_query=[_parameter(each) for each in parameters if each["in"] == "query"],
        takes=takes,
        takes_json=takes_kind == "application/json",
        takes_nothing_too=not body.get("required", True),
        gives=gives,
        gives_kind=gives_kind,
    )


def _parameter(described: Schema) -> Parameter:
    return Parameter(described["name"], described["schema"], described["required"])


def _content(described: Schema) -> tuple[str, Schema | None]:
    return next(((kind, each["schema"]) for kind, each in described.get("content", {}).items()), ("", None))
