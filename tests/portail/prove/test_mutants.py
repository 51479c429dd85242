"""The mutants of a procedure break each of its promises, and each act of its walk, in every way that fits."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.project.portal import Defect
from portail.prove import neutral, operators
from portail.prove.acts import Act, StepActs
from portail.prove.mutants import Mutant, mutants_of, sampled
from portail.prove.stage import MUTATE
from portail.wording.prove import OPERATORS
from tests.portail.procedures import HEADER, written

HOME = "https://portail.example/"
WORDS = """## 1. Je réserve {#book}

Je lis `Salle à louer` et `Prix`

`ANNULER` `VALIDER`

::: écran
Première ligne
Seconde ligne
:::
"""


NAMED = "\nJ'ouvre le message de `La mairie`.\n"
WITH_ADDRESS = "\n`mairie@ville.example`\n"


def procedure(folder: Path, more: str = "") -> Procedure:
    return parser.load(written(folder, HEADER + WORDS + more))


def mutants(
    folder: Path, acts: StepActs | None = None, defects: tuple[Defect, ...] = (), more: str = ""
) -> list[Mutant]:
    return mutants_of(procedure(folder, more), {"book": acts or StepActs()}, {}, HOME, defects)


def operators_at(found: list[Mutant]) -> dict[str, set[str]]:
    at: defaultdict[str, set[str]] = defaultdict(set)
    for mutant in found:
        at[mutant.site].add(mutant.operator)
    return at


def test_each_promise_is_broken_in_its_words_and_in_its_look(tmp_path: Path) -> None:
    at = operators_at(mutants(tmp_path))

    assert set(at) == {"Salle à louer", "Prix", "ANNULER", "VALIDER", "Première ligne", "Seconde ligne"}
    assert all({"remove", "rename", "one-letter", *operators.LOOKS} <= found for found in at.values())


def test_only_what_has_several_words_loses_one_and_only_what_has_an_accent_loses_that(tmp_path: Path) -> None:
    at = operators_at(mutants(tmp_path))

    assert {*operators.SEVERAL_WORDS, "accent"} <= at["Salle à louer"]
    assert not at["VALIDER"] & {*operators.SEVERAL_WORDS, "accent"}


def test_only_lines_are_written_twice(tmp_path: Path) -> None:
    assert [site for site, found in operators_at(mutants(tmp_path)).items() if "twice" in found] == [
        "Première ligne",
        "Seconde ligne",
    ]


def test_what_stands_in_a_row_changes_places(tmp_path: Path) -> None:
    swapped = [mutant for mutant in mutants(tmp_path) if mutant.operator in operators.ORDER]

    assert {mutant.site for mutant in swapped} == {"ANNULER", "Première ligne"}
    assert any(re.search(mutant.spec["argument"], "Seconde ligne") for mutant in swapped)


def test_what_is_pressed_filled_and_sent_is_broken(tmp_path: Path) -> None:
    acts = StepActs({Act("press", "VALIDER"): None, Act("fill", "Nom"): None}, sent=1, opened=0, messages=1)
    found = mutants(tmp_path, acts)

    assert set(operators.PRESSED) <= operators_at(found)["VALIDER"]
    assert set(operators.FILLED) <= operators_at(found)["Nom"]
    assert {(mutant.channel, mutant.operator) for mutant in found if not mutant.site} == {
        ("network", operator) for operator in (*operators.SENT, *operators.OPENED)
    }


@pytest.mark.parametrize(
    ("more", "broken"),
    [
        ("", ()),
        (NAMED, operators.MAILED_BY_NAME),
        (WITH_ADDRESS, operators.MAILED_BY_ADDRESS),
        (NAMED + WITH_ADDRESS, (*operators.MAILED_BY_NAME, *operators.MAILED_BY_ADDRESS)),
    ],
)
def test_of_a_sender_what_the_document_says_is_broken(tmp_path: Path, more: str, broken: tuple[str, ...]) -> None:
    found = mutants(tmp_path, StepActs(messages=1), more=more)

    assert {mutant.operator for mutant in found if mutant.channel == "mail"} == set(broken)


def test_the_defects_of_the_portal_are_among_them(tmp_path: Path) -> None:
    found = mutants(
        tmp_path, defects=(Defect("key-empty", "book", "Je lis", thorough=True), Defect("other", "elsewhere", ""))
    )

    assert [(each.site, each.sentence, each.thorough) for each in found if each.channel == "portal"] == [
        ("key-empty", "Je lis", True)
    ]


def test_a_sample_takes_as_many_of_each_sentence_and_always_the_same(tmp_path: Path) -> None:
    every = mutants(tmp_path)
    few = sampled(every, 2)

    assert few == sampled(every, 2)
    assert len(few) == 2 * len({mutant.sentence for mutant in every})
    assert sampled(every, None) == every


def test_every_operator_has_a_name_in_french(tmp_path: Path) -> None:
    acts = StepActs({Act("press", "VALIDER"): None, Act("fill", "Nom"): None}, sent=1, opened=1, messages=1)
    found = mutants(tmp_path, acts, (Defect("key-empty", "book", "Je lis"),), NAMED + WITH_ADDRESS)

    assert {*(mutant.operator for mutant in found), "neutral"} == set(OPERATORS)


def test_every_operator_on_the_page_is_known_to_the_page(tmp_path: Path) -> None:
    acts = StepActs({Act("press", "VALIDER"): None, Act("fill", "Nom"): None})
    page = {mutant.operator for mutant in mutants(tmp_path, acts) if mutant.channel == "page"}

    assert [name for name in page if not re.search(rf"^ +[\"']?{name}[\"']?: ", MUTATE, re.MULTILINE)] == []


def test_at_least_forty_changes_are_neutral() -> None:
    assert len({mutant.site for mutant in neutral.changes("book")}) >= 40
