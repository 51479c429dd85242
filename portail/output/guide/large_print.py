"""The guide in large print: the same words, one sentence a line, for those who see little or read with effort."""

from dataclasses import replace

from portail.output.guide.document import (
    Definition,
    Document,
    Figure,
    Glossary,
    Listing,
    Paragraph,
    Part,
    Section,
    Span,
)
from portail.output.guide.print_sizes import LARGE
from portail.output.guide.views import View
from portail.wording.typography import one_sentence_a_line


def large_print(document: Document) -> Document:
    """Return a guide in large print: line feeds divide its sentences, its pictures are as large as the page is wide."""
    return replace(
        document,
        sizes=LARGE,
        introduction=tuple(map(_part, document.introduction)),
        sections=tuple(_section(section) for section in document.sections),
    )


def _section(section: Section) -> Section:
    return replace(section, parts=tuple(map(_part, section.parts)))


def _part(part: Part) -> Part:
    match part:
        case Paragraph():
            return _paragraph(part)
        case Listing():
            return _listing(part)
        case Glossary():
            return Glossary(tuple(map(_definition, part.items)))
        case Figure():
            return replace(part, caption=one_sentence_a_line(part.caption), views=tuple(map(_view, part.views)))
        case _:
            return part


def _listing(listing: Listing) -> Listing:
    items = (
        tuple(_listing(each) if isinstance(each, Listing) else _paragraph(each) for each in item)
        for item in listing.items
    )
    return replace(listing, items=tuple(items))


def _definition(definition: Definition) -> Definition:
    return replace(definition, meanings=tuple(map(_paragraph, definition.meanings)))


def _view(view: View) -> View:
    core, taller = _view(view.core) if view.core else None, tuple(map(_view, view.taller))
    return replace(view, sizes=LARGE, core=core, taller=taller)


def _paragraph(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, spans=tuple(map(_span, paragraph.spans)))


def _span(span: Span) -> Span:
    upright = replace(span, bold=span.bold or span.italic, italic=False)
    return upright if span.key else replace(upright, text=one_sentence_a_line(span.text))
