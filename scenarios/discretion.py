"""What a walk on a real portal must not tell of its family: covered on pictures, hidden in texts and traces.

A mock's family is invented; of a real one, the passwords, keys, names and addresses stay with it.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
from playwright.sync_api import Frame, Page

from scenarios.errors import Leak, WrongUsage
from scenarios.mailbox import Message
from scenarios.mask import Mask
from scenarios.run import ALL_SECRETS, SCREENSHOTS, STRUCTURE, Box, Run
from scenarios.screen import corner_of, text_of
from scenarios.target import KEY_FORMAT, Target

FIND = Path(__file__).with_name("cover.js").read_text(encoding="utf-8")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
KEY = re.compile(KEY_FORMAT)
# The value after such a label, on its line or the next: what looks like a code, not like a word.
CREDENTIAL = re.compile(
    r"^\s*(?:nom d.utilisateur|identifiant|mot de passe)(?:\s+provisoire)?\s*:?\s+((?=\S*[\d._-])\S{4,})\s*$",
    re.IGNORECASE | re.MULTILINE,
)
TOKEN = 8
TOLD = {"title", "text", "sentence", "expected", "found", "hint", "url", "from", "to", "subject"}


class Discretion:
    """Knows what must not be told, and learns more of it from each screen.

    Args:
        target: the portal, and what is known of the family.
        at_home: whether the walk begins in the family's space, which shows its name before any message tells it.
    """

    def __init__(self, target: Target, *, at_home: bool = False) -> None:
        self._mask = Mask(*target.private)
        self._unseen = set(target.hidden)
        self._told_by: list[Path] = []
        self._at_home = at_home
        self._public: set[str] = set()
        self._home_is_pictured = False
        self._is_named_late = False

    def add(self, *words: str) -> None:
        """Keep these to ourselves too."""
        self._mask.add(*words)

    def meet(self, message: Message) -> None:
        """Learn whom a message is for; who sent it, the town, is no secret."""
        self._public.add(message.sender.address.casefold())
        names = [address.name for address in message.to]
        self._is_named_late |= self._home_is_pictured and any(self.text(name) == name for name in names if name)
        self.add(*names)

    def learn(self, page: Page) -> None:
        """Learn the addresses, keys, credentials and tokens that the page shows."""
        text = text_of(page)
        self.add(*KEY.findall(text), *CREDENTIAL.findall(text))
        self.add(*(address for address in ADDRESS.findall(text) if address.casefold() not in self._public))
        self.add(*(value for _, value in parse_qsl(urlsplit(page.url).query) if len(value) >= TOKEN))

    def places(self, page: Page) -> list[Box]:
        """Return where the page shows what must not be told: every word of it, and every field that is filled in."""
        self._home_is_pictured = self._at_home
        return [box for frame in page.frames for box in self._places(frame)]

    def text(self, words: str) -> str:
        """Return the words without what must not be told."""
        return self._mask.text(words)

    def trace(self, raw: Path, path: Path) -> None:
        """Keep a trace without what must not be told, nor anything that cannot be read through, such as pictures."""
        self._mask.archive(raw, path, only_texts=True)

    def record(self, run: Run) -> Run:
        """Return the record without what must not be told."""
        told = msgspec.convert(self._masked(msgspec.to_builtins(run)), Run)
        if self._is_named_late:
            for step in told.steps:
                step.screenshots = []
        return told

    def scan(self, folder: Path) -> None:
        """Remove what the walk left in the folder and may not be kept: files that tell, pictures that may."""
        if self._is_named_late:
            for name in (SCREENSHOTS, STRUCTURE):
                shutil.rmtree(folder / name, ignore_errors=True)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.match(ALL_SECRETS) and self._mask.is_told_by(path):
                path.unlink()
                self._told_by.append(path)

    def judge(self, run: Run) -> None:
        """See that the family was kept secret.

        Raises:
            Leak: a file still told what must not be told; it is removed.
            WrongUsage: the walk passed, but a message named the family when there were pictures already, which are
                removed; or words that the target file hides stood on no picture of a walk to the end.
        """
        if self._told_by:
            files = ", ".join(map(str, self._told_by))
            raise Leak(f"Ce qui doit rester caché se lisait dans {files} : supprimé. Signalez-le.")
        if self._is_named_late and run.verdict == "passed":
            raise WrongUsage(
                "Un message nomme la famille, que les images déjà prises montrent peut-être : elles sont supprimées. "
                "Ajoutez ce nom à « hide » dans le fichier cible, et recommencez."
            )
        if self._unseen and run.is_whole and run.screenshots:
            words = ", ".join(f"« {word} »" for word in sorted(self._unseen))
            raise WrongUsage(
                f"hide : aucun écran ne montre {words}, et rien n’a pu y être couvert. Corrigez ou retirez ces mots."
            )

    def _places(self, frame: Frame) -> Iterator[Box]:
        corner = corner_of(frame)
        if corner is None:
            return
        seen = frame.evaluate(FIND, self._mask.words)
        self._unseen -= set(seen["found"])
        for box in seen["boxes"]:
            yield Box(**box).moved(*corner)

    def _masked(self, part: Any, key: str = "") -> Any:
        if isinstance(part, dict):
            return {name: self._masked(value, name) for name, value in part.items()}
        if isinstance(part, list):
            return [self._masked(value, key) for value in part]
        return self.text(part) if isinstance(part, str) and key in TOLD else part
