"""What is wrong with a guide in HTML, EPUB, Word or OpenDocument is seen, and named by the rule that it breaks."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from portail.output.conformance.page import page
from portail.output.guide.document import Document
from portail.output.guide.html import html
from portail.output.guide.word.writer import word
from portail.output.guide.zipped.epub import epub
from portail.output.guide.zipped.odt import odt
from portail.wording import conformance as words
from portail.wording.typography import typesetter
from tests.portail.output.conformance.verdicts import broken

Rule = tuple[str, str]
OF_HTML: list[tuple[Rule, str, str]] = [
    (words.WEB_ALT, 'alt="Le plan"', 'alt=""'),
    (words.WEB_HEADINGS, "<h1>", "<h3>"),
    (words.WEB_TABLES, 'th scope="col"', "th"),
    (words.WEB_LANG, '<html lang="en"', "<html"),
    (words.WEB_PARTS, ' lang="fr"', ""),
    (words.WEB_CONTRAST, "--soft: #46525e", "--soft: #aaaaaa"),
    (words.WEB_CONTRAST, "--soft: #b9c4cf", "--soft: #333333"),
    (words.WEB_EDGES, "--edge: #8996a3", "--edge: #dddddd"),
    (words.WEB_ZOOM, "initial-scale=1", "initial-scale=1, user-scalable=no"),
    (words.WEB_MOVES, "</main>", "<video></video></main>"),
    (words.WEB_FOCUS, ":focus-visible", ":hover"),
    (words.WEB_TITLE, "<title>", "<title></title><p>"),
    (words.WEB_REGION, "<main>", "<div>"),
    (words.WEB_NAMES, "aria-label=", "data-label="),
    (words.WEB_IDS, "<figure>", '<figure id="step-1">'),
]
OF_ARCHIVES: list[tuple[str, Rule, str, str, str]] = [
    ("epub", words.EPUB_METADATA, "EPUB/package.opf", "schema:accessMode", "schema:other"),
    ("epub", words.EPUB_PACKAGE, "EPUB/package.opf", "dc:language", "dc:coverage"),
    ("epub", words.EPUB_CONTENTS, "EPUB/nav.xhtml", "#step-1", "#step-9"),
    ("epub", words.WEB_ALT, "EPUB/guide.xhtml", 'alt="Le plan"', 'alt=""'),
    ("docx", words.OFFICE_TITLE, "docProps/core.xml", "dc:title", "dc:format"),
    ("docx", words.OFFICE_LANG, "word/styles.xml", 'w:val="en-GB"', 'w:val="de-DE"'),
    ("docx", words.OFFICE_ALT, "word/document.xml", 'descr="Le plan"', 'descr=""'),
    ("docx", words.OFFICE_HEADINGS, "word/document.xml", 'w:val="Heading1"', 'w:val="Heading4"'),
    ("docx", words.OFFICE_TABLES, "word/document.xml", "w:tblHeader", "w:cantSplit"),
    ("odt", words.OFFICE_TITLE, "meta.xml", "dc:title", "dc:format"),
    ("odt", words.OFFICE_LANG, "styles.xml", 'fo:language="en"', 'fo:language="de"'),
    ("odt", words.OFFICE_PARTS, "styles.xml", 'fo:language="fr"', 'fo:language="en"'),
    ("odt", words.OFFICE_ALT, "content.xml", "svg:desc", "svg:title"),
    ("odt", words.OFFICE_HEADINGS, "content.xml", 'text:outline-level="1"', 'text:outline-level="3"'),
    ("odt", words.OFFICE_TABLES, "content.xml", "table:table-header-rows", "table:table-rows"),
]


@pytest.fixture(scope="module")
def made(rich_english: Document) -> Mapping[str, bytes]:
    guide = rich_english
    return {"html": html(guide).encode(), "epub": epub(guide), "docx": word(guide), "odt": odt(guide)}


def test_a_guide_keeps_every_criterion_that_a_rule_decides(made: Mapping[str, bytes], rich_english: Document) -> None:
    assert broken(made, rich_english) == []


@pytest.mark.parametrize(("rule", "right", "wrong"), OF_HTML, ids=[f"{rule[1]}-{right}" for rule, right, _ in OF_HTML])
def test_each_fault_of_the_page_is_seen_by_its_rule(
    made: Mapping[str, bytes], rich_english: Document, rule: Rule, right: str, wrong: str
) -> None:
    source = made["html"].decode()
    assert right in source

    found = broken({"html": source.replace(right, wrong).encode()}, rich_english)

    assert rule[0] in [name for _, name, _ in found]


@pytest.mark.parametrize(("form", "rule", "part", "right", "wrong"), OF_ARCHIVES)
def test_each_fault_of_a_file_is_seen_by_its_rule(
    made: Mapping[str, bytes], rich_english: Document, form: str, rule: Rule, part: str, right: str, wrong: str
) -> None:
    faulty = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made[form])) as whole, zipfile.ZipFile(faulty, "w") as changed:
        assert right in whole.read(part).decode()
        for name in whole.namelist():
            content = whole.read(name)
            changed.writestr(name, content.decode().replace(right, wrong) if name == part else content)

    found = broken({form: faulty.getvalue()}, rich_english)

    assert rule[0] in [name for _, name, _ in found]


def test_the_page_shows_what_is_broken_and_what_nobody_has_looked_at(
    made: Mapping[str, bytes], rich_english: Document
) -> None:
    faulty = made["html"].replace(b'alt="Le plan"', b'alt=""')

    written = page({**made, "html": faulty}, rich_english)

    typeset = typesetter("fr")
    assert typeset(", 1 pas respecté ; ") in written
    assert '<td class="verdict broken">✗ pas respecté</td><td>1 sur 2 images</td>' in written
    assert typeset(words.EPUBCHECK_NOT_RUN) in written
    assert typeset(words.ALTERNATIVES_BY_PERSON) in written
