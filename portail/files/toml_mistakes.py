"""What is wrong with lines that are no TOML: each mistake of a text, as if those above it had been mended."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from portail.wording import toml as words
from portail.wording.files import Refusal

MOST = 50
"""So many mistakes are told at once; a text with more is none of TOML."""
STAND_IN = "portail-mended-"
PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
TABLE = re.compile(r"\s*\[+\s*(?P<name>[\w.\"-]*)")
KEY = re.compile(r"\s*(?P<key>\"[^\"]*\"|[^=:\s\[\]#\"“”«»]+(?:\s+[^=:\s\"“”«»]+)*?)\s*(?P<sign>[=:])\s*(?P<value>.*)")
WORD = re.compile(r"\s*([\w-]+)")
BARE = re.compile(r"[A-Za-z0-9_.-]+|\"[^\"]*\"")
TYPOGRAPHIC = re.compile(r"[“”„«»]")
BETWEEN_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
SWITCH = re.compile(r"(?:true|false|oui|non|vrai|faux|yes|no|on|off)\b", re.IGNORECASE)
REMARK = re.compile(r"\s*(?://|/\*|;\s|<!--|--\s)")
"""With what remarks begin elsewhere."""
BACKSLASH = re.compile(r"\"[^\"]*\\(?![btnfre\"\\uU])")
DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")


@dataclass(frozen=True)
class TomlMistake:
    """A line that is no TOML: where, counted from 1, and what is wrong; it repeats no value.

    `in_table`: it names a table, which cannot be read; `is_second`: it gives a key once more.
    """

    line: int
    column: int
    refusal: Refusal
    in_table: bool = False
    is_second: bool = False


def read(text: str) -> tuple[dict[str, Any], list[TomlMistake]]:
    """Return what a text says, as far as it can be read, and its mistakes in their order."""
    lines = text.replace("\r\n", "\n").split("\n")
    found: dict[int, TomlMistake] = {}
    while len(found) < MOST:
        try:
            return _without_stand_ins(tomllib.loads("\n".join(lines))), list(found.values())
        except (ValueError, RecursionError) as error:
            mistake = _mistake(lines, error)
        if mistake.line in found:
            break
        found[mistake.line] = mistake
        lines[mistake.line - 1] = "" if mistake.is_second else _stand_in(lines[mistake.line - 1], mistake.line)
    return {}, sorted(found.values(), key=lambda each: each.line)


def _without_stand_ins(tables: dict[str, Any]) -> dict[str, Any]:
    return {name: table for name, table in tables.items() if not name.startswith(STAND_IN)}


def _stand_in(line: str, number: int) -> str:
    """Return a line that is TOML: its key with an empty text, or a table that does not count."""
    if TABLE.match(line):
        return f"[{STAND_IN}{number}]"
    found = KEY.match(line)
    return f'{found["key"]} = ""' if found and BARE.fullmatch(found["key"]) else ""


def _mistake(lines: Sequence[str], error: Exception) -> TomlMistake:
    if isinstance(error, RecursionError):
        return TomlMistake(_longest(lines), 1, words.not_toml(words.NESTED_TOO_DEEP, words.write_a_text("nom")))
    if not isinstance(error, tomllib.TOMLDecodeError):
        return TomlMistake(_longest(lines), 1, words.not_toml(words.NUMBER_TOO_LONG, words.write_a_text("nom")))
    reason, place = str(error), PLACE.search(str(error))
    line, column = (int(place[1]), int(place[2])) if place else (_last(lines), 1)
    if "Unclosed array" in reason:
        line, column = _opening(lines, line), 1
        return TomlMistake(line, column, words.not_toml(*_of_list(lines[line - 1].partition("=")[2].strip())))
    in_table, is_second = TABLE.match(lines[line - 1]) is not None, "Cannot overwrite" in reason
    return TomlMistake(line, column, _refusal(lines[line - 1], reason), in_table, is_second)


def _refusal(line: str, reason: str) -> Refusal:
    table, key = TABLE.match(line), KEY.match(line)
    if table:
        twice = re.search(r"Cannot declare|Cannot redefine|Cannot mutate", reason)
        return words.table_twice(table["name"]) if twice else words.not_toml(words.TABLE_OPEN, words.NAME_A_TABLE)
    if not key:
        if REMARK.match(line):
            return words.not_toml(words.REMARK, words.BEGIN_A_REMARK)
        if TYPOGRAPHIC.match(line.strip()):
            return words.not_toml(words.QUOTES, words.QUOTE_THE_NAME)
        word = WORD.match(line)
        return words.not_toml(words.NO_EQUAL_SIGN, words.write_a_text(word[1] if word else "nom"))
    if "Cannot overwrite" in reason:
        return words.key_twice(key["key"])
    return next(_of_key(line, key["key"], key["sign"], key["value"].strip()))


def _of_key(line: str, key: str, sign: str, value: str) -> Iterator[Refusal]:
    """Yield what may be wrong with the line of a key, the surest first."""
    text = words.write_a_text(key)
    if TYPOGRAPHIC.search(BETWEEN_QUOTES.sub("", line)):
        yield words.not_toml(words.QUOTES, text)
    if not BARE.fullmatch(key):
        yield words.not_toml(words.NAME_UNQUOTED, words.QUOTE_THE_NAME)
    if sign == ":":
        yield words.not_toml(words.COLON, text)
    yield words.not_toml(*_of_value(key, value))


def _of_value(key: str, value: str) -> tuple[str, str]:
    rest = BETWEEN_QUOTES.sub("", value)
    if not value:
        return words.NO_VALUE, words.write_a_text(key)
    if BACKSLASH.match(value):
        return words.BACKSLASH, words.WRITE_A_SLASH
    if REMARK.match(rest):
        return words.REMARK, words.BEGIN_A_REMARK
    if value[0] in "\"'":
        return (
            (words.TOO_MUCH, words.quote_less(key)) if rest != value else (words.QUOTES_OPEN, words.write_a_text(key))
        )
    if SWITCH.match(value):
        return words.NO_SWITCH, words.write_a_switch(key)
    if DATE.match(value):
        return words.NO_DATE, words.write_a_date(key)
    if value[0] == "[":
        return _of_list(value)
    return (words.TOO_MUCH if value[0].isdigit() else words.WITHOUT_QUOTES), words.write_a_text(key)


def _of_list(value: str) -> tuple[str, str]:
    """Return what is wrong with a list: it is not closed, or its values are not as texts are written."""
    rest = BETWEEN_QUOTES.sub('""', value)
    if re.search(r"\"\"\s*\"\"", rest):
        return words.COMMA_MISSING, words.EXAMPLES["array"]
    if re.search(r"[\[,]\s*(?!true|false)[^\W\d_]", rest):
        return words.WITHOUT_QUOTES, words.EXAMPLES["array"]
    return words.LIST_OPEN, words.CLOSE_THE_LIST


def _opening(lines: Sequence[str], line: int) -> int:
    """Return the number of the line on which a list begins that is not closed at a line."""
    return next((number for number in range(line, 0, -1) if re.search(r"=\s*\[", lines[number - 1])), line)


def _longest(lines: Sequence[str]) -> int:
    """Return the number of the longest line: Python names no line of what is too much for it."""
    return max(range(len(lines)), key=lambda at: len(lines[at])) + 1


def _last(lines: Sequence[str]) -> int:
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
