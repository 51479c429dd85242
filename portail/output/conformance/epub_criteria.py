"""The criteria of a guide as EPUB: what it says of itself, its list of steps, and its page."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from portail.output.conformance.criterion import Criterion, judged
from portail.output.conformance.web_criteria import of_page
from portail.output.conformance.web_page import WebPage
from portail.output.guide.document import Document
from portail.wording import conformance as words

PACKAGE, CONTENTS, PAGE = "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/guide.xhtml"
ACCESSIBILITY = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard")
"""What a package has to say of how it can be read (EPUB Accessibility 1.1, 2.2), of schema.org."""
NEEDED = ("identifier", "title", "language")
NAMES = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


def criteria(content: bytes, document: Document) -> Iterator[Criterion]:
    """Yield the criteria of a guide as EPUB, as this file keeps them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = ElementTree.fromstring(archive.read(PACKAGE))
        contents, page = (WebPage(archive.read(name).decode()) for name in (CONTENTS, PAGE))
    yield from _package(package)
    yield _leads_to_steps(contents, page, document)
    yield from of_page(page, document)
    yield Criterion(words.PDF_ORDER, "person", words.ORDER_BY_PERSON)
    yield Criterion(words.EPUB_CERTIFIED, "person", words.CERTIFICATION_BY_PERSON)
    yield Criterion(words.EPUB_CHECK, "unchecked", words.EPUBCHECK_NOT_RUN)


def _package(package: ElementTree.Element) -> Iterator[Criterion]:
    told = {each.get("property", ""): each.text for each in package.iterfind(".//opf:meta", NAMES)}
    lacking = [name for name in ACCESSIBILITY if not told.get(f"schema:{name}")]
    yield judged(words.EPUB_METADATA, not lacking, ", ".join(each for each in ACCESSIBILITY if each not in lacking))
    needed = {name: package.findtext(f".//dc:{name}", "", NAMES) for name in NEEDED}
    needed["modified"] = told.get("dcterms:modified") or ""
    yield judged(words.EPUB_PACKAGE, all(needed.values()), words.given(needed))


def _leads_to_steps(contents: WebPage, page: WebPage, document: Document) -> Criterion:
    ids = {each.attributes.get("id") for each in page.elements}
    leading = [each for each in contents.commands if re.sub(r"^[^#]*#", "", each.attributes.get("href", "")) in ids]
    steps = len(document.sections)
    return judged(words.EPUB_CONTENTS, len(leading) >= steps, words.steps(len(leading), steps))
