"""The file of `storage_state`: cookies and local storage, as Playwright writes them."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from portail.errors import WrongUsage
from portail.wording import target as words

SHORTEST_TOKEN = 8
"""A value of a cookie with fewer characters, such as `fr` or `accepted`, opens nothing."""
SESSION = -1.0
"""When a cookie expires that lives as long as its browser."""


class Cookie(msgspec.Struct, rename="camel"):
    """A cookie; `expires` is in seconds since 1970."""

    name: str
    value: str
    domain: str
    path: str
    expires: float = SESSION
    http_only: bool = False
    secure: bool = False
    same_site: Literal["Strict", "Lax", "None"] = "Lax"

    def is_over(self, now: float) -> bool:
        """Whether no browser keeps it any more."""
        return self.expires != SESSION and self.expires < now


class Item(msgspec.Struct):
    """A value of the local storage."""

    name: str
    value: str


class Origin(msgspec.Struct, rename="camel"):
    """The local storage of an origin."""

    origin: str
    local_storage: list[Item] = []


class StorageState(msgspec.Struct):
    """What a browser has kept."""

    cookies: list[Cookie] = []
    origins: list[Origin] = []


def tokens(path: Path) -> Iterator[str]:
    """Yield what opens something among what is stored.

    Raises:
        WrongUsage: the file is not what Playwright's `storage_state` writes, or all that it keeps is out of date.
    """
    state = _read(path)
    now = time.time()
    if state.cookies and not state.origins and all(cookie.is_over(now) for cookie in state.cookies):
        raise WrongUsage(words.storage_state_is_over(str(path)))
    values = [cookie.value for cookie in state.cookies]
    values += [item.value for origin in state.origins for item in origin.local_storage]
    yield from (value for value in values if len(value) >= SHORTEST_TOKEN)


def _read(path: Path) -> StorageState:
    try:
        return msgspec.json.decode(path.read_bytes(), type=StorageState)
    except (msgspec.DecodeError, OSError) as error:
        raise WrongUsage(words.not_a_storage_state(str(path), str(error))) from error
