"""Hides secrets in what a walk leaves: texts and traces."""

import json
import zipfile
from pathlib import Path
from urllib.parse import quote, quote_plus

HIDDEN = "•••"
SHORTEST = 4


class Mask:
    """Knows the secrets that must not be told."""

    def __init__(self, *secrets: str) -> None:
        self._secrets: set[str] = set()
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Hide these too; one of fewer than four characters would hide half of the text, and is left."""
        self._secrets.update(secret for secret in secrets if len(secret) >= SHORTEST)

    def text(self, words: str) -> str:
        """Return the words without the secrets, in whatever form these stand there."""
        for form in self._forms():
            words = words.replace(form, HIDDEN)
        return words

    def archive(self, path: Path) -> None:
        """Hide the secrets in every part of a ZIP file, such as a trace of Playwright's."""
        forms = [(form.encode(), HIDDEN.encode()) for form in self._forms()]
        draft = path.with_suffix(".partial")
        with zipfile.ZipFile(path) as found, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as kept:
            for part in found.infolist():
                content = found.read(part)
                for form, hidden in forms:
                    content = content.replace(form, hidden)
                kept.writestr(part, content)
        draft.replace(path)

    def _forms(self) -> list[str]:
        """Return the secrets as they stand, in JSON, in addresses and in forms, the longest first."""
        forms = {
            form
            for secret in self._secrets
            for form in (
                secret,
                json.dumps(secret)[1:-1],
                json.dumps(secret, ensure_ascii=False)[1:-1],
                quote(secret, safe=""),
                quote_plus(secret),
            )
        }
        return sorted(forms, key=len, reverse=True)
