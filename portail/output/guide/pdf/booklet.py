"""Several guides in one PDF, with a cover, a list of them, page numbers throughout, and one glossary at the end."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from portail.output.guide.document import Definition, Document, Glossary, Heading, Part
from portail.output.guide.html import Chapter, html
from portail.output.guide.pdf import pango
from portail.output.guide.pdf.writer import VARIANT, ends_of, laid_out, written
from portail.output.guide.views import View
from portail.target.tables.publisher import Publisher
from portail.wording import guide as words

NUMBERED_FROM = (
    "@page :first {{ counter-reset: page {page} }}"
    " @page {{ @bottom-{end} {{ content: counter(page) }} }}"
    " @page cover {{ @bottom-{end} {{ content: none }} }}"
)
"""Pages count on from those before them; how many there are stands nowhere, for they are laid out one after another."""
WAYS = ("address", "telephone", "hours", "contact", "link")


def booklet(title: str, guides: Sequence[Document]) -> bytes:
    """Return guides in one language, of one publisher, as one PDF, tagged as each of them is.

    Raises:
        EnvironmentNotReady: WeasyPrint or Pango is missing; the text says how to get it.
    """
    with pango.needed():
        from portail.output.guide.pdf.fonts import fonts_for
    front, parts = _front(title, guides), _parts(guides)
    text = "".join(html(part, picture=lambda _: "") for part in (front, *parts))
    fonts = fonts_for(text, guides[0].publisher)

    def contents(pages: Sequence[int]) -> list[Chapter]:
        return [Chapter(part.title, page, _ids(at)) for at, (part, page) in enumerate(zip(parts, pages, strict=True))]

    first, _ = laid_out(front, fonts, VARIANT, chapters=contents([1] * len(parts)))
    begins, layouts = [len(first.pages) + 1], []
    pictures: dict[str, View] = {}
    for at, part in enumerate(parts):
        layout, of_part = laid_out(part, fonts, VARIANT, _numbered_from(begins[-1], part), ids=_ids(at))
        begins.append(begins[-1] + len(layout.pages))
        layouts.append(layout)
        pictures |= of_part
    first, of_front = laid_out(front, fonts, VARIANT, _numbered_from(1, front), contents(begins[:-1]))
    pages = [page for layout in (first, *layouts) for page in layout.pages]
    return written(first.copy(pages), pictures | of_front)


def _numbered_from(page: int, document: Document) -> str:
    return NUMBERED_FROM.format(page=page, end=ends_of(document)[1])


def _ids(at: int) -> str:
    return f"guide-{at + 1}-"


def _front(title: str, guides: Sequence[Document]) -> Document:
    """Return the cover, and what the list of the guides stands on; it is for whom all of them are."""
    audiences = {guide.audience for guide in guides}
    publisher = _without(guides[0].publisher, *WAYS)
    return replace(
        guides[0],
        title=title,
        audience=audiences.pop() if len(audiences) == 1 else "",
        introduction=(),
        sections=(),
        publisher=msgspec.structs.replace(publisher, cover=True, contents=False),
    )


def _parts(guides: Sequence[Document]) -> list[Document]:
    """Return what follows the contents: the guides, and a glossary; the last of these says how to get help."""
    glossary = _shared(definition for guide in guides for definition in _definitions(guide))
    parts = list(map(_chapter, guides))
    if glossary.items:
        parts.append(replace(parts[0], title=words.glossary(guides[0].lang), introduction=(glossary,), sections=()))
    reached = {way: getattr(guides[0].publisher, way) for way in WAYS}
    parts[-1] = replace(parts[-1], publisher=msgspec.structs.replace(parts[-1].publisher, **reached))
    return parts


def _chapter(guide: Document) -> Document:
    """Return a guide without what stands once in a booklet: who hands it out, how to reach them, its glossary."""
    publisher = _without(guide.publisher, *WAYS, "name", "logo", "date", "version")
    return replace(
        guide,
        publisher=msgspec.structs.replace(publisher, cover=False),
        introduction=_without_glossaries(guide.introduction),
        sections=tuple(replace(each, parts=_without_glossaries(each.parts)) for each in guide.sections),
    )


def _without(publisher: Publisher, *keys: str) -> Publisher:
    return msgspec.structs.replace(publisher, **dict.fromkeys(keys))


def _definitions(guide: Document) -> Iterator[Definition]:
    for parts in (guide.introduction, *(section.parts for section in guide.sections)):
        yield from (item for part in parts if isinstance(part, Glossary) for item in part.items)


def _shared(definitions: Iterator[Definition]) -> Glossary:
    """Return definitions by the alphabet, each headword once, with all that it means."""
    found: dict[str, Definition] = {}
    for each in definitions:
        known = found.setdefault(_sorted_as(each), each)
        meanings = dict.fromkeys((*known.meanings, *each.meanings))
        found[_sorted_as(each)] = replace(known, meanings=tuple(meanings))
    return Glossary(tuple(found[name] for name in sorted(found)))


def _sorted_as(definition: Definition) -> str:
    """Return headwords as a dictionary sorts them: without accents, capitals as small letters."""
    text = " ".join(span.text for headword in definition.headwords for span in headword.spans)
    letters = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _without_glossaries(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts without glossaries, and without headings below which only one stands."""
    return tuple(
        part
        for at, part in enumerate(parts)
        if not (isinstance(part, Glossary) or _heads_one_alone(part, parts[at + 1 :]))
    )


def _heads_one_alone(part: Part, following: Sequence[Part]) -> bool:
    if not (isinstance(part, Heading) and following and isinstance(following[0], Glossary)):
        return False
    return len(following) == 1 or (isinstance(following[1], Heading) and following[1].level <= part.level)
