"""The keys of a keyboard, as documents name them."""

from functools import cache
from pathlib import Path

from portail.files import toml
from portail.procedure.matching import same


def key_named(name: str) -> str | None:
    """Return Playwright's name of a key; `None` where no key of a keyboard is called so."""
    return next((key for key, names in _keys().items() if any(same(each, name) for each in names)), None)


@cache
def _keys() -> dict[str, list[str]]:
    return toml.parse(Path(__file__).with_name("keyboard.toml").read_text(encoding="utf-8"))
