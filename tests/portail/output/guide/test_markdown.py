"""The guide in Markdown has words, numbers and pictures."""

from portail.output.guide.document import Document
from portail.output.guide.markdown import with_images


def test_markdown_has_words_numbers_and_pictures(whole: Document) -> None:
    words, images = with_images(whole)

    assert words == (
        "# Ma procédure\u00a0: l’essai\n\n"
        "Bienvenue\u202f!\n\n"
        "## 1. Je consulte ma boîte mail\n\n"
        "Cliquez sur **`VALIDER` (1)**, *puis* sur `RETOUR` (2)\u202f!\n\n"
        "> NB\u00a0: notez-le\n\n"
        "```text\nL'écran : tel quel !\n```\n\n"
        "![Le message ouvert](images/01.png)\n\n"
        "*Notez vos identifiants*\n"
    )
    assert images == {"images/01.png": whole.figures[0].file.read_bytes()}


def test_an_english_guide_keeps_its_own_typography(english: Document) -> None:
    words, _ = with_images(english)

    assert "*then* on `RETOUR` (2)!" in words
    assert "# Ma procédure : l'essai" in words
    assert not {"\u202f", "\u00a0", "’"} & set(words)


def test_markdown_has_lists_tables_links_headings_and_own_pictures(rich: Document) -> None:
    words, _ = with_images(rich)

    assert "Lisez [la charte](https://ville.example/charte_1).\n\n![Le plan](images/01.png)\n\n## 1." in words
    assert (
        "### Deux façons\n\n2. D’abord *ceci*, marqué \\*\n   - puis cela\n\n   Encore.\n3. Enfin.\n\n```text" in words
    )
    assert words.endswith("## Horaires\n\n| Jour | Heures |\n| --- | --: |\n| Lundi | 9 h |\n")
