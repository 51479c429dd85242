"""What a walk types, in whatever field of whatever page, known as soon as it is typed."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext
from playwright.sync_api import Error as PlaywrightError

TELL = Path(__file__).with_name("typed.js").read_text(encoding="utf-8").rstrip()


class TypedValues:
    """Listens to the fields of every page of a context.

    Args:
        context: whose pages.
        learn: gets a value, and whether it was typed as a password; of what is typed letter by letter, the whole.
    """

    def __init__(self, context: BrowserContext, learn: Callable[[str, bool], None]) -> None:
        self._learn = learn
        self._typing: dict[str, tuple[str, bool]] = {}
        self._listening = ExitStack()
        name = f"_{secrets.token_hex(8)}"
        self._listening.enter_context(context.expose_binding(name, self._heard))
        self._listening.enter_context(context.add_init_script(f'({TELL})("{name}")'))
        for page in context.pages:
            for frame in page.frames:
                frame.evaluate(f'() => ({TELL})("{name}")')

    def settle(self) -> None:
        """Learn what is being typed as it stands now."""
        for value, is_password in self._typing.values():
            self._learn(value, is_password)

    def close(self) -> None:
        """Stop listening."""
        self.settle()
        with suppress(PlaywrightError):  # the browser may have gone
            self._listening.close()

    def _heard(self, _: Any, field: str, value: str, is_password: bool) -> None:
        before, was_password = self._typing.get(field, ("", False))
        if before and not value.startswith(before) and not before.startswith(value):
            self._learn(before, was_password)
        if not before.startswith(value) or not before:
            self._typing[field] = value, is_password or was_password
