"""The guide as EPUB 3: the page of the HTML guide, its pictures and a list of its steps in one file for readers."""

from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, tostring

from jinja2 import Environment, PackageLoader, StrictUndefined

from portail import extras
from portail.output.guide.document import Document
from portail.output.guide.html import html
from portail.output.guide.zipped.container import packed
from portail.wording import guide as words

UNDATED = date(1980, 1, 1)
"""When a guide was changed whose publisher gives it no date: the file is the same each time."""
MEDIA_TYPE = "application/epub+zip"
XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def epub(document: Document) -> bytes:
    """Return the guide as one EPUB file, the same bytes for the same guide.

    Raises:
        EnvironmentNotReady: the extra `guide` is missing.
    """
    views = list(dict.fromkeys(view for figure in document.figures for view in figure.views))
    names = {view: f"images/{number:02}.png" for number, view in enumerate(views, 1)}
    page = _as_xhtml(html(document, picture=names.__getitem__))
    changed = datetime.combine(document.publisher.date or UNDATED, time(), UTC)
    known = {
        "document": document,
        "changed": changed.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "images": sorted(names.values()),
        "identifier": uuid5(NAMESPACE_URL, f"{document.lang}/{document.title}").urn,
        "words": words,
    }
    files = {
        "META-INF/container.xml": _rendered("container.xml", known),
        "EPUB/package.opf": _rendered("package.opf", known),
        "EPUB/nav.xhtml": _rendered("nav.xhtml", known),
        "EPUB/guide.xhtml": page,
        **{f"EPUB/{name}": view.content for view, name in names.items()},
    }
    return packed(MEDIA_TYPE, files)


def _as_xhtml(page: str) -> bytes:
    """Return the page as XML, without what enlarges pictures, which readers do themselves."""
    with extras.needed("guide"):
        import tinyhtml5
    root = tinyhtml5.parse(page, namespace_html_elements=False)
    root.attrib |= {"xmlns": XHTML, XML_LANG: root.get("lang", "")}
    for parent in root.iter():
        for child in [child for child in parent if _is_for_browsers_alone(child)]:
            parent.remove(child)
    for each in root.iter("label"):
        each.tag = "span"
    return b"<!DOCTYPE html>\n" + bytes(tostring(root, encoding="utf-8", xml_declaration=False))


def _is_for_browsers_alone(element: Element) -> bool:
    return element.tag == "input" or (element.tag == "meta" and "charset" in element.attrib)


def _rendered(template: str, known: dict[str, object]) -> bytes:
    return _templates.get_template(template).render(known).encode()


_templates = Environment(
    loader=PackageLoader("portail.output.guide", "templates/epub"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
