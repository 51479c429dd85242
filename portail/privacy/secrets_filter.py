"""Removes secrets from what a walk leaves: texts and traces."""

import html
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote, quote_plus

HIDDEN = "•••"
SHORTEST = 4


class SecretsFilter:
    """Removes secrets from texts, in every form in which they may stand there."""

    def __init__(self, *secrets: str) -> None:
        self._secrets: set[str] = set()
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Hide these too; one of fewer than four characters would hide half of the text, and is left."""
        self._secrets.update(secret for secret in secrets if len(secret) >= SHORTEST)

    @property
    def words(self) -> list[str]:
        """The secrets as they stand."""
        return sorted(self._secrets)

    def text(self, words: str) -> str:
        """Return the words without the secrets, in whatever form and case these stand there."""
        return self._expression().sub(HIDDEN, words) if self._secrets else words

    def archive(self, path: Path, to: Path | None = None, *, only_texts: bool = False) -> None:
        """Hide the secrets in every part of a ZIP file, such as a trace of Playwright's.

        `to` is where the result goes, by default in its place; `only_texts` drops what is not text, where a secret
        could hide in a picture.
        """
        to = to or path
        draft = to.with_suffix(".partial")
        with zipfile.ZipFile(path) as found, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as kept:
            for part in found.infolist():
                content = self._bytes(found.read(part))
                if not only_texts or _is_text(content):
                    kept.writestr(part, content)
        draft.replace(to)

    def is_in(self, path: Path) -> bool:
        """Return whether a secret stands in a file, or in a part of a ZIP file, such as a trace or a Word document."""
        if not self._secrets:
            return False
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                contents = [archive.read(name) for name in archive.namelist()]
        else:
            contents = [path.read_bytes()]
        return any(self._bytes(content) != content for content in contents)

    def _bytes(self, content: bytes) -> bytes:
        try:
            return self.text(content.decode()).encode()
        except UnicodeDecodeError:
            for form in self._forms():
                content = content.replace(form.encode(), HIDDEN.encode())
            return content

    def _expression(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self._forms())), re.IGNORECASE)

    def _forms(self) -> list[str]:
        """Return the secrets as they stand, in JSON, in HTML, in addresses and in forms, the longest first."""
        forms = {
            form
            for secret in self._secrets
            for form in (
                secret,
                json.dumps(secret)[1:-1],
                json.dumps(secret, ensure_ascii=False)[1:-1],
                html.escape(secret),
                quote(secret, safe=""),
                quote_plus(secret),
            )
        }
        return sorted(forms, key=len, reverse=True)


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
