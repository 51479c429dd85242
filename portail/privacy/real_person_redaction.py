"""Hides everything that is known of a real person."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Page

from portail.errors import Leak, WrongUsage
from portail.mailbox.protocol import Message
from portail.privacy.case_folding import expression, fold
from portail.privacy.draft import Draft
from portail.privacy.drawn_text import DrawnText, drawn_on
from portail.privacy.followed_links import FollowedLinks
from portail.privacy.messages import PublicWords
from portail.privacy.redaction import Redaction
from portail.privacy.secrets_filter import SecretsFilter
from portail.privacy.typed_values import TypedValues
from portail.run_record.run import ALL_SECRETS, TRACE, Box, Run
from portail.screen.elements import text_of
from portail.target.places import place_of
from portail.target.target import Target
from portail.wording import privacy as words

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
QUERY = re.compile(r"(\bhttps?://[^\s\"'<>?#]*)[?#][^\s\"'<>]*")
SHORTEST_TYPED = 3
REDACTED_KEYS = {"expected", "found", "hint", "url", "from", "to", "subject"}
"""The keys of the run record whose texts come from screens and messages."""
SHOWN_BY_PAGES = {("screenshots", "title"), ("dialogs", "text")}
"""Others, by the lists in which they stand."""


class RealPersonRedaction(Redaction):
    """Hides everything that is known of a real person, and learns more of it with each screen, message and key.

    A picture is filed when the walk has ended, so that what it turns out to hold is covered on the first one as on the
    last. Where the walk breaks off, it may not have used yet what a message brings: of its page only words remain that
    the document prints.

    Args:
        target: the portal, and what is known of the person.
        public: the words of the document, which everybody may read.
    """

    hides_person = True

    def __init__(self, target: Target, public: str = "") -> None:
        self._public = PublicWords(target, public)
        self.filter = SecretsFilter(*target.private, public=self._public.text)
        self._formats = [re.compile(kind.format) for kind in target.value_kinds if kind.secret]
        self._unseen = set(target.hidden)
        self._leaks: list[Path] = []
        self._senders: set[str] = set()
        self._links = FollowedLinks(self._learn_part)
        self._message_urls: list[str] = []
        self._drafts: list[tuple[Draft, bool]] = []
        self._is_broken_off = False
        self._trace_is_kept = False

    @contextmanager
    def listening(self, page: Page) -> Iterator[None]:
        """Learn, as long as the block lasts, what is typed and followed in the context of this tab."""
        page.context.on("request", self._links.requested)
        typed = TypedValues(page.context, self._learn_typed)
        try:
            yield
        finally:
            typed.close()
            page.context.remove_listener("request", self._links.requested)

    def learn_message(self, message: Message, url: str = "") -> None:
        """Learn whom a message is for, and what it brings; who sent it is no secret."""
        self._senders.add(message.sender.address.casefold())
        self.filter.add(*(address.name for address in message.to))
        self.filter.add(*(code.value for code in message.codes if not self._public.has(code.value)))
        self._public.learn_message(f"{message.subject} {message.text}")
        for link in message.links:
            self._links.add(link.url)
        if url:
            self._message_urls.append(url)

    def learn_page(self, page: Page) -> None:
        """Learn the addresses and the values that the page shows."""
        text = text_of(page)
        self.filter.add(*(found for kind in self._formats for found in kind.findall(text)))
        self.filter.add(*(email for email in EMAIL.findall(text) if email.casefold() not in self._senders))

    def drawn_on(self, page: Page) -> DrawnText:
        """Return what the page draws to be read; what stands in its password fields is learnt."""
        drawn = drawn_on(page)
        self.filter.add(*drawn.passwords)
        text = fold("".join(drawn.letters))
        self._unseen = {word for word in self._unseen if not ((sought := expression([word])) and sought.search(text))}
        return drawn

    def covers(self, page: Page, drawn: DrawnText, *, is_last: bool = False) -> list[Box]:
        """Return the boxes of every word of the page that is secret, and of every field that is filled in."""
        return self._covers(drawn, is_narrow=is_last and self._is_message(page))

    def keep(self, draft: Draft, page: Page) -> None:
        """Keep a picture until all that must be covered is known."""
        self._drafts.append((draft, self._is_message(page)))

    def file(self, run: Run) -> None:
        """File the pictures, with covers over all that the walk has learnt; enter them into its record as they are."""
        self._is_broken_off = not run.is_whole
        for draft, is_message in self._drafts:
            is_narrow = is_message and self._is_broken_off
            picture = draft.with_covers(self._covers(draft.drawn, is_narrow=is_narrow))
            structure = self.text(draft.structure)
            draft.path.write_bytes(picture)
            draft.structure_path.write_text(
                self._public.quoted(structure) if is_narrow else structure, encoding="utf-8"
            )
            _enter(run, draft.path.name, hashlib.sha256(picture).hexdigest())

    def text(self, words: str, page: Page | None = None) -> str:
        """Return the words without secrets; of the page of a message, only those that the document prints."""
        shown = self.filter.text(QUERY.sub(r"\1", words))
        return self._public.only(shown) if page and self._is_message(page) else shown

    def url(self, url: str) -> str:
        """Return an address without secrets, nor what follows its path, which may be a token."""
        return self.filter.text(re.sub(r"[?#].*", "", url))

    def trace(self, raw: Path, path: Path) -> None:
        """Keep a trace without secrets, nor anything that cannot be read through, such as pictures."""
        self.filter.archive(raw, path, only_texts=True)
        self._trace_is_kept = True

    def record(self, run: Run) -> Run:
        """Return the record without secrets."""
        return msgspec.convert(self._redacted(msgspec.to_builtins(run)), Run)

    def scan(self, folder: Path) -> None:
        """Remove the files that the walk left in the folder and that show a secret."""
        # A trace has been looked through, part by part, before it came here.
        kept = (ALL_SECRETS, TRACE) if self._trace_is_kept else (ALL_SECRETS,)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not any(map(path.match, kept)) and self.filter.is_in(path):
                path.unlink()
                self._leaks.append(path)

    def verify(self, run: Run) -> None:
        """Check that no secret was shown.

        Raises:
            Leak: a file still showed one; it is removed.
            WrongUsage: words that the target file hides stood on no picture of a whole walk.
        """
        if self._leaks:
            raise Leak(words.leaked(list(map(str, self._leaks))))
        if self._unseen and run.is_whole and run.screenshots:
            raise WrongUsage(words.never_seen(sorted(self._unseen)))

    def _covers(self, drawn: DrawnText, *, is_narrow: bool) -> list[Box]:
        covers = drawn.covers(self.filter)
        return covers + drawn.covers_but(self._public.is_printed) if is_narrow else covers

    def _is_message(self, page: Page) -> bool:
        shown = place_of(page.url)
        return shown is not None and any(shown == place_of(url) for url in self._message_urls)

    def _learn_typed(self, value: str, is_password: bool) -> None:
        if is_password or (len(value) >= SHORTEST_TYPED and not self._public.has(value)):
            self.filter.add(value)

    def _learn_part(self, part: str) -> None:
        if not self._public.has(part):
            self.filter.add(part)

    def _redacted(self, part: Any, key: str = "", within: str = "") -> Any:
        if isinstance(part, dict):
            return {name: self._redacted(value, name, key) for name, value in part.items()}
        if isinstance(part, list):
            return [self._redacted(value, key, within) for value in part]
        if not isinstance(part, str) or (key not in REDACTED_KEYS and (within, key) not in SHOWN_BY_PAGES):
            return part
        shown = self.text(part)
        return self._public.quoted(shown) if self._is_broken_off and within == "error" else shown


def _enter(run: Run, name: str, sha256: str) -> None:
    for step in run.steps:
        step.screenshots = [
            msgspec.structs.replace(shot, sha256=sha256) if Path(shot.file).name == name else shot
            for shot in step.screenshots
        ]
