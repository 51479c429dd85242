"""A town's own OpenDocument file gives its styles, pages, headers and pictures, and none of its text."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from portail.errors import WrongUsage
from portail.output.guide.document import Document
from portail.output.guide.zipped.odt import odt
from portail.target.tables.publisher import Publisher
from tests.portail.output.guide.zipped.test_odt import NAMES, judged, part
from tests.portail.runs import blank

HEADER = (
    '<style:header><text:p>En-tête <draw:frame text:anchor-type="as-char" svg:width="1cm" svg:height="1cm">'
    '<draw:image xlink:href="Pictures/blason.png" xlink:type="simple"/></draw:frame></text:p></style:header>'
    "<style:footer>"
)
OF_THE_TOWN = {
    b'fo:color="#14507d"': b'fo:color="#8a1538"',
    b'fo:language="fr" fo:country="FR"': b'fo:language="de" fo:country="DE"',
    b'style:num-format="1" style:num-suffix="."': b'style:num-format="I"',
    b'style:name="Remark"': b'style:name="Town"',
    b"<style:footer>": HEADER.encode(),
    b"<office:document-styles ": b'<office:document-styles xmlns:xlink="http://www.w3.org/1999/xlink" ',
}
"""What makes the styles of a town of those of the engine."""


@pytest.fixture
def template(whole: Document, tmp_path: Path) -> Path:
    path = tmp_path / "ville.ott"
    other = replace(whole, title="Exemple à effacer")
    with zipfile.ZipFile(io.BytesIO(odt(other))) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            for engine, town in OF_THE_TOWN.items() if name == "styles.xml" else ():
                assert engine in content
                content = content.replace(engine, town)
            target.writestr(name, content)
        target.writestr("Pictures/blason.png", blank())
    return path


def test_a_town_s_own_file_gives_its_styles_and_pages_and_lacks_none(whole: Document, template: Path) -> None:
    file = odt(replace(whole, publisher=Publisher(odt=str(template))))

    styles = part(file, "styles.xml")
    heading = "//style:style[@style:name='Heading_20_1']/style:text-properties/@fo:color"
    assert judged(file) == []
    assert styles.xpath(heading, namespaces=NAMES) == ["#8a1538"]
    assert styles.xpath("//style:header/text:p/text()", namespaces=NAMES) == ["En-tête "]
    assert len(styles.xpath("//style:style[@style:name='Remark' or @style:name='Town']", namespaces=NAMES)) == 2
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.read("Pictures/blason.png") == blank()
        assert b"Exemple" not in archive.read("content.xml")


def test_the_guide_speaks_its_language_and_numbers_its_steps_in_a_town_s_own_file(
    whole: Document, template: Path
) -> None:
    styles = part(odt(replace(whole, publisher=Publisher(odt=str(template)))), "styles.xml")

    spoken = "//style:default-style[@style:family='paragraph']/style:text-properties/@fo:language"
    assert styles.xpath(spoken, namespaces=NAMES) == ["fr"]
    numbers = "//text:outline-level-style[@text:level='1']/@style:num-format"
    assert styles.xpath(numbers, namespaces=NAMES) == ["1"]


def test_a_town_s_own_file_is_read_from_the_right_where_the_guide_is(arabic: Document, template: Path) -> None:
    file = odt(replace(arabic, publisher=Publisher(odt=str(template))))

    styles = part(file, "styles.xml")
    whole = "//style:default-style[@style:family='paragraph']/style:paragraph-properties/@style:writing-mode"
    quoted = "//style:style[@style:name='Quotations']/style:paragraph-properties/@style:writing-mode"
    assert judged(file) == []
    assert styles.xpath(whole, namespaces=NAMES) == ["rl-tb"]
    assert styles.xpath(quoted, namespaces=NAMES) == ["lr-tb"]
    assert styles.xpath("//style:page-layout-properties/@style:writing-mode", namespaces=NAMES) == ["rl-tb"]


@pytest.mark.parametrize("content", [b"no archive", b""])
def test_a_file_that_is_none_is_named(whole: Document, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ville.ott"
    path.write_bytes(content)

    with pytest.raises(WrongUsage, match=r"\[document\] odt : .*ville\.ott n’est pas un fichier OpenDocument"):
        odt(replace(whole, publisher=Publisher(odt=str(path))))
