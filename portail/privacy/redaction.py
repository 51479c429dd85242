"""What a walk must not show of the person who walks: covered on pictures, removed from texts and traces.

Of an invented person, only the passwords are secret. Of a real one, all that the walk holds in its hand is: what the
target gives, a message brings, the walk types or follows, and password fields show; pictures are filed once all of
it is known.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from portail.mailbox.protocol import Message
from portail.privacy.draft import Draft
from portail.privacy.drawn_text import DrawnText
from portail.privacy.secrets_filter import SecretsFilter
from portail.run_record.run import Box, Run
from portail.target.target import Target


class Redaction:
    """Hides the passwords of an invented person, of whom everything else may be shown."""

    hides_person = False
    """Whether the person is a real one, whose pages may only be shown covered."""

    def __init__(self, target: Target) -> None:
        self.filter = SecretsFilter(*target.person.passwords, *target.secrets)

    @contextmanager
    def listening(self, page: Page) -> Iterator[None]:  # noqa: ARG002 - nothing is learnt
        """Learn, as long as the block lasts, what is typed and followed from this tab."""
        yield

    def learn_message(self, message: Message, url: str = "") -> None:
        """Learn what a message brings; `url` is that of its page."""

    def learn_page(self, page: Page) -> None:
        """Learn the secrets that the page shows."""

    def drawn_on(self, page: Page) -> DrawnText:  # noqa: ARG002 - nothing is covered
        """Return what the page draws to be read, as far as any of it may have to be covered."""
        return DrawnText()

    def covers(self, page: Page, drawn: DrawnText, *, is_last: bool = False) -> list[Box]:  # noqa: ARG002 - see above
        """Return the boxes of the page that must be covered, in CSS pixels; `is_last`: nothing more will be learnt."""
        return []

    def keep(self, draft: Draft, page: Page) -> None:  # noqa: ARG002 - nothing is covered
        """File a picture, or keep it until all that must be covered is known."""
        draft.path.write_bytes(draft.picture)
        draft.structure_path.write_text(draft.structure, encoding="utf-8")

    def file(self, run: Run) -> None:
        """File the pictures that were kept, once the walk has ended; enter them into its record as they are now."""

    def text(self, words: str, page: Page | None = None) -> str:  # noqa: ARG002 - texts are shown
        """Return the words, which stand on this page, without secrets."""
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
            WrongUsage: what the target file hides was never seen.
        """
