"""The booklet of a run: the guides of several procedures in one PDF, where those who hand them out want one."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path
from typing import NamedTuple

from portail.errors import EnvironmentNotReady
from portail.files.atomic import replace_all
from portail.output.formats import GuideSource
from portail.output.guide.pdf.booklet import booklet
from portail.privacy.leak_check import without_leaks
from portail.privacy.secrets_filter import SecretsFilter
from portail.target.tables.publisher import Publisher

STEM = "booklet"


class Booklet(NamedTuple):
    """A booklet: its file, what its guides are made of, and what it may not tell."""

    file: Path
    sources: Sequence[GuideSource]
    secrets: SecretsFilter

    def write(self) -> list[str]:
        """Write it, with its guides in the order in which they were asked for; return why it cannot be made.

        Raises:
            Leak: it would tell a secret; it is not written.
        """
        title = self.sources[0].publisher.booklet
        assert title, "what has no title is no booklet"
        try:
            content = booklet(title, [source.document for source in self.sources])
        except EnvironmentNotReady as error:
            return [str(error)]
        replace_all(without_leaks({self.file: content}, self.secrets))
        return []


def booklets(output: Path, sources: Sequence[GuideSource], secrets: SecretsFilter) -> Iterator[Booklet]:
    """Yield the booklets of a run that go into a folder: one for each language of each publisher who wants one.

    What is easy to read stands together too.

    Each procedure stands in it once, as it was walked first; of one alone there is none.
    """
    together: dict[tuple[Publisher, str, bool], dict[str, GuideSource]] = {}
    for source in sources:
        if source.publisher.booklet:
            key = source.publisher, source.procedure.lang, source.procedure.is_easy
            together.setdefault(key, {}).setdefault(source.procedure.id, source)
    of_several = (list(each.values()) for each in together.values() if len(each) > 1)
    for number, each in enumerate(of_several, 1):
        yield Booklet(output / _name(number), each, secrets)


def written(output: Path) -> list[Path]:
    """Return the booklets in a folder."""
    numbers = takewhile(lambda number: (output / _name(number)).exists(), count(1))
    return [output / _name(number) for number in numbers]


def clear(output: Path) -> None:
    """Remove the booklets of an earlier run."""
    for file in written(output):
        file.unlink()


def _name(number: int) -> str:
    return f"{STEM}.pdf" if number == 1 else f"{STEM}-{number}.pdf"
