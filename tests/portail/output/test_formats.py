"""The guide says the same in every format, the same bytes each time, and replaces the earlier one as a whole."""

from pathlib import Path
from typing import get_args

import pytest

from portail.output import formats
from portail.procedure import parser
from portail.target.tables.publisher import Format, Publisher
from tests.full_disk import files_no_larger_than
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures


def test_every_format_is_written_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    path = written(tmp_path, PROCEDURE)
    folder = with_pictures(tmp_path) / "essai"
    procedure, run = parser.load(path), run_with(passed_step())

    assert formats.write(procedure, run, folder, filmed=True) == []
    first = {file.name: file.read_bytes() for file in formats.written(folder)}
    formats.write(procedure, run, folder, filmed=True)
    second = {file.name: file.read_bytes() for file in formats.written(folder)}

    forms = ("pdf", "html", "docx", "odt", "epub", "md", "mp4", "vtt", "webp", "gif")
    assert list(first) == [*(f"guide.{form}" for form in forms), "conformance.html"]
    assert first == second


def test_without_ffmpeg_the_film_is_written_as_webp_and_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, PROCEDURE)
    folder = with_pictures(tmp_path) / "essai"
    monkeypatch.setattr("portail.output.film.encode.encoder", lambda: None)

    (sentence,) = formats.write(parser.load(path), run_with(passed_step()), folder, filmed=True)

    assert "pip install imageio-ffmpeg" in sentence
    assert (folder / "guide" / "guide.webp").exists()
    assert (folder / "guide" / "guide.gif").exists()
    assert not (folder / "guide" / "guide.mp4").exists()


def contents(folder: Path) -> dict[str, bytes]:
    """Return what all files below a folder hold, by their names."""
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_guide_that_cannot_be_written_whole_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = written(tmp_path, PROCEDURE)
    folder = with_pictures(tmp_path) / "essai"
    procedure, run = parser.load(path), run_with(passed_step())
    formats.write(procedure, run, folder)
    before = contents(folder / "guide")
    path.write_text(PROCEDURE.replace("Bienvenue", "Bonjour"), encoding="utf-8")

    with pytest.raises(OSError, match="File too large"), files_no_larger_than(len(before["guide.docx"]) - 1):
        formats.write(parser.load(path), run, folder)

    assert contents(folder / "guide") == before


def test_a_new_guide_replaces_the_earlier_one_in_every_format(tmp_path: Path) -> None:
    path = written(tmp_path, PROCEDURE)
    folder = with_pictures(tmp_path) / "essai"
    (folder / "guide").mkdir()
    for form in ("pdf", "html", "docx", "odt", "epub", "md", "mp4", "webp", "gif", "vtt"):
        (folder / "guide" / f"guide.{form}").write_text("avant")

    formats.write(parser.load(path), run_with(passed_step()), folder)

    assert {file.suffix for file in formats.written(folder)} == {".pdf", ".html", ".docx", ".odt", ".epub", ".md"}
    assert b"avant" not in b"".join(file.read_bytes() for file in formats.written(folder))


@pytest.mark.parametrize("asked", [("large-print.pdf", "html"), ("md",), ()])
def test_a_publisher_chooses_the_formats_and_no_other_is_left(tmp_path: Path, asked: tuple[Format, ...]) -> None:
    procedure, folder = parser.load(written(tmp_path, PROCEDURE)), with_pictures(tmp_path) / "essai"
    formats.write(procedure, run_with(passed_step()), folder, publisher=Publisher(formats=("html", "md")))

    formats.write(procedure, run_with(passed_step()), folder, publisher=Publisher(formats=asked))

    assert {file.name for file in formats.written(folder)} == {f"guide.{suffix}" for suffix in asked}
    assert (folder / "guide" / "images").exists() == ("md" in asked)
    assert (folder / "guide").exists() == bool(asked)


def test_every_format_that_is_no_film_can_be_chosen() -> None:
    chosen = {(each,) for each in get_args(Format)} - {(formats.CONFORMANCE,)}

    assert {form.suffixes for form in formats.BUILT_IN if not form.is_film} == chosen


def test_the_page_on_accessibility_stands_beside_what_it_judges_and_nothing_else(tmp_path: Path) -> None:
    procedure, folder = parser.load(written(tmp_path, PROCEDURE)), with_pictures(tmp_path) / "essai"
    run = run_with(passed_step())
    judged: list[tuple[Format, ...]] = [("html", "conformance.html"), ("html",), ("md", "conformance.html")]

    found = []
    for asked in judged:
        formats.write(procedure, run, folder, publisher=Publisher(formats=asked))
        found.append((folder / "guide" / "conformance.html").exists())

    assert found == [True, False, False]
