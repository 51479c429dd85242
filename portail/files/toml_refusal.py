"""What msgspec says of a value that does not fit, in words for the person who wrote it, and the way to the value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from typing import Any, Literal

import msgspec
from msgspec import inspect

from portail.wording import files as words
from portail.wording import toml as toml_words
from portail.wording.files import Refusal

Path = tuple[str | int, ...]
"""The keys, and the numbers in lists, that lead to a value."""
ELSEWHERE = "[...]"
EXPECTED = re.compile(r"Expected `(?P<kind>\w+)[^`]*`(?:, got `(?P<given>\w+)`)?(?P<bound>[^-]*)")
PLACE = re.compile(r"[a-z_]+|\[\d+\]|\[\.{3}\]")


@dataclass(frozen=True)
class Misfit:
    """A value that is `missing`, or `unfit` as it stands: the way to it, and what is wrong.

    `meant` is the way to the key that may be meant by one that is not known.
    """

    path: Path
    refusal: Refusal
    kind: Literal["missing", "unfit"] = "unfit"
    meant: Path | None = None


def misfit_of(reason: str, table: dict[str, Any], to: type[Any], above: Sequence[str]) -> Misfit:
    """Translate what msgspec says of a table that it refuses; `above` are the names of the tables around it."""
    field = next(iter(re.findall(r"field `([^`]+)`", reason)), "")
    path = _path(reason, table, to)
    if "unknown field" in reason:
        known = _keys(inspect.type_info(to), path)
        nearest = get_close_matches(field, known, 1)
        refusal = toml_words.key_unknown(field, known, nearest)
        return Misfit((*path, field), refusal, meant=(*path, *nearest) if nearest else None)
    if "missing required field" in reason:
        return Misfit((*path, field), words.key_missing(field, _named((*above, *path))), "missing")
    key = next((each for each in reversed(path) if isinstance(each, str) and each.strip()), "")
    return Misfit(path, _unfit(key, reason, to, path))


def _unfit(key: str, reason: str, to: type[Any], path: Path) -> Refusal:
    found = EXPECTED.match(reason)
    if "matching regex" in reason:
        return words.text_empty(key)
    if "Invalid enum value" in reason:
        choices = _choices(inspect.type_info(to), path)
        if isinstance(path[-1], int):
            return toml_words.not_in_the_list(key, reason.split("'")[1], choices)
        return toml_words.none_of_these(key, choices)
    if found and found["given"]:
        return toml_words.another_kind(key, found["kind"], found["given"])
    return (
        toml_words.out_of_bounds(key, found["bound"].strip()) if found else toml_words.another_kind(key, "date", "str")
    )


def _named(path: Path) -> str:
    return ".".join(str(each) for each in path if isinstance(each, str))


def _path(reason: str, table: dict[str, Any], to: type[Any]) -> Path:
    """Return the way to what is refused; msgspec does not name the keys of a table with free keys."""
    found: list[str | int] = []
    for name in PLACE.findall(reason.rpartition("`$")[2] if "`$" in reason else ""):
        if name == ELSEWHERE:
            found.append(_wrong_key(reason, table, to, found))
        else:
            found.append(int(name[1:-1]) if name.startswith("[") else name)
    if "at `key`" in reason:
        found.append(next(key for key in _at(table, found) if not key.strip()))
    return tuple(found)


def _at(table: Any, path: Sequence[str | int]) -> Any:
    return reduce(lambda within, name: within[name], path, table)


def _wrong_key(reason: str, table: dict[str, Any], to: type[Any], above: Sequence[str | int]) -> str:
    """Return the key below these ones whose value is refused for this reason even where it is the only one."""

    def alone(table: Any, above: Sequence[str | int], key: str) -> dict[str | int, Any]:
        return {**table, above[0]: alone(table[above[0]], above[1:], key)} if above else {key: table[key]}

    def is_refused(key: str) -> bool:
        try:
            msgspec.convert(alone(table, above, key), to)
        except msgspec.ValidationError as error:
            return str(error) == reason
        return False

    return next(str(key) for key in _at(table, above) if is_refused(key))


def _types(kind: inspect.Type, path: Path) -> Iterator[inspect.Type]:
    """Yield the types that a value may have to which a path leads."""
    if isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from _types(each, path)
    elif not path:
        yield kind
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            if field.encode_name == path[0]:
                yield from _types(field.type, path[1:])
    elif isinstance(kind, inspect.DictType):
        yield from _types(kind.value_type, path[1:])
    elif isinstance(kind, inspect.ListType | inspect.VarTupleType):
        yield from _types(kind.item_type, path[1:])


def _keys(kind: inspect.Type, path: Path) -> list[str]:
    structs = (each for each in _types(kind, path) if isinstance(each, inspect.StructType))
    return [field.encode_name for struct in structs for field in struct.fields]


def _choices(kind: inspect.Type, path: Path) -> list[str]:
    literals = (each for each in _types(kind, path) if isinstance(each, inspect.LiteralType))
    return [str(value) for literal in literals for value in literal.values]
