"""Removes secrets from what a walk leaves: texts and traces; and finds them in files of every kind."""

import html
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from portail.privacy.case_folding import expression, fold, spans
from portail.privacy.encodings import texts_of

HIDDEN = "•••"
ESCAPED = re.compile(r"[\\%&+]")
SHORTEST = 2
SHORTEST_IN_FILES = 4


class SecretsFilter:
    """Removes secrets from texts, in every form in which they may stand there."""

    def __init__(self, *secrets: str, public: str = "") -> None:
        """`public`: a text that may be printed anyway: what stands in it is covered, but not looked for in files."""
        self._secrets: set[str] = set()
        self._public = fold(public)
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Hide these too; a single letter or digit tells nothing, and would hide half of the text."""
        self._secrets.update(secret for secret in map(str.strip, secrets) if len(secret) >= SHORTEST)
        for name in ("expression", "_written", "_in_files"):
            vars(self).pop(name, None)

    def learn(self, other: "SecretsFilter") -> None:
        """Hide what another one hides; what it may print stays printed."""
        self._public += f" {other._public}"
        self.add(*other._secrets)

    @property
    def words(self) -> list[str]:
        """The secrets as they stand."""
        return sorted(self._secrets)

    @cached_property
    def expression(self) -> re.Pattern[str] | None:
        """What finds the secrets in a folded text; `None` where there is none."""
        return expression(self._secrets)

    def text(self, words: str) -> str:
        """Return the words without the secrets, in whatever form and case these stand there."""
        if self.expression is None:
            return words
        if ESCAPED.search(words):
            words = self._written.sub(HIDDEN, words) if self._written else words
        if not self.expression.search(fold(words)):
            return words
        parts, at = [], 0
        for start, end in self.spans(words):
            parts += [words[at:start], HIDDEN]
            at = end
        return "".join([*parts, words[at:]])

    def spans(self, letters: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where secrets stand among letters, as `folded.spans` does."""
        if self.expression:
            yield from spans(letters, self.expression)

    def is_told_by(self, content: bytes) -> bool:
        """Return whether a secret stands in the content of a file, in whatever encoding, or in a part of an archive."""
        secrets = self._in_files
        return secrets is not None and any(secrets.search(fold(text)) for text in texts_of(content))

    def is_in(self, path: Path) -> bool:
        """Return whether a secret stands in a file."""
        return self.is_told_by(path.read_bytes())

    def archive(self, path: Path, to: Path | None = None, *, only_texts: bool = False) -> None:
        """Hide the secrets in every part of a ZIP file, such as a trace of Playwright's.

        `to` is where the result goes, by default in its place; `only_texts` drops what is not text, where a secret
        could hide in a picture. A part that still tells one, in an encoding of its own, is dropped.
        """
        to = to or path
        draft = to.with_suffix(".partial")
        with zipfile.ZipFile(path) as found, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as kept:
            for part in found.infolist():
                content = self._without_secrets(found.read(part))
                if content is not None and (not only_texts or _is_text(content)):
                    kept.writestr(part, content)
        draft.replace(to)

    def _without_secrets(self, content: bytes) -> bytes | None:
        """Return the content of a part without secrets, or `None` where it tells one all the same.

        Lines of JSON stay such.
        """
        try:
            text = content.decode()
        except UnicodeDecodeError:
            return None if self.is_told_by(content) else content
        if not (self.expression and self.expression.search(fold(text))) and not self.is_told_by(content):
            return content
        lines = text.split("\n")
        known: dict[str, str] = {}
        plain = "\n".join(line if self.text(line) == line else self._line(line, known) for line in lines).encode()
        if not self.is_told_by(plain):
            return plain
        # What is left of them is encoded: it takes longer to find where.
        known = {}
        lines = plain.decode().split("\n")
        thorough = "\n".join(self._line(line, known, is_thorough=True) for line in lines).encode()
        return None if self.is_told_by(thorough) else thorough

    def _line(self, line: str, known: dict[str, str], *, is_thorough: bool = False) -> str:
        try:
            value = json.loads(line)
        except ValueError:
            return self.text(line)
        redacted = self._redacted(value, known, is_thorough=is_thorough)
        return json.dumps(redacted, ensure_ascii=False, separators=(",", ":"))

    def _redacted(self, value: Any, known: dict[str, str], *, is_thorough: bool) -> Any:
        """Return a value of JSON without secrets; `known` are texts that were met before: a trace repeats them."""
        if isinstance(value, dict):
            return {name: self._redacted(part, known, is_thorough=is_thorough) for name, part in value.items()}
        if isinstance(value, list):
            return [self._redacted(part, known, is_thorough=is_thorough) for part in value]
        if not isinstance(value, str):
            return HIDDEN if self.text(str(value)) != str(value) else value
        if value not in known:
            known[value] = self._redacted_text(value, is_thorough=is_thorough)
        return known[value]

    def _redacted_text(self, value: str, *, is_thorough: bool) -> str:
        text = self.text(value)
        return HIDDEN if is_thorough and self.is_told_by(text.encode()) else text

    @cached_property
    def _in_files(self) -> re.Pattern[str] | None:
        """What is looked for in files: what is long enough not to stand there by chance, and may not be printed."""
        return expression(
            secret for secret in self._secrets if len(fold(secret)) >= SHORTEST_IN_FILES and not self._is_public(secret)
        )

    def _is_public(self, secret: str) -> bool:
        sought = expression([secret])
        return sought is not None and sought.search(self._public) is not None

    @cached_property
    def _written(self) -> re.Pattern[str] | None:
        """What finds the secrets in escapes; `None` where they are the same text there."""
        forms = self._forms()
        return re.compile("|".join(map(re.escape, forms)), re.IGNORECASE) if forms else None

    def _forms(self) -> list[str]:
        """Return the secrets in JSON, HTML, addresses and forms, where that is another text, the longest first."""
        forms = {
            form
            for secret in self._secrets
            for form in (
                json.dumps(secret)[1:-1],
                json.dumps(secret, ensure_ascii=False)[1:-1],
                html.escape(secret),
                quote(secret, safe=""),
                quote_plus(secret),
            )
            if form != secret
        }
        return sorted(forms, key=len, reverse=True)


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
