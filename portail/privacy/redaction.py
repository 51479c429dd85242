"""What a walk must not show of the person who walks: covered on pictures, removed from texts and traces.

Of an invented person, only the passwords are secret; of a real one, so are names, addresses and values.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
from playwright.sync_api import Frame, Page

from portail.errors import Leak, WrongUsage
from portail.mailbox.protocol import Message
from portail.privacy.secrets_filter import SecretsFilter
from portail.record.run import ALL_SECRETS, SCREENSHOTS, STRUCTURE, Box, Run
from portail.screen.elements import text_of
from portail.screen.eye import corner_of
from portail.target.target import Target
from portail.wording import privacy as words

FIND = Path(__file__).with_name("find_secrets.js").read_text(encoding="utf-8")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The value after such a label, on its line or the next: what looks like a code, not like a word.
CREDENTIAL = re.compile(
    r"^\s*(?:nom d.utilisateur|identifiant|mot de passe|user ?name|password)(?:\s+provisoire)?\s*:?"
    r"\s+((?=\S*[\d._-])\S{4,})\s*$",
    re.IGNORECASE | re.MULTILINE,
)
SHORTEST_TOKEN = 8
REDACTED_KEYS = {"title", "text", "sentence", "expected", "found", "hint", "url", "from", "to", "subject"}
"""The keys of the run record whose texts may name somebody."""


class Redaction:
    """Hides the passwords of an invented person, of whom everything else may be shown."""

    hides_person = False
    """Whether the person is a real one, whose pages may only be shown covered."""

    def __init__(self, target: Target) -> None:
        self.filter = SecretsFilter(*target.person.passwords, *target.secrets)

    def learn_message(self, message: Message) -> None:
        """Learn whom a message is for."""

    def learn_page(self, page: Page) -> None:
        """Learn the secrets that the page shows."""

    def boxes(self, page: Page) -> list[Box]:  # noqa: ARG002 - nothing is covered
        """Return the boxes of the page that must be covered, in CSS pixels."""
        return []

    def text(self, words: str) -> str:
        """Return the words without secrets."""
        return words

    def url(self, url: str) -> str:
        """Return an address without secrets."""
        return url

    def trace(self, raw: Path, path: Path) -> None:
        """Keep a trace of Playwright's at `path`, without secrets."""
        self.filter.archive(raw, path)

    def record(self, run: Run) -> Run:
        """Return the record without secrets."""
        return run

    def scan(self, folder: Path) -> None:
        """Remove the files in the folder of a walk that show a secret."""

    def verify(self, run: Run) -> None:
        """Check that no secret was shown.

        Raises:
            Leak: a file still showed one; it is removed.
            WrongUsage: pictures may show what is secret, or what the target file hides was never seen.
        """


class RealPersonRedaction(Redaction):
    """Hides everything that is known of a real person, and learns more of it from each screen.

    Args:
        target: the portal, and what is known of the person.
        starts_signed_in: whether the walk begins in the person's own pages, which show the name before any message
            gives it.
    """

    hides_person = True

    def __init__(self, target: Target, *, starts_signed_in: bool = False) -> None:
        self.filter = SecretsFilter(*target.private)
        self._formats = [re.compile(kind.format) for kind in target.value_kinds if kind.secret]
        self._unseen = set(target.hidden)
        self._leaks: list[Path] = []
        self._starts_signed_in = starts_signed_in
        self._public: set[str] = set()
        self._own_page_is_pictured = False
        self._is_named_late = False

    def learn_message(self, message: Message) -> None:
        """Learn whom a message is for; who sent it is no secret."""
        self._public.add(message.sender.address.casefold())
        names = [address.name for address in message.to]
        self._is_named_late |= self._own_page_is_pictured and any(self.text(name) == name for name in names if name)
        self.filter.add(*names)

    def learn_page(self, page: Page) -> None:
        """Learn the addresses, values, credentials and tokens that the page shows."""
        text = text_of(page)
        self.filter.add(*(found for kind in self._formats for found in kind.findall(text)), *CREDENTIAL.findall(text))
        self.filter.add(*(email for email in EMAIL.findall(text) if email.casefold() not in self._public))
        tokens = (value for _, value in parse_qsl(urlsplit(page.url).query))
        self.filter.add(*(token for token in tokens if len(token) >= SHORTEST_TOKEN))

    def boxes(self, page: Page) -> list[Box]:
        """Return the boxes of every word of the page that is secret, and of every field that is filled in."""
        self._own_page_is_pictured = self._starts_signed_in
        return [box for frame in page.frames for box in self._boxes(frame)]

    def text(self, words: str) -> str:
        """Return the words without secrets."""
        return self.filter.text(words)

    def url(self, url: str) -> str:
        """Return an address without what follows its path, which may be a token."""
        return re.sub(r"[?#].*", "", url)

    def trace(self, raw: Path, path: Path) -> None:
        """Keep a trace without secrets, nor anything that cannot be read through, such as pictures."""
        self.filter.archive(raw, path, only_texts=True)

    def record(self, run: Run) -> Run:
        """Return the record without secrets."""
        redacted = msgspec.convert(self._redacted(msgspec.to_builtins(run)), Run)
        if self._is_named_late:
            for step in redacted.steps:
                step.screenshots = []
        return redacted

    def scan(self, folder: Path) -> None:
        """Remove what the walk left in the folder and may not be kept: files that show a secret, pictures that may."""
        if self._is_named_late:
            for name in (SCREENSHOTS, STRUCTURE):
                shutil.rmtree(folder / name, ignore_errors=True)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.match(ALL_SECRETS) and self.filter.is_in(path):
                path.unlink()
                self._leaks.append(path)

    def verify(self, run: Run) -> None:
        """Check that no secret was shown.

        Raises:
            Leak: a file still showed one; it is removed.
            WrongUsage: the walk passed, but a message named the person when there were pictures already, which are
                removed; or words that the target file hides stood on no picture of a whole walk.
        """
        if self._leaks:
            raise Leak(words.leaked(list(map(str, self._leaks))))
        if self._is_named_late and run.verdict == "passed":
            raise WrongUsage(words.NAMED_TOO_LATE)
        if self._unseen and run.is_whole and run.screenshots:
            raise WrongUsage(words.never_seen(sorted(self._unseen)))

    def _boxes(self, frame: Frame) -> Iterator[Box]:
        corner = corner_of(frame)
        if corner is None:
            return
        seen = frame.evaluate(FIND, self.filter.words)
        self._unseen -= set(seen["found"])
        for box in seen["boxes"]:
            yield Box(**box).moved(*corner)

    def _redacted(self, part: Any, key: str = "") -> Any:
        if isinstance(part, dict):
            return {name: self._redacted(value, name) for name, value in part.items()}
        if isinstance(part, list):
            return [self._redacted(value, key) for value in part]
        return self.text(part) if isinstance(part, str) and key in REDACTED_KEYS else part
