"""The publisher's own OpenDocument file: its styles, pages, headers and footers, instead of the engine's."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from portail.errors import WrongUsage
from portail.wording import guide as words

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
NAME, KIND = f"{{{NAMES['style']}}}name", f"{{{NAMES['style']}}}family"
FONTS, STYLES, LETTERS = "office:font-face-decls", "office:styles", "style:text-properties"
OUTLINE, STEPS = "text:outline-style", "*[@text:level='1']"
PARAGRAPHS, PAGES = "style:paragraph-properties", "//style:page-layout-properties"
MODE, RIGHT_TO_LEFT = f"{{{NAMES['style']}}}writing-mode", "rl-tb"
DIRECTIONS = (RIGHT_TO_LEFT, "lr-tb")
LANGUAGE = ("}language", "}country", "}script", "}language-complex", "}country-complex")
DIRECTION = ("}writing-mode", "}text-align")
SPOKEN = (
    "style:default-style[@style:family='paragraph']",
    "style:style[@style:name='Quotations']",
    "style:style[@style:name='Key']",
)
"""The styles that say in which language words are."""
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def with_styles_of(template: Path, own: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """Return the styles (`styles.xml`) of a publisher's file, and the pictures of its pages by their paths.

    It gets those of the engine's own that it lacks, the numbers of steps, and the languages of the guide.

    Raises:
        WrongUsage: it cannot be used; the text says why.
    """
    try:
        with zipfile.ZipFile(template) as archive:
            styles = etree.fromstring(archive.read("styles.xml"), PARSER)
            _complete(styles, etree.fromstring(own, PARSER))
            pictures = {name: archive.read(name) for name in _pictures(styles)}
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise WrongUsage(words.odt_file_unusable(str(template), str(error))) from error
    return etree.tostring(styles, xml_declaration=True, encoding="UTF-8"), pictures


def _complete(styles: etree._Element, own: etree._Element) -> None:
    """Move the styles that are lacking; those that stay in `own` have a namesake."""
    for at, part in enumerate((FONTS, STYLES)):
        theirs, mine = styles.find(part, NAMES), own.find(part, NAMES)
        if theirs is None:
            styles.insert(at, mine)
        else:
            known = set(map(_identity, theirs))
            theirs.extend([each for each in mine if _identity(each) not in known])
    for path in (OUTLINE, *SPOKEN):
        for mine in own.xpath(f"{STYLES}/{path}", namespaces=NAMES):
            (theirs,) = styles.xpath(f"{STYLES}/{path}", namespaces=NAMES)
            change = _number_steps if path == OUTLINE else _speak
            change(theirs, mine)
    _turn_pages(styles, own)


def _identity(style: etree._Element) -> tuple[object, ...]:
    is_outline = style.tag == f"{{{NAMES['text']}}}outline-style"  # there is one, however it is called
    return style.tag, style.get(KIND), None if is_outline else style.get(NAME)


def _number_steps(outline: etree._Element, own: etree._Element) -> None:
    """Have the outline count the steps."""
    for theirs in outline.xpath(STEPS, namespaces=NAMES):
        outline.remove(theirs)
    outline.insert(0, own.xpath(STEPS, namespaces=NAMES)[0])


def _speak(style: etree._Element, own: etree._Element) -> None:
    """Have a style say the language that the engine's own says, and from which side it is read."""
    _take(style, own, LETTERS, LANGUAGE)
    paragraphs = own.find(PARAGRAPHS, NAMES)
    if paragraphs is not None and paragraphs.get(MODE) in DIRECTIONS:
        _take(style, own, PARAGRAPHS, DIRECTION)


def _take(style: etree._Element, own: etree._Element, part: str, names: tuple[str, ...]) -> None:
    """Give a style what the engine's own says, by the ends of these names, in one of its parts."""
    theirs = style.find(part, NAMES)
    if theirs is None:
        theirs = etree.Element(f"{{{NAMES['style']}}}{part.partition(':')[2]}")
        style.insert(0 if part == PARAGRAPHS else len(style), theirs)
    for name, value in own.find(part, NAMES).attrib.items():
        if name.endswith(names):
            theirs.set(name, value)


def _turn_pages(styles: etree._Element, own: etree._Element) -> None:
    """Have all pages be turned as those of the engine's own are, where that is from the right."""
    (mode, *_) = own.xpath(f"{PAGES}/@style:writing-mode", namespaces=NAMES)
    if mode == RIGHT_TO_LEFT:
        for page in styles.xpath(PAGES, namespaces=NAMES):
            page.set(MODE, mode)


def _pictures(styles: etree._Element) -> Iterator[str]:
    for path in dict.fromkeys(styles.xpath("//@xlink:href", namespaces=NAMES)):
        if path.startswith("Pictures/"):
            yield path
