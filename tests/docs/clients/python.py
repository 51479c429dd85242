"""A client in Python: the values of an API as structs of msgspec, and a class with a method for each operation."""

import keyword
import subprocess
import sys
from collections.abc import Iterator

from tests.docs.clients.description import Operation, Schema, choices, name_of, operations, schemas

_SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_DATES = {"date-time": "datetime", "date": "date"}


def values(description: Schema, about: str) -> str:
    """Return the module of the values."""
    every = schemas(description)
    waiting, classes = dict(every), []
    while waiting:  # a name stands before those that use it
        ready = [name for name, schema in waiting.items() if not (_names(schema) & (waiting.keys() - {name}))]
        classes += [_class(name, waiting.pop(name)) for name in ready]
    head = "from datetime import date, datetime\nfrom typing import Literal\n\nfrom msgspec import Struct\n"
    return _formatted(f'"""{about}"""\n\n{head}\n' + "\n\n".join(classes))


def requests(description: Schema, name: str, about: str) -> str:
    """Return the module of the requests."""
    every = list(operations(description))
    used = sorted({each for operation in every for each in _used(operation)})
    head = (
        f'"""{about}"""\n\nfrom collections.abc import Sequence\nfrom typing import Literal\n\n'
        f"from .connection import Connection\nfrom .values import {', '.join(used)}\n"
    )
    methods = "\n".join(_method(operation) for operation in every)
    return _formatted(f'{head}\n\nclass {name}(Connection):\n    """{about}"""\n\n{methods}')


def _formatted(text: str) -> str:
    for command in (["check", "--fix", "--quiet", "--select", "F401,I"], ["format"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--stdin-filename", "scenarios/x.py", "-"],
            input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        text = done.stdout
    return text


def _names(schema: object) -> set[str]:
    if isinstance(schema, dict):
        return {name_of(schema)} - {""} | {name for value in schema.values() for name in _names(value)}
    return {name for value in schema for name in _names(value)} if isinstance(schema, list) else set()


def _used(operation: Operation) -> set[str]:
    return _names([operation.takes or {}, operation.gives or {}])


def _class(name: str, schema: Schema) -> str:
    if "properties" not in schema:
        return f"{name} = {_of(schema)}\n"
    tags = [key for key, value in schema["properties"].items() if len(value.get("enum", ())) == 1]
    tag = "".join(f', tag_field="{key}", tag="{schema["properties"][key]["enum"][0]}"' for key in tags)
    lines = [f"class {name}(Struct, frozen=True, kw_only=True, omit_defaults=True{tag}):"]
    lines.append(f'    """{schema.get("description", name)}"""\n')
    lines += [_attribute(key, value, schema) for key, value in schema["properties"].items() if key not in tags]
    return "\n".join(lines) + "\n"


def _attribute(key: str, value: Schema, schema: Schema) -> str:
    default = "" if key in schema.get("required", ()) else f" = {value.get('default')!r}"
    optional = " | None" if default == " = None" and "None" not in _of(value) else ""
    return f"    {key}: {_of(value)}{optional}{default}"


def _of(schema: Schema) -> str:
    if name := name_of(schema):
        return name
    if values := choices(schema):
        return f"Literal[{', '.join(map(repr, values))}]"
    if "anyOf" in schema:
        return " | ".join(map(_of, schema["anyOf"]))
    if schema.get("type") == "array":
        return f"list[{_of(schema.get('items', {}))}]"
    if schema.get("type") == "object":
        return f"dict[str, {_of(schema.get('additionalProperties') or {})}]"
    return _DATES.get(schema.get("format", "")) or _SIMPLE.get(schema.get("type", ""), "object")


def _method(operation: Operation) -> str:
    gives = _of(operation.gives) if operation.gives is not None else "None"
    call = "self.do" if operation.gives is None else "return self.ask"
    lines = [
        f"def {'_'.join(operation.words)}({', '.join(['self', *_parameters(operation)])}) -> {gives}:",
        f'    """{operation.summary}."""',
        f"    {call}({', '.join(_arguments(operation, gives))})",
    ]
    return "".join(f"    {line}\n" for line in lines)


def _parameters(operation: Operation) -> Iterator[str]:
    for each in operation.in_path:
        yield f"{each.name}: {'int | str' if each.schema.get('type') == 'integer' else _of(each.schema)}"
    if operation.takes is not None:
        kind = _of(operation.takes)
        yield f"body: {kind.replace('list[', 'Sequence[', 1)}{' | None = None' if operation.takes_nothing_too else ''}"
    if operation.in_query:
        yield "*"
    for each in sorted(operation.in_query, key=lambda each: not each.required):
        assert not keyword.iskeyword(each.name)
        kind = _of(each.schema).replace(" | None", "")
        yield f"{each.name}: {kind}" + ("" if each.required else " | None = None")


def _arguments(operation: Operation, gives: str) -> Iterator[str]:
    yield repr(operation.method)
    path = operation.path.lstrip("/")
    yield f'f"{path}"' if operation.in_path else f'"{path}"'
    if operation.gives is not None:
        yield gives
    if operation.takes is not None:
        yield "body" if operation.takes_json else "csv=body"
    if operation.in_query:
        yield f"query={{{', '.join(f'{each.name!r}: {each.name}' for each in operation.in_query)}}}"
