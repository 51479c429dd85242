"""The guide as Markdown, with pictures beside it."""

import os
from pathlib import Path

from portail.output.guide.document import Document, Figure, Paragraph, Part, QuotedLines, Section, Span


def markdown(document: Document, folder: Path) -> str:
    """Return the guide; pictures are named relative to `folder`, where it will stand."""
    blocks = [f"# {document.title}", *(_paragraph(paragraph) for paragraph in document.introduction)]
    for section in document.sections:
        blocks += [_heading(section), *(_part(part, folder) for part in section.parts)]
    return "\n\n".join(blocks) + "\n"


def _heading(section: Section) -> str:
    return f"## {section.number}. {_words(section.title)}"


def _part(part: Part, folder: Path) -> str:
    match part:
        case Paragraph():
            return _paragraph(part)
        case QuotedLines():
            return "\n".join(["```text", *part.lines, "```"])
        case Figure():
            file = Path(os.path.relpath(part.file, folder)).as_posix()
            return f"![{part.alt}]({file})\n\n*{part.caption}*"


def _paragraph(paragraph: Paragraph) -> str:
    return ("> " if paragraph.note else "") + _words(paragraph.spans)


def _words(spans: tuple[Span, ...]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = f"`{span.text}`" + (f" ({span.number})" if span.number else "") if span.key else span.text
    marks = ("**" if span.bold else "") + ("*" if span.italic else "")
    return f"{marks}{text}{marks[::-1]}"
