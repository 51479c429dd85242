"""Secrets of a target: from the environment, or from a file that nobody else may read. They never enter a record."""

import os
import stat
from pathlib import Path
from typing import Annotated, Any

import msgspec

from portail.errors import TargetError
from portail.files import toml
from portail.files.text_files import text_of
from portail.wording import target as words

HEADERS = "headers"
OTHERS = stat.S_IRWXG | stat.S_IRWXO
Secret = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that is not empty."""


class Secrets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The secrets of a target, which nothing may show; `None` where nothing was given.

    `password` signs the person in today, `new_password` is what a procedure chooses; `http_username` and
    `http_password` are what the server asks the browser for, `headers` what requests say beside, `front_password` is
    for `[before]`. Each comes from the environment, as `PORTAIL_PASSWORD`, `PORTAIL_NEW_PASSWORD`, …
    (`PORTAIL_HEADERS`: lines `Name: value`), or from the secrets file; the environment wins.
    """

    password: Secret | None = None
    new_password: Secret | None = None
    mailbox_password: Secret | None = None
    control_token: Secret | None = None
    http_username: Secret | None = None
    http_password: Secret | None = None
    proxy_password: Secret | None = None
    client_key_password: Secret | None = None
    front_password: Secret | None = None
    headers: dict[Secret, Secret] = {}

    def __repr__(self) -> str:
        return f"Secrets({', '.join(f'{name}=***' for name in self.__struct_fields__ if getattr(self, name))})"

    def values(self) -> list[str]:
        """Return the secrets that were given."""
        single = [getattr(self, name) for name in self.__struct_fields__ if name != HEADERS]
        return [value for value in (*single, *self.headers.values()) if value]


def secrets_of(path: Path | None) -> Secrets:
    """Return the secrets, from the environment and from the file at `path`.

    Raises:
        TargetError: the file cannot be read or used, or others may read it.
    """
    wanted = {name: os.environ.get(f"PORTAIL_{name.upper()}") for name in Secrets.__struct_fields__}
    given: dict[str, Any] = {name: value for name, value in wanted.items() if value}
    if HEADERS in given:
        given[HEADERS] = _headers(given[HEADERS])
    # A CI system has the secrets in its environment, and the file stays at home.
    written = Secrets() if path is None or (given and not path.exists()) else _read(path)
    return msgspec.structs.replace(written, **given)


def _headers(lines: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip() and value.strip()}


def _read(path: Path) -> Secrets:
    _check_guard(path)
    text = text_of(path, TargetError)
    try:
        return msgspec.convert(toml.parse(text), Secrets)
    except (toml.NotToml, msgspec.ValidationError) as error:
        # What TOML or msgspec say names a line or a key, never a value.
        line = error.line if isinstance(error, toml.NotToml) else 1
        raise TargetError(path, line, *words.secrets_unfit(str(error), Secrets.__struct_fields__)) from error


def _check_guard(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise TargetError(path, 1, *words.secrets_unreadable(str(error))) from error
    if stat.S_ISDIR(mode):
        raise TargetError(path, 1, *words.SECRETS_ARE_A_FOLDER)
    if os.name == "posix" and mode & OTHERS:
        raise TargetError(path, 1, *words.secrets_open_to_others(str(path)))
