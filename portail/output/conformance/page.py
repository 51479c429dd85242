"""The page beside a guide that lists the criteria of accessibility, with what was found in its files."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from portail.output.conformance import epub_criteria, office_criteria, pdf_criteria, web_criteria
from portail.output.conformance.criterion import Criterion, JudgedFile
from portail.output.guide.document import Document
from portail.output.guide.large_print import large_print
from portail.wording import LANG
from portail.wording import conformance as words
from portail.wording.typography import typesetter

Judge = Callable[[bytes, Document], Iterator[Criterion]]
JUDGES: Mapping[str, tuple[str, Judge]] = {
    "pdf": (words.PDF_STANDARDS, pdf_criteria.criteria),
    "large-print.pdf": (
        words.PDF_STANDARDS,
        lambda content, document: pdf_criteria.criteria(content, large_print(document)),
    ),
    "a5.pdf": (words.PDF_STANDARDS, pdf_criteria.criteria),
    "html": (words.WEB_STANDARDS, web_criteria.criteria),
    "epub": (words.EPUB_STANDARDS, epub_criteria.criteria),
    "docx": (words.OFFICE_STANDARDS, office_criteria.of_word),
    "odt": (words.OFFICE_STANDARDS, office_criteria.of_odt),
}
"""The formats that have criteria, by the suffixes of their files."""


def judge(files: Mapping[str, bytes], document: Document, in_a5: Document | None = None) -> list[JudgedFile]:
    """Return the files of a guide, given by their suffixes, with their criteria; those that have none are left out.

    `in_a5` is what the one on pages of A5 was made of, whose pictures show less.

    Raises:
        EnvironmentNotReady: the extra `guide` is missing, and there is a PDF all the same.
    """
    return [
        JudgedFile(f"guide.{suffix}", standards, tuple(criteria(files[suffix], _of(suffix, document, in_a5))))
        for suffix, (standards, criteria) in JUDGES.items()
        if suffix in files
    ]


def _of(suffix: str, document: Document, in_a5: Document | None) -> Document:
    return in_a5 if in_a5 and suffix == "a5.pdf" else document


def page(files: Mapping[str, bytes], document: Document, in_a5: Document | None = None) -> str:
    """Return the page: every criterion of every file, what was found, and what no rule or nobody has looked at."""
    judged = judge(files, document, in_a5)
    verdicts = Counter(each.verdict for file in judged for each in file.criteria)
    return _templates.get_template("conformance.html").render(
        document=document,
        files=judged,
        lang=LANG,
        words=words,
        summary=words.summary(*(verdicts[each] for each in ("kept", "broken", "person", "unchecked"))),
        signs={"kept": "✓", "broken": "✗", "absent": "–", "person": "?", "unchecked": "?"},
    )


_templates = Environment(
    loader=PackageLoader("portail.output.conformance"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["typeset"] = typesetter(LANG)
