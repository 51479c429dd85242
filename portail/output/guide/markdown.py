"""The guide as Markdown, with pictures beside it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, repeat

from portail.output.guide.document import (
    Definition,
    Document,
    Figure,
    Glossary,
    Heading,
    Listing,
    Paragraph,
    Part,
    QuotedLines,
    Section,
    Span,
    Table,
)
from portail.wording import guide as words

IMAGES = "images"
"""The folder of its pictures."""
BAR = "\\|"
NEW_LINE, BREAK = "\n", "\\\n"
"""Ends a line of a paragraph."""
RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
SIGNS = re.compile(r"([*`<])")
"""What would be markup in words that hold none."""


Addresses = Callable[[Figure], Sequence[str]]
"""Gives the addresses of what is shown of a figure."""


def markdown(document: Document, addresses: Addresses) -> str:
    """Return the guide, with its pictures at these addresses."""
    easy = [f"**{words.easy(document.lang)}**"] if document.is_easy else []
    blocks = [f"# {document.title}", *easy, *(_part(part, addresses, document.lang) for part in document.introduction)]
    for section in document.sections:
        blocks += [_heading(section), *(_part(part, addresses, document.lang) for part in section.parts)]
    if document.direction == "rtl":  # blank lines: what is inside of the element is Markdown
        blocks = [f'<div dir="rtl" lang="{document.lang}">', *blocks, "</div>"]
    return "\n\n".join(blocks) + "\n"


def with_images(document: Document) -> tuple[str, Mapping[str, bytes]]:
    """Return the guide, and its pictures (PNG) by their addresses, which lie beside it."""
    views = dict.fromkeys(view for figure in document.figures for view in figure.views)
    names = {view: f"{IMAGES}/{number:02}.png" for number, view in enumerate(views, 1)}
    text = markdown(document, lambda figure: [names[view] for view in figure.views])
    return text, {name: view.content for view, name in names.items()}


def _heading(section: Section) -> str:
    return f"## {section.number}. {_words(section.title)}"


def _part(part: Part, addresses: Addresses, lang: str) -> str:
    match part:
        case Paragraph():
            return _paragraph(part)
        case QuotedLines():
            return "\n".join(["```text", *part.lines, "```"])
        case Figure():
            alts = chain([part.alt], repeat(words.detail(lang, part.alt)))
            images = [f"![{alt}]({address})" for alt, address in zip(alts, addresses(part), strict=False)]
            return "\n\n".join([*images, *([_caption(part.caption)] if part.caption else [])])
        case Heading():
            return f"{'#' * part.level} {_words(part.spans)}"
        case Listing():
            return "\n".join(_items(part))
        case Table():
            return "\n".join(_rows(part))
        case Glossary():
            return "\n\n".join("\n".join(_definition(item)) for item in part.items)


def _caption(text: str) -> str:
    return f"*{text.replace(NEW_LINE, BREAK)}*"


def _items(listing: Listing) -> Iterator[str]:
    for index, item in enumerate(listing.items):
        mark = "- " if listing.start is None else f"{listing.start + index}. "
        lines = [line for part in item for line in _lines_of_item(part)]
        yield from (
            f"{'' if at or not line else mark}{' ' * len(mark) if at and line else ''}{line}"
            for at, line in enumerate(lines[1:])
        )


def _lines_of_item(part: Paragraph | Listing) -> Iterator[str]:
    """Yield the lines of a part of an item; a paragraph is set apart from what stands before it."""
    if isinstance(part, Listing):
        yield from _items(part)
    else:
        yield from ("", _words(part.spans))


def _definition(item: Definition) -> Iterator[str]:
    """Yield its lines, in the form of PHP Markdown Extra, which Pandoc and GitLab read too."""
    yield from (_words(term.spans) for term in item.headwords)
    yield from (f": {_words(meaning.spans)}" for meaning in item.meanings)


def _rows(table: Table) -> Iterator[str]:
    for index, row in enumerate(table.rows):
        yield f"| {' | '.join(_words(cell).replace('|', BAR) for cell in row)} |"
        if index == 0:
            yield f"| {' | '.join(RULES[align] for align in table.aligns)} |"


def _paragraph(paragraph: Paragraph) -> str:
    return ("> " if paragraph.note else "") + _words(paragraph.spans)


def _words(spans: tuple[Span, ...]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = f"`{span.text}`" + (f" ({span.number})" if span.number else "") if span.key else _escaped(span.text)
    text = f"[{text}]({span.address})" if span.address else text
    marks = ("**" if span.bold else "") + ("*" if span.italic else "")
    return f"{marks}{text}{marks[::-1]}"


def _escaped(text: str) -> str:
    return SIGNS.sub(r"\\\1", text).replace("\n", BREAK)
