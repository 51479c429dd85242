"""Secrets of a target: from the environment, or from a file that nobody else may read. They never enter a record."""

import os
import stat
from pathlib import Path
from typing import Annotated

import msgspec

from portail.errors import TargetError
from portail.files import toml
from portail.files.text_files import text_of
from portail.wording import target as words

OTHERS = stat.S_IRWXG | stat.S_IRWXO
Secret = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that is not empty."""


class Secrets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The secrets of a target, which nothing may show; `None` where nothing was given.

    `password` signs the person in today, `new_password` is what a procedure chooses. Each comes from the environment
    (`PORTAIL_PASSWORD`, `PORTAIL_NEW_PASSWORD`, `PORTAIL_MAILBOX_PASSWORD`, `PORTAIL_CONTROL_TOKEN`) or from the
    secrets file; the environment wins.
    """

    password: Secret | None = None
    new_password: Secret | None = None
    mailbox_password: Secret | None = None
    control_token: Secret | None = None

    def __repr__(self) -> str:
        return f"Secrets({', '.join(f'{name}=***' for name in self.__struct_fields__ if getattr(self, name))})"

    def values(self) -> list[str]:
        """Return the secrets that were given."""
        return [value for name in self.__struct_fields__ if (value := getattr(self, name))]


def secrets_of(path: Path | None) -> Secrets:
    """Return the secrets, from the environment and from the file at `path`.

    Raises:
        TargetError: the file cannot be read or used, or others may read it.
    """
    wanted = {name: os.environ.get(f"PORTAIL_{name.upper()}") for name in Secrets.__struct_fields__}
    given = {name: value for name, value in wanted.items() if value}
    # A CI system has the secrets in its environment, and the file stays at home.
    written = Secrets() if path is None or (given and not path.exists()) else _read(path)
    return msgspec.structs.replace(written, **given)


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
