"""The criteria of a guide in PDF: PDF/UA-1, PDF/A-2a, and what the guide asks of its own print."""

from collections import Counter
from collections.abc import Iterator

from portail.contrast import contrast
from portail.output.conformance import verapdf
from portail.output.conformance.criterion import Criterion, Rule, judged, judged_if_any, quoted_language, without_skip
from portail.output.conformance.pdf_file import Drawn, Edges, PdfFile, Tag, read
from portail.output.guide.document import Document
from portail.output.guide.html import TYPEFACES
from portail.output.guide.print_sizes import LARGE
from portail.output.guide.views import LEGIBLE
from portail.target.tables.publisher import NOBODY, Publisher
from portail.wording import conformance as words
from portail.wording import guide as guide_words

ROUNDING = 0.05
LARGE_PRINT_LETTERS = 14.0
BIG, BIG_CONTRAST, CONTRAST = 18.0, 3.0, 4.5
"""What WCAG 2.2 asks for of text (1.4.3): less of 18 points and more."""
CLAIMS = ('pdfuaid:part="1"', 'pdfaid:part="2"', 'pdfaid:conformance="A"')


def criteria(content: bytes, document: Document) -> Iterator[Criterion]:
    """Yield the criteria of a guide in PDF, as this file keeps them."""
    file = read(content)
    yield from _structure(file, document)
    yield from _print(file, document)
    yield from _file(file, document.publisher)
    yield Criterion(words.PDF_ORDER, "person", words.ORDER_BY_PERSON)
    yield from verapdf.criteria(content)


def stray(file: PdfFile) -> list[Drawn]:
    """Return what is drawn and is neither an artifact nor, once, in the structure (ISO 14289-1, 7.1)."""
    in_tree = Counter((tag.page, number) for tag in file.tags for number in tag.contents)
    return [each for each in file.drawn if not (each.is_artifact and each.content < 0) and in_tree[_content(each)] != 1]


def off_their_page(file: PdfFile) -> list[Tag]:
    """Return the figures that are said to be where the page shows none of their pictures."""
    shown = {_content(each): each.box for each in file.drawn if each.kind == "picture"}
    return [
        tag
        for tag in file.of_kind("Figure")
        if any((tag.page, number) in shown for number in tag.contents)
        and not any(_near(tag.box, shown.get((tag.page, number))) for number in tag.contents)
    ]


def foreign_fonts(file: PdfFile, publisher: Publisher = NOBODY) -> set[str]:
    """Return the fonts that are neither the guide's own nor its publisher's."""
    theirs = {font.typeface for font in publisher.font_files}
    own = tuple(face.replace(" ", "-") for face in (*TYPEFACES, *theirs))
    return {name for name in _fonts(file) if not name.startswith(own)}


def letters_of_pictures(file: PdfFile, document: Document) -> list[float]:
    """Return of each picture in which letters have to be read how large the smallest are on paper, in points.

    One that is not printed has none: 0.
    """
    alts = {alt for figure in document.figures for alt in (figure.alt, guide_words.detail(document.lang, figure.alt))}
    drawn = {_content(each): each.box for each in file.drawn if each.kind == "picture"}
    placed = (
        drawn.get((tag.page, number)) for tag in file.of_kind("Figure") if tag.alt in alts for number in tag.contents
    )
    boxes = [box for box in placed if box]
    views = [view for figure in document.figures for view in figure.views]
    boxes += [(0.0, 0.0, 0.0, 0.0)] * (len(views) - len(boxes))
    printed = zip(views, boxes, strict=False)
    return [(right - left) / view.width * view.letters for view, (left, _, right, _) in printed if view.letters]


def _structure(file: PdfFile, document: Document) -> Iterator[Criterion]:
    outside = stray(file)
    artifacts = sum(each.is_artifact for each in file.drawn)
    tagged = len(file.drawn) - artifacts - len(outside)
    evidence = words.elements(tagged, artifacts, (each.page for each in outside))
    yield judged(words.TAGGED, file.is_tagged and bool(file.tags), words.out_of_pages(len(file.tags), file.pages))
    yield judged(words.ALL_IN_TREE, not outside, evidence)
    shown = "/DisplayDocTitle true" in file.said
    yield judged(words.PDF_TITLE, bool(file.title) and shown, words.quoted(file.title))
    yield judged(words.PDF_LANG, file.lang == document.lang, words.languages(document.lang, [file.lang]))
    parts = {tag.lang for tag in file.tags if tag.lang}
    yield quoted_language(words.PDF_PARTS, document, parts)
    yield _direction(file, document)
    yield from _figures(file)
    yield from _navigation(file, document)


def _direction(file: PdfFile, document: Document) -> Criterion:
    if document.direction == "ltr":
        return Criterion(words.PDF_DIRECTION, "absent", words.FROM_THE_LEFT)
    said = "/Direction /R2L" in file.said
    return judged(words.PDF_DIRECTION, said, "R2L" if said else words.quoted(""))


def _figures(file: PdfFile) -> Iterator[Criterion]:
    figures = file.of_kind("Figure")
    nameless = [f"page {tag.page}" for tag in figures if not tag.alt]
    told = words.images(len(figures) - len(nameless), len(figures)) + words.without(nameless)
    yield judged_if_any(words.PDF_ALT, len(figures), len(figures) - len(nameless), told, words.NO_FIGURE)
    in_place = len(figures) - len(off_their_page(file))
    yield judged_if_any(words.PDF_BOXES, len(figures), in_place, words.images(in_place, len(figures)), words.NO_FIGURE)


def _navigation(file: PdfFile, document: Document) -> Iterator[Criterion]:
    levels = [int(tag.kind[1:]) for tag in file.tags if tag.kind[:1] == "H" and tag.kind[1:].isdigit()]
    yield judged(words.PDF_HEADINGS, without_skip(levels), words.levels(levels))
    yield _made_of(file, words.PDF_TABLES, "Table", "TH", words.NO_TABLE)
    yield _made_of(file, words.PDF_LISTS, "L", "LI", words.NO_LIST)
    named = sum(bool(link) for link in file.links) if file.of_kind("Link") else 0
    told = words.links(named, len(file.links))
    yield judged_if_any(words.PDF_LINKS, len(file.links), named, told, words.NO_LINK)
    steps = 1 + len(document.sections)
    yield judged(words.PDF_BOOKMARKS, file.bookmarks >= steps, words.bookmarks(file.bookmarks, len(document.sections)))


def _made_of(file: PdfFile, rule: Rule, kind: str, part: str, none: str) -> Criterion:
    found, parts = len(file.of_kind(kind)), len(file.of_kind(part))
    return judged_if_any(rule, found, found if parts >= found else 0, f"{found} {kind}, {parts} {part}", none)


def _print(file: PdfFile, document: Document) -> Iterator[Criterion]:
    least = LARGE_PRINT_LETTERS if document.sizes is LARGE else LEGIBLE
    texts = [each for each in file.drawn if each.kind == "text"]
    smallest = min((each.letters for each in texts), default=least)
    name, clause = words.PDF_LETTERS
    yield judged((name.format(f"{least:.0f}"), clause), smallest >= least - ROUNDING, words.points(smallest))
    pictured = letters_of_pictures(file, document)
    legible = sum(letters >= LEGIBLE - ROUNDING for letters in pictured)
    told = words.points(min(pictured, default=0))
    yield judged_if_any(words.PDF_PICTURES, len(pictured), legible, told, words.NO_FIGURE)
    pale = min(texts, key=_lack_of_contrast, default=None)
    if pale:
        found = contrast(pale.colour, pale.ground) or 1
        evidence = words.ratio(found, pale.colour, pale.ground)
        yield judged(words.PDF_CONTRAST, _lack_of_contrast(pale) >= 1, evidence)


def _lack_of_contrast(text: Drawn) -> float:
    """Return how much contrast a text has of what it needs: below 1, it lacks some."""
    needed = BIG_CONTRAST if text.letters >= BIG else CONTRAST
    return (contrast(text.colour, text.ground) or 1) / needed


def _file(file: PdfFile, publisher: Publisher) -> Iterator[Criterion]:
    fonts = _fonts(file)
    loose = {each.font for each in file.drawn if each.kind == "text" and not each.embedded}
    yield judged(words.PDF_FONTS, not loose, words.fonts(loose or fonts))
    foreign = foreign_fonts(file, publisher)
    yield judged(words.PDF_OWN_FONTS, not foreign, words.fonts(foreign or fonts))
    claimed = [claim for claim in CLAIMS if claim in file.said]
    yield judged(words.PDF_CLAIM, len(claimed) == len(CLAIMS), ", ".join(claimed) or words.quoted(""))
    has_profile = "/GTS_PDFA1" in file.said and "/DestOutputProfile" in file.said
    yield judged(words.PDF_COLOURS, has_profile, "OutputIntent" if has_profile else words.quoted(""))


def _fonts(file: PdfFile) -> set[str]:
    return {(each.font.partition("+")[2] or each.font).rstrip(",") for each in file.drawn if each.kind == "text"}


def _content(each: Drawn) -> tuple[int, int]:
    return each.page, each.content


def _near(one: Edges | None, other: Edges | None) -> bool:
    return bool(one and other) and all(abs(a - b) < 1.0 for a, b in zip(one or (), other or (), strict=True))
