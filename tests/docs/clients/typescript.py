"""A client in TypeScript: the types of an API, and a class with a method for each operation. It needs `fetch` alone."""

import json
from collections.abc import Iterator

from tests.docs.clients.description import Operation, Parameter, Schema, choices, name_of, operations, schemas

_SIMPLE = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_CLASS = """\
/** A refusal: the status of the answer, and what it says. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`${status} ${text}`);
    this.status = status;
  }
}

type Query = Record<string, string | number | boolean | undefined>;

export class %(name)s {
  private readonly url: string;
  private readonly headers: Record<string, string>;

  /** %(about)s */
  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url.replace(/\\/$/, "");
    this.headers = headers;
  }
%(methods)s
  private async ask(method: string, path: string, query: Query, body?: unknown, kind?: string): Promise<Response> {
    const url = new URL(this.url + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = kind ? { ...this.headers, "Content-Type": kind } : this.headers;
    const text = kind === "application/json" ? JSON.stringify(body) : (body as string | undefined);
    const answer = await fetch(url, { method, headers, body: text });
    if (!answer.ok) throw new Refused(answer.status, await answer.text());
    return answer;
  }
}
"""


def client(description: Schema, name: str, about: str) -> str:
    """Return the module."""
    types = "\n".join(_type(key, schema) for key, schema in schemas(description).items())
    methods = "".join(f"\n{_method(operation)}" for operation in operations(description))
    return f"{types}\n{_CLASS % {'name': name, 'about': about, 'methods': methods}}"


def _type(name: str, schema: Schema) -> str:
    said = f"/** {schema['description']} */\n" if "description" in schema else ""
    if "properties" not in schema:
        return f"{said}export type {name} = {_of(schema)};\n"
    required = schema.get("required", ())
    fields = (
        f"  {key}{'' if key in required else '?'}: {_of(value)};\n" for key, value in schema["properties"].items()
    )
    return f"{said}export interface {name} {{\n{''.join(fields)}}}\n"


def _of(schema: Schema) -> str:
    if name := name_of(schema):
        return name
    if values := choices(schema):
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in values)
    if "anyOf" in schema:
        return " | ".join(map(_of, schema["anyOf"]))
    if schema.get("type") == "array":
        items = _of(schema.get("items", {}))
        return f"({items})[]" if " | " in items else f"{items}[]"
    if schema.get("type") == "object":
        return f"Record<string, {_of(schema.get('additionalProperties') or {})}>"
    return _SIMPLE.get(schema.get("type", ""), "unknown")


def _method(operation: Operation) -> str:
    first, *others = operation.words
    name = first + "".join(map(str.capitalize, others))
    lines = [
        f"  /** {operation.summary}. */",
        f"  async {name}({', '.join(_parameters(operation))}): Promise<{_given(operation)}> {{",
        f"    {_call(operation)};",
        "  }",
    ]
    return "\n".join(lines) + "\n"


def _given(operation: Operation) -> str:
    if operation.gives is None:
        return "void"
    return _of(operation.gives) if operation.gives_json else "string" if _is_text(operation) else "Blob"


def _call(operation: Operation) -> str:
    call = f"await this.ask({', '.join(_arguments(operation))})"
    if operation.gives is None:
        return call
    return f"return ({call}).{'json' if operation.gives_json else 'text' if _is_text(operation) else 'blob'}()"


def _is_text(operation: Operation) -> bool:
    return operation.gives_kind.startswith("text/")


def _parameters(operation: Operation) -> Iterator[str]:
    for each in operation.in_path:
        yield f"{each.name}: {_of(each.schema)}"
    if operation.takes is not None:
        yield f"body: {_of(operation.takes)}{' = {}' if operation.takes_nothing_too else ''}"
    if operation.in_query:
        fields = "; ".join(map(_field, operation.in_query))
        yield f"query: {{ {fields} }}{'' if any(each.required for each in operation.in_query) else ' = {}'}"


def _field(parameter: Parameter) -> str:
    return f"{parameter.name}{'' if parameter.required else '?'}: {_of(parameter.schema).replace(' | null', '')}"


def _arguments(operation: Operation) -> Iterator[str]:
    path = operation.path
    for each in operation.in_path:
        path = path.replace(f"{{{each.name}}}", f"${{encodeURIComponent({each.name})}}")
    yield json.dumps(operation.method)
    yield f"`{path}`"
    yield "query" if operation.in_query else "{}"
    if operation.takes is not None:
        yield "body"
        yield json.dumps("application/json" if operation.takes_json else "text/csv")
