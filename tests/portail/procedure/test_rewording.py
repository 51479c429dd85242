"""A procedure says the words of the portal on which it is walked."""

from pathlib import Path

from portail.procedure.parser import load
from portail.procedure.procedure import Procedure, Quotation, Text
from portail.procedure.rewording import reworded
from tests.portail.procedures import HEADER, written

WORDS = {
    "Vélizy": "Saint-Aubin",
    "VALIDER": "Je confirme",
    "Je me connecte": "Entrer",
    "mot de passe": "mot de passe provisoire",
    "Clé": "Numéro",
}
STEP = """## 1. Je me connecte au portail de Vélizy {#pas}

Je saisis le mot de passe de **vélizy** dans `Mot de passe`, puis je clique sur « Je me connecte » ou
sur [`VALIDER`](https://velizy.example/Vélizy).

::: écran
Clé de Vélizy
Claviers
:::

![La page « Je me connecte » de Vélizy, son bouton VALIDER](screenshot:pas "VALIDER, puis valider")
"""


def other(tmp_path: Path) -> Procedure:
    return reworded(load(written(tmp_path, HEADER + STEP)), WORDS)


def test_names_and_quotations_say_the_words_of_the_portal(tmp_path: Path) -> None:
    (step,) = other(tmp_path).steps

    assert [promise.text for promise in step.promises] == [
        "mot de passe provisoire",
        "Je confirme",
        "Numéro de Saint-Aubin",
        "Claviers",
    ]
    (quotation,) = [block for block in step.blocks if isinstance(block, Quotation)]
    assert quotation.text == "Numéro de Saint-Aubin\nClaviers"


def test_sentences_stay_sentences_and_say_the_proper_names(tmp_path: Path) -> None:
    (step,) = other(tmp_path).steps
    (text,) = [block for block in step.blocks if isinstance(block, Text)]

    assert step.title == "Je me connecte au portail de Saint-Aubin"
    assert "Je saisis le mot de passe de **Saint-Aubin** dans `mot de passe provisoire`" in text.words
    assert "sur « Entrer » ou sur [`Je confirme`](https://velizy.example/Vélizy)." in text.words


def test_a_picture_is_described_in_the_words_of_the_portal(tmp_path: Path) -> None:
    (picture,) = other(tmp_path).pictures()

    assert picture.alt == "La page « Entrer » de Saint-Aubin, son bouton Je confirme"
    assert picture.caption == "Je confirme, puis Je confirme"


def test_a_promise_is_told_in_the_sentence_that_the_guide_prints(tmp_path: Path) -> None:
    (step,) = other(tmp_path).steps

    assert {promise.sentence for promise in step.promises[:2]} == {
        "Je saisis le mot de passe de Saint-Aubin dans mot de passe provisoire, "
        "puis je clique sur « Entrer » ou sur Je confirme."
    }


def test_the_lines_of_the_file_stay_those_of_the_file(tmp_path: Path) -> None:
    (text,) = [block for block in other(tmp_path).steps[0].blocks if isinstance(block, Text)]

    assert text.place(text.words.index("Je confirme"))[0] == text.line + 1


def test_without_other_words_the_document_is_itself(tmp_path: Path) -> None:
    procedure = load(written(tmp_path, HEADER + STEP))

    assert reworded(procedure, {}) is procedure
