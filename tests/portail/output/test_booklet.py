"""A booklet holds the guides of several procedures, once each, with one cover, one list, one glossary."""

import sys
from pathlib import Path
from types import ModuleType

import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from portail.errors import Leak
from portail.output import booklet
from portail.output.formats import GuideSource
from portail.output.guide_process import GuideProcess
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure import parser
from portail.target.tables.publisher import Publisher
from tests.portail.output.guide import pdf_rules
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

TITLE = "Mes démarches"


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "green").save(logo)
    return Publisher(
        name="Ville d’Essai", logo=str(logo), telephone="01 02 03 04 05", version="2", booklet=TITLE, contents=True
    )


def source(folder: Path, name: str, glossary: str, publisher: Publisher, lang: str = "fr") -> GuideSource:
    text = PROCEDURE.replace('"essai"', f'"{name}"').replace("Ma procédure : l'essai", f"Comment {name}")
    text = text.replace('lang = "fr"', f'lang = "{lang}"') + (f"\n## Glossaire\n\n{glossary}" if glossary else "")
    (folder / name).mkdir()
    pictures = with_pictures(folder / name) / "essai"
    return GuideSource(parser.load(written(folder / name, text)), run_with(passed_step()), pictures, publisher)


@pytest.fixture
def two(tmp_path: Path, publisher: Publisher) -> list[GuideSource]:
    pay = source(tmp_path, "payer", "Échéance\n: Le dernier jour.\n\nespace\n: Le site.\n", publisher)
    key = source(tmp_path, "ajouter", "Espace\n: Le site.\n: Votre compte.\n\nClé\n: Un code.\n", publisher)
    return [pay, key]


def one(output: Path, sources: list[GuideSource]) -> booklet.Booklet:
    (made,) = booklet.booklets(output, sources, SecretsFilter())
    return made


def test_its_pages_count_through_and_its_list_leads_to_each_guide(tmp_path: Path, two: list[GuideSource]) -> None:
    made = one(tmp_path, [*two, two[0]])

    made.write()

    pages = [page.get_textpage().get_text_range().splitlines() for page in pypdfium2.PdfDocument(made.file)]
    assert pages[0] == ["Ville d’Essai", TITLE, "Pour : familles", "Version 2"]
    assert pages[1] == [TITLE, "Comment payer 3", "Comment ajouter 4", "Glossaire 5", f"{TITLE} 2"]
    assert [(page[0], page[-1]) for page in pages[2:]] == [
        ("Comment payer", "Comment payer 3"),
        ("Comment ajouter", "Comment ajouter 4"),
        ("Glossaire", "Glossaire 5"),
    ]
    with pikepdf.open(made.file) as file, file.open_outline() as outline:
        assert [title.title for title in outline.root] == [TITLE, "Comment payer", "Comment ajouter", "Glossaire"]
        names = file.Root.Names.Dests.Names
        places = {str(names[at]): names[at + 1][0].objgen for at in range(0, len(names), 2)}
        led_to = [places[str(link.Dest)] for link in file.pages[1].Annots]
        assert list(dict.fromkeys(led_to)) == [page.objgen for page in file.pages[2:]]
        steps = [places[f"guide-{number}-step-1"] for number in (1, 2)]
        assert steps == [page.objgen for page in file.pages[2:4]]


def test_from_right_to_left_its_numbers_stand_at_the_left(tmp_path: Path, publisher: Publisher) -> None:
    made = one(tmp_path, [source(tmp_path, name, "", publisher, lang="ar") for name in ("payer", "ajouter")])

    made.write()

    page = pypdfium2.PdfDocument(made.file)[2].get_textpage()
    left, right = (page.get_text_bounded(left=at, bottom=0, right=at + 250, top=60).strip() for at in (0, 300))
    assert left == "3"
    assert "payer" in right


def test_its_glossary_is_one_by_the_alphabet_and_so_is_what_tells_how_to_get_help(
    tmp_path: Path, two: list[GuideSource]
) -> None:
    made = one(tmp_path, two)

    made.write()

    *guides, last = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.file)]
    words = ["Glossaire", "Clé", "Un code.", "Échéance", "Le dernier jour.", "espace", "Le site.", "Votre compte."]
    assert last.splitlines()[: len(words)] == words
    assert "Besoin d’aide" in last
    assert not any("Besoin d’aide" in text or "Le dernier jour." in text for text in guides)


def test_without_definitions_the_last_guide_tells_how_to_get_help(tmp_path: Path, publisher: Publisher) -> None:
    made = one(tmp_path, [source(tmp_path, name, "", publisher) for name in ("payer", "ajouter")])

    made.write()

    *others, last = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.file)]
    assert last.startswith("Comment ajouter")
    assert "Besoin d’aide" in last
    assert not any("Besoin d’aide" in text for text in others)


def test_it_is_as_accessible_as_each_guide_and_the_same_bytes_each_time(tmp_path: Path, two: list[GuideSource]) -> None:
    made = one(tmp_path, two)
    made.write()
    content = made.file.read_bytes()

    with GuideProcess({"pdf"}) as guides:
        assert guides.write(made).result() == []

    assert made.file.read_bytes() == content
    assert pdf_rules.flaws(made.file) == []
    findings = pdfua.validate(str(made.file)).findings
    assert [finding.message for finding in findings if finding.severity is pdfua.Severity.ERROR] == []


def test_each_language_has_its_own_and_one_procedure_alone_none(tmp_path: Path, publisher: Publisher) -> None:
    languages = {"un": "fr", "one": "en", "deux": "fr", "two": "en", "uno": "es"}
    sources = [source(tmp_path, name, "", publisher, lang) for name, lang in languages.items()]

    made = list(booklet.booklets(tmp_path, sources, SecretsFilter()))

    assert [(each.file.name, [source.procedure.id for source in each.sources]) for each in made] == [
        ("booklet.pdf", ["un", "deux"]),
        ("booklet-2.pdf", ["one", "two"]),
    ]


def test_one_that_tells_a_secret_is_not_written(tmp_path: Path, two: list[GuideSource]) -> None:
    secrets = SecretsFilter()
    secrets.add("dernier jour")
    (made,) = booklet.booklets(tmp_path, two, secrets)

    with pytest.raises(Leak):
        made.write()

    assert booklet.written(tmp_path) == []


def test_those_of_an_earlier_run_go(tmp_path: Path) -> None:
    for name in ("booklet.pdf", "booklet-2.pdf", "booklet-mine.pdf"):
        (tmp_path / name).touch()

    booklet.clear(tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["booklet-mine.pdf"]


def test_without_pango_there_is_none_and_one_sentence_says_so(
    tmp_path: Path, two: list[GuideSource], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "portail.output.guide.pdf.fonts", NoPango("portail.output.guide.pdf.fonts"))

    (sentence,) = one(tmp_path, two).write()

    assert "Pango manque" in sentence
    assert booklet.written(tmp_path) == []


class NoPango(ModuleType):
    """A module that cannot be used where Pango is missing, as WeasyPrint says it."""

    def __getattr__(self, name: str) -> object:
        raise OSError("cannot load library 'libpango-1.0-0'")
