"""The guide as OpenDocument is valid, set with named styles, and says in which language it is."""

import gzip
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace as replace_in

from portail.output.guide.document import Document
from portail.output.guide.zipped.odt import odt
from portail.target.tables.publisher import Publisher

SCHEMAS = Path(__file__).with_name("opendocument_1_3")
"""The schemas of OpenDocument 1.3, as OASIS publishes them."""
NAMES = {
    short: f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"
    for short, long in {
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
        "office": "office",
        "style": "style",
        "svg": "svg-compatible",
        "table": "table",
        "text": "text",
    }.items()
} | {"dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink"}
PUBLISHER = Publisher(
    name="Ville d’Essai & Cie",
    colour="#00613a",
    address="2 place de l’Hôtel-de-Ville",
    link="https://essai.example/",
    date=date(2026, 9, 1),
    version="2",
    contents=True,
)


def part(file: bytes, name: str) -> etree._Element:
    """Return a part of an OpenDocument file."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def said(element: etree._Element) -> list[tuple[str, str]]:
    """Return the styles of paragraphs and headings, and what they say."""
    style = f"{{{NAMES['text']}}}style-name"
    found = element.xpath("//office:text//*[self::text:p or self::text:h]", namespaces=NAMES)
    return [
        (each.get(style), text)
        for each in found
        if (text := "".join(each.xpath("text()|.//text:span/text()|.//text:a//text()", namespaces=NAMES)))
    ]


def judged(file: bytes) -> list[str]:
    """Return what the schemas of OpenDocument say against a file."""
    parts = {"content.xml": "schema", "styles.xml": "schema", "meta.xml": "schema", "META-INF/manifest.xml": "manifest"}
    schemas = {
        name: etree.RelaxNG(etree.fromstring(gzip.decompress((SCHEMAS / f"{name}.rng.gz").read_bytes())))
        for name in ("schema", "manifest")
    }
    wrong = {name: schemas[schema] for name, schema in parts.items() if not schemas[schema].validate(part(file, name))}
    return [f"{name}: {error.message}" for name, schema in wrong.items() for error in schema.error_log]


def test_a_file_with_all_that_a_guide_may_have_is_valid(rich: Document) -> None:
    assert judged(odt(replace(rich, publisher=replace_in(PUBLISHER, cover=True)))) == []


def test_the_file_says_what_it_is_before_all_else_and_lists_what_is_in_it(whole: Document) -> None:
    file = odt(whole)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/vnd.oasis.opendocument.text"
        assert archive.read("Pictures/01.png") == whole.figures[0].file.read_bytes()
    listed = part(file, "META-INF/manifest.xml").xpath("//@*[local-name()='full-path']")
    assert sorted(listed) == sorted(["/", *(each.filename for each in others if "manifest" not in each.filename)])


def test_words_have_named_styles(whole: Document) -> None:
    assert said(part(odt(whole), "content.xml")) == [
        ("Title", "Ma procédure\u00a0: l’essai"),
        ("Text_20_body", "Bienvenue\u202f!"),
        ("Heading_20_1", "Je consulte ma boîte mail"),
        ("Text_20_body.kept", "Cliquez sur VALIDER\u00a0(1), puis sur RETOUR\u00a0(2)\u202f!"),
        ("Remark.kept", "NB\u00a0: notez-le"),
        ("Quotations.last.kept", "L'écran : tel quel !"),
        ("Caption", "Notez vos identifiants"),
    ]


def test_every_picture_has_a_name_and_says_what_it_shows(rich: Document) -> None:
    content = part(odt(replace(rich, publisher=PUBLISHER)), "content.xml")

    told = [
        (frame.findtext("svg:title", namespaces=NAMES), frame.findtext("svg:desc", namespaces=NAMES))
        for frame in content.iterfind(".//draw:frame", NAMES)
    ]
    assert told == [
        ("Figure 1", "Le plan"),
        ("Figure 2", "Le message ouvert"),
        ("QR", "Code QR\u00a0: https://essai.example/"),
    ]


def test_headings_make_an_outline_in_which_steps_alone_have_numbers(rich: Document) -> None:
    content = part(odt(rich), "content.xml")

    outline = [
        (heading.get(f"{{{NAMES['text']}}}outline-level"), heading.get(f"{{{NAMES['text']}}}is-list-header"))
        for heading in content.iterfind(".//text:h", NAMES)
    ]
    assert outline == [("1", None), ("2", None), ("1", "true")]


def test_lists_count_from_their_own_start_and_tables_have_heads(rich: Document) -> None:
    content = part(odt(rich), "content.xml")

    assert content.xpath("//text:list-item/@text:start-value", namespaces=NAMES) == ["2"]
    assert content.xpath("//text:list//text:list//text:p/text()", namespaces=NAMES) == ["puis cela"]
    assert content.xpath("//table:table-header-rows//text:p/text()", namespaces=NAMES) == ["Jour", "Heures"]
    assert content.xpath("//office:text//text:a/@xlink:href", namespaces=NAMES) == ["https://ville.example/charte_1"]


@pytest.mark.parametrize(("lang", "expected"), [("fr", ("fr", "FR")), ("en", ("en", "GB")), ("de", ("de", "none"))])
def test_the_guide_is_in_its_language_and_what_it_quotes_in_that_of_the_screens(
    whole: Document, lang: str, expected: tuple[str, str]
) -> None:
    styles = part(odt(replace(whole, lang=lang, screen_locale="zh-Hant-TW")), "styles.xml")

    def language(path: str) -> tuple[str, ...]:
        (text,) = styles.xpath(f"//{path}/style:text-properties", namespaces=NAMES)
        return tuple(
            text.get(f"{{{NAMES['fo']}}}{key}")
            for key in ("language", "country", "script")
            if text.get(f"{{{NAMES['fo']}}}{key}")
        )

    assert language("style:default-style[@style:family='paragraph']") == expected
    for name in ("Quotations", "Key"):
        assert language(f"style:style[@style:name='{name}']") == ("zh", "TW", "Hant")


def test_the_file_says_whose_it_is_and_wears_the_colour_of_the_publisher(whole: Document) -> None:
    file = odt(replace(whole, publisher=PUBLISHER))

    meta = part(file, "meta.xml")
    assert meta.findtext(".//dc:creator", namespaces=NAMES) == "Ville d’Essai & Cie"
    assert meta.findtext(".//dc:date", namespaces=NAMES) == "2026-09-01T00:00:00"
    assert meta.findtext(".//meta:user-defined", namespaces=NAMES) == "2"
    heading = "//style:style[@style:name='Heading_20_1']/style:text-properties/@fo:color"
    assert part(file, "styles.xml").xpath(heading, namespaces=NAMES) == ["#00613a"]
    texts = [text for _, text in said(part(file, "content.xml"))]
    assert texts[0] == "Ville d’Essai & Cie"
    assert texts[2:5] == ["Version 2 – 1er septembre 2026", "Étapes", "1. Je consulte ma boîte mail"]
    assert texts[-3:] == [
        "Besoin d’aide ?",
        "Adresse\u00a0: 2 place de l’Hôtel-de-Ville",
        "Site\u00a0: https://essai.example/",
    ]
