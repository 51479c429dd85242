"""Markdown files as the tests of the documents read them: headings, links, examples."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FENCED = re.compile(r"^( *)```.*?^\1```$", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(r"^( *)<!-- (?P<mark>.+?) -->\n\1```\w+\n(?P<text>.*?)^\1```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A block of code, the remark before it, which says what it is, and its file."""

    mark: str
    text: str
    file: "MarkdownFile"

    def __str__(self) -> str:
        return f"{self.file.path.stem}-{self.mark}"


@dataclass(frozen=True)
class MarkdownFile:
    """A Markdown file of the repository."""

    path: Path

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.path.read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        """The same without its blocks of code."""
        return FENCED.sub("", self.text)

    @property
    def links(self) -> list[str]:
        """Where its links and pictures lead."""
        return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(`+)[^`].*?\1", "", self.prose))

    @property
    def anchors(self) -> set[str]:
        """The anchors of its headings, as forges and MkDocs make them."""
        return {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)}

    @property
    def examples(self) -> list[Example]:
        """The blocks of code with a remark before them."""
        found = EXAMPLE.finditer(self.text)
        return [Example(each["mark"], _dedented(each["text"], len(each[1])), self) for each in found]

    @property
    def first_cells(self) -> list[str]:
        """What stands between backticks in the first column of its tables."""
        rows = re.findall(r"^\|(.*?)\|", self.prose.replace(r"\|", "¦"), re.MULTILINE)
        return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]

    def section(self, heading: str) -> str:
        """Return what stands below a heading, down to the next one."""
        return re.split(r"^#+ ", self.text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def page(name: str) -> MarkdownFile:
    """Return a page of `docs/`."""
    return MarkdownFile(DOCS / name)


def all_pages() -> list[MarkdownFile]:
    """Return every page of `docs/`."""
    return [MarkdownFile(path) for path in sorted(DOCS.rglob("*.md"))]


def examples(kind: str) -> list[Example]:
    """Return the examples of `docs/` of a kind, such as `target`."""
    return [each for file in all_pages() for each in file.examples if each.mark == f"example: {kind}"]


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-")


def _dedented(text: str, indent: int) -> str:
    return "".join(line[indent:] or "\n" for line in text.splitlines(keepends=True))
