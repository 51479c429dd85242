"""Which sentence of which language lags behind is told: by its names, and by its words since it was looked through."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portail.cli.main import portail
from portail.errors import WrongUsage
from tests.portail.procedures import HEADER
from tests.portail.project.folders import written

ORIGINAL = (
    HEADER
    + """
## 1. Je loue {#louer}

Je clique sur `Louer`. Le `Prix` est dû.

![Les salles](screenshot:rooms "Choisissez")

::: actions
Je coche `A`.
Je note le `B`.
:::

> NB : vite.

## 2. Je paie {#payer}

Je clique sur `Payer`.
"""
)
TRANSLATION = ORIGINAL.replace('"essai"', '"essai.en"').replace('"fr"', '"en"').replace("Je clique sur", "I click")


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(portail, ["lint", *arguments])


@pytest.fixture
def translation(tmp_path: Path) -> Path:
    """A translation of which it is kept what its original says."""
    files = {"portail.toml": "", "procedures/essai.md": ORIGINAL, "procedures/essai.en.md": TRANSLATION}
    file = written(tmp_path, files) / "procedures" / "essai.en.md"
    kept = lint("--translated", str(file))
    assert (kept.exit_code, kept.output.endswith("essai.en.md suit essai.md (12 phrases).\n")) == (0, True), kept.output
    return file


def lags_once(translation: Path, before: str, after: str) -> list[tuple[int, str]]:
    """Return what lags behind once the original has been changed: the line of the translation, and what is told."""
    assert before in ORIGINAL
    translation.with_name("essai.md").write_text(ORIGINAL.replace(before, after), encoding="utf-8")
    found = json.loads(lint("--json", str(translation)).output)
    assert {each["rule"] for each in found} <= {"translation"}
    return [(each["line"], each["problem"]) for each in found]


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        (" Le `Prix` est dû.", "", 8, "ne suit pas la phrase « Le Prix est dû. » (ligne 10 de l’original)"),
        ("`Prix`", "`Price`", 10, "« Price » n’est pas dans cette étape"),
        ('![Les salles](screenshot:rooms "Choisissez")', "", 8, "l’image « Choisissez » de l’original"),
        ("Je coche `A`.\n", "", 8, "ne fait pas ce que dit « Je coche A. » (ligne 15 de l’original)"),
        ("Je note le `B`.", "Je note le `C`.", 8, "ne fait pas ce que dit « Je note le B. »"),
        ("Je note le `B`.", "Je note le `B`.\nI tick `D`.", 17, "« I tick D. » fait ce que l’original ne fait pas"),
        ("> NB : vite.", "", 8, "4 paragraphes, citations et images dans l’original, et 3 ici"),
        ("{#payer}", "{#pay}", 21, "ici vient dans l’original l’étape « Je paie »"),
    ],
)
def test_what_a_translation_lacks_of_its_original_is_told(
    tmp_path: Path, before: str, after: str, line: int, problem: str
) -> None:
    assert before in TRANSLATION
    files = {"procedures/essai.md": ORIGINAL, "procedures/essai.en.md": TRANSLATION.replace(before, after)}
    written(tmp_path, files)

    found = json.loads(lint("--json", str(tmp_path / "procedures" / "essai.en.md")).output)

    assert any((each["rule"], each["line"]) == ("translation", line) and problem in each["problem"] for each in found)


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        (
            "> NB : vite.",
            "> NB : jusqu’à midi.",
            19,
            "dit « NB : jusqu’à midi. » (ligne 19 de l’original), et disait « NB : vite. »",
        ),
        ('"Choisissez")', '"Prenez la plus grande")', 12, "dit « Prenez la plus grande » (ligne 12 de l’original)"),
        ("est dû.", "est dû. Il est de 3 €.", 10, "dit de plus « Il est de 3 €. » (ligne 10 de l’original)"),
        ("## 2. Je paie {", "## 2. Je règle la location {", 21, "dit « Je règle la location »"),
        ("Je note le `B`.", "Je note bien le `B`.", 14, "dit « Je note bien le B. » (ligne 16 de l’original)"),
        ('audience = "familles"', 'audience = "agents"', 3, "dit « agents » (ligne 5 de l’original)"),
        ("> NB : vite.", "> Très vite.\n>\n> Ou non.", 8, "dit « Très vite. »"),
    ],
)
def test_a_sentence_whose_words_alone_have_changed_is_told_with_old_and_new(
    translation: Path, before: str, after: str, line: int, problem: str
) -> None:
    assert any(at == line and problem in told for at, told in lags_once(translation, before, after))


def test_a_sentence_that_the_original_no_longer_says_is_told(translation: Path) -> None:
    assert lags_once(translation, ORIGINAL, ORIGINAL) == []
    said = (
        "l’original dit « Le Prix est juste. » (ligne 10 de l’original), et disait « Le Prix est dû. » quand il a été"
    )
    assert lags_once(translation, " Le `Prix` est dû.", " Le `Prix` est juste.") == [(10, f"{said} traduit.")]
    assert lags_once(translation, "> NB : vite.\n\n", "") == [(8, "l’original ne dit plus « NB : vite. ».")]


def test_a_sentence_that_lacks_a_name_is_told_once(translation: Path) -> None:
    ((line, problem),) = lags_once(translation, "Je coche `A`.", "Je coche `A`. Je coche `D`.")

    assert (line, "ne fait pas ce que dit « Je coche D. »" in problem) == (8, True)


def test_a_thing_that_stands_elsewhere_in_a_translation_is_told(translation: Path) -> None:
    for name, row in (("essai.md", "dans la ligne « Zoé »"), ("essai.en.md", "dans la ligne « Paul »")):
        file = translation.parent / name
        file.write_text(file.read_text("utf-8").replace("coche `A`", f"coche `A` {row}"), encoding="utf-8")

    told = lint(str(translation))

    assert "Je coche A dans la ligne Zoé" in told.output


def test_what_a_fragment_says_is_kept_too(translation: Path) -> None:
    folder = translation.parent
    for name in ("essai.md", "essai.en.md"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("> NB : vite.", "::: inclure aide.md"), encoding="utf-8")
    (folder / "aide.md").write_text("> NB : vite.\n", encoding="utf-8")
    assert lint("--translated", str(translation)).exit_code == 0

    (folder / "aide.md").write_text("> NB : lentement.\n", encoding="utf-8")

    assert "et disait « NB : vite. »" in lint(str(translation)).output


def test_a_translation_that_is_looked_through_again_lags_no_more(translation: Path) -> None:
    assert len(lags_once(translation, "> NB : vite.", "> NB : jusqu’à midi.")) == 1

    assert lint("--translated", "--project", str(translation.parents[1])).exit_code == 0
    assert lint(str(translation)).output == "Aucune faute.\n"


def test_a_translation_that_lacks_a_name_is_not_kept_as_looked_through(translation: Path) -> None:
    translation.write_text(TRANSLATION.replace(" Le `Prix` est dû.", ""), encoding="utf-8")
    kept = translation.with_name("essai.en.original.json").read_bytes()

    told = lint("--translated", str(translation))

    assert (told.exit_code, "« Prix » y manque" in told.output) == (2, True)
    assert translation.with_name("essai.en.original.json").read_bytes() == kept


def test_what_was_kept_and_is_broken_is_told(translation: Path) -> None:
    translation.with_name("essai.en.original.json").write_text('{"sentences": 1}', encoding="utf-8")

    assert (
        "essai.en.original.json, qui garde ce que disait l’original, ne peut pas être lu"
        in lint(str(translation)).output
    )


def test_what_is_no_translation_is_not_kept(translation: Path) -> None:
    refused = lint("--translated", str(translation.with_name("essai.md")))

    assert isinstance(refused.exception, WrongUsage)
    assert "n’est pas une traduction" in str(refused.exception)
