"""The page of the public names, with signatures and docstrings: `portail.__all__`, and classes for entry points."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from typing import Any

import portail

INTRODUCTION = """\
# Public names

What `from portail import …` offers, and the classes of which a package makes its entry points: these name the module to
import them from. All stay compatible within a major version; every other module, class and function of `portail` is
private and may change at any time.
"""
FOR_THE_ENGINE = {"GuideSource": {"document", "film"}, "Steps": {"check"}, "Walk": {"begin_step", "finish", "close"}}
"""Members that are not underscored, and that only the engine uses."""
MADE_BY_THE_ENGINE = ("Project", "Walk", "Walker")
"""Classes that users are given, and that they do not build."""
SECTIONS = ("Args", "Attributes", "Raises", "Returns", "Yields")
WIDTH = 100


def page() -> str:
    """Return the page."""
    things = {name: getattr(portail, name) for name in portail.__all__}
    things |= {name: getattr(import_module(module), name) for name, module in portail._FOR_ENTRY_POINTS.items()}
    return "\n".join([INTRODUCTION, *(_entry(name, things[name]) for name in sorted(things, key=str.casefold))])


def _entry(name: str, thing: Any) -> str:
    module = portail._FOR_ENTRY_POINTS.get(name)
    where = f"from {module} import {name}\n\n" if module else ""
    parts = [f"## {name}", _code(where + _signature(name, thing)), markdown(_docstring(thing))]
    if inspect.isclass(thing):
        parts += [f"### `{name}.{attribute}`\n\n{words}" for attribute, words in _attributes(thing)]
        parts += [_member(name, member, value) for member, value in _members(name, thing)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _members(name: str, of: type) -> Iterator[tuple[str, Any]]:
    """Yield the public properties and methods, those of private base classes included."""
    others = _other_names(name)
    seen: dict[str, Any] = {}
    for cls in (cls for cls in of.__mro__ if cls.__module__.startswith("portail.") and cls.__name__ not in others):
        for member, value in vars(cls).items():
            described = isinstance(value, property | classmethod) or inspect.isfunction(value)
            if described and (not member.startswith("_") or member == "__call__"):
                seen.setdefault(member, value)
    yield from ((member, value) for member, value in seen.items() if member not in FOR_THE_ENGINE.get(name, ()))


def _attributes(of: type) -> Iterator[tuple[str, str]]:
    """Yield the attributes that have a docstring below them, each with its type and that."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(of))).body
    assert isinstance(definition, ast.ClassDef)
    for statement, below in pairwise(definition.body):
        match statement, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name, f"{_code(ast.unparse(statement))}\n\n{inspect.cleandoc(words)}"


def _other_names(name: str) -> set[str]:
    """Return the other public classes, which have entries of their own."""
    return {getattr(portail, other).__name__ for other in portail.__all__ if other != name}


def _member(owner: str, name: str, value: Any) -> str:
    function: Any = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
    if isinstance(value, property):
        signature = f"{name}: {_type(inspect.signature(function).return_annotation)}"
    else:
        before = "@classmethod\n" if isinstance(value, classmethod) else ""
        signature = before + _call("walk" if name == "__call__" and owner == "Walker" else name, function)
    return f"### `{owner}.{name}`\n\n{_code(signature)}\n\n{markdown(_docstring(function))}"


def _signature(name: str, thing: Any) -> str:
    if inspect.isclass(thing):
        bases = ", ".join(base.__name__ for base in thing.__bases__ if base.__module__.startswith("portail."))
        is_described = getattr(thing, "_is_protocol", False) or inspect.isabstract(thing) or name in MADE_BY_THE_ENGINE
        if issubclass(thing, BaseException) or is_described:
            return f"class {name}({bases})" if bases else f"class {name}"
        return "class " + _call(name, thing)
    return _call(name, thing)


def _call(name: str, function: Any) -> str:
    signature = inspect.signature(function)
    parameters = [each for each in signature.parameters.values() if each.name not in ("self", "cls")]
    texts = list(_parameters(parameters))
    result = "" if inspect.isclass(function) else f" -> {_type(signature.return_annotation)}"
    line = f"{name}({', '.join(texts)}){result}"
    if len(line) <= WIDTH:
        return line
    return f"{name}(\n" + "".join(f"    {text},\n" for text in texts) + f"){result}"


def _parameters(parameters: list[inspect.Parameter]) -> Iterator[str]:
    star = False
    for each in parameters:
        if each.kind is each.KEYWORD_ONLY and not star:
            star = True
            yield "*"
        star = star or each.kind is each.VAR_POSITIONAL
        stars = "*" if each.kind is each.VAR_POSITIONAL else "**" if each.kind is each.VAR_KEYWORD else ""
        default = "" if each.default is each.empty else f" = {_default(each.default)}"
        yield f"{stars}{each.name}: {_type(each.annotation)}{default}"


def _default(value: object) -> str:
    if inspect.isclass(value):
        return value.__name__
    return "…" if value is ... or "<" in repr(value) else repr(value)


def _type(annotation: Any) -> str:
    """Return a type as somebody writes it who imports public names."""
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    for pattern, replacement in _REWRITTEN:
        text = re.sub(pattern, replacement, text)
    return text


_PUBLIC = {getattr(portail, name).__name__: name for name in portail.__all__}
_REWRITTEN = (
    (r"\b(?:[a-z_]\w*\.)+(?=\w)", ""),  # modules
    (r"Annotated\[str, Meta\([^)]*\)\]", "str"),
    (r"Optional\[(\w+)\]", r"\1 | None"),
    (r"\bmodule\b", "ModuleType"),
    ("~", ""),  # variables of types
    *((rf"\b{private}\b", public) for private, public in _PUBLIC.items() if private != public),
)


def _docstring(thing: Any) -> str:
    return inspect.cleandoc(vars(thing).get("__doc__") or "") if inspect.isclass(thing) else inspect.getdoc(thing) or ""


def markdown(docstring: str) -> str:
    """Return a docstring as Markdown; its sections become lists."""
    paragraphs = []
    for block in docstring.replace("``", "`").split("\n\n"):
        head, _, rest = block.partition("\n")
        if head.rstrip(":") in SECTIONS:
            paragraphs.append(f"**{head}**\n\n{_items(textwrap.dedent(rest))}")
        else:
            paragraphs.append(block)
    return "\n\n".join(paragraphs)


def _items(text: str) -> str:
    items = re.sub(r"\n +", " ", text).splitlines()
    return "\n".join("- " + re.sub(r"^(\w+): ", r"`\1`: ", item) for item in items)


def _code(text: str) -> str:
    return f"```python\n{text}\n```"
