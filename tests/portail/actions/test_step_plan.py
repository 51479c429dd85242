"""A step does its words in their order; a picture shows what is about to be pressed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from portail.actions.action import Action
from portail.actions.step_plan import Check, Move, Take, plan_of
from portail.actions.values import as_shown, needs
from portail.procedure.matching import exactly
from portail.procedure.parser import load
from portail.procedure.procedure import Procedure
from portail.walk.by_words.steps import steps_by_words
from tests.portail.procedures import HEADER, written

PICTURE = '\n\n![Un écran](screenshot:a "Voici")\n\n'


def procedure(folder: Path, body: str, header: str = HEADER) -> Procedure:
    return load(written(folder, f"{header}## 1. Je regarde {{#pas}}\n\n{body}\n"))


def told(moves: Sequence[Move]) -> list[str]:
    """Return what a step does, each move in a word or two."""
    return [_told(move) for move in moves]


def _told(move: Move) -> str:
    match move:
        case Action():
            return f"{move.act} {move.name}".strip()
        case Check():
            return f"check {', '.join(promise.text for promise in move.promises)}"
        case Take():
            return "picture"


@pytest.mark.parametrize(
    ("body", "moves"),
    [
        (f"Je saisis « a » dans `A`. Je clique sur `OK`.{PICTURE}", ["type A", "picture", "press OK"]),
        (f"Je clique sur `A`. Le menu s’ouvre.{PICTURE}", ["press A", "picture"]),
        (f"Je clique sur `A` et je coche `B`.{PICTURE}", ["press A", "tick B", "picture"]),
        (f"Je clique sur `A`.\n\n> NB : rien{PICTURE}", ["picture", "press A"]),
        (f"Je clique sur `A`.\n\n::: écran\nMerci\n:::{PICTURE}", ["press A", "picture"]),
        (f"::: actions\nJe clique sur `A`.\n:::{PICTURE}", ["press A", "picture"]),
        (f"{PICTURE}\n::: actions\nJe clique sur `A`.\n:::", ["picture", "press A"]),
        ("Le titre `T`. Je coche `A`, puis je clique sur `B`. Voici `C`.", ["tick A", "check T, A, B", "press B"]),
        ("Je clique sur `A`, s’il apparaît, puis sur `B`.", ["press A", "check B", "press B"]),
        ("J’ouvre la page `/a`. Voici `B`.", ["open-page /a"]),
    ],
)
def test_moves_stand_in_the_order_of_the_words(tmp_path: Path, body: str, moves: list[str]) -> None:
    document = procedure(tmp_path, body)

    assert told(plan_of(document, document.steps[0]).moves) == moves


def test_a_title_acts_where_all_of_it_can_be_read(tmp_path: Path) -> None:
    first, second = "## 1. J’ouvre le message de `Ville` {#un}", "## 2. Je choisis une salle {#deux}\n\nJe coche `A`."
    document = load(written(tmp_path, f"{HEADER}{first}\n\n{second}\n"))

    plans = [plan_of(document, step) for step in document.steps]

    assert [told(plan.moves) for plan in plans] == [["open-message Ville"], ["tick A"]]
    assert [plan.title_misread for plan in plans] == [(), ()]


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        ("Voici.\nJe clique\nsur Réserver.", 10, "« Je clique sur Réserver. » commence comme un geste"),
        ("::: actions\nJe coche `A`.\nPuis voilà.\n:::", 11, "« Puis voilà. » n’est pas un geste"),
        ("Si j’ai oublié, je clique sur `A`.", 9, "pose une condition"),
        ("J’appuie sur la touche `Payer`.", 9, "le clavier n’a pas cette touche"),
    ],
)
def test_every_mistake_is_told_with_its_line(tmp_path: Path, body: str, line: int, problem: str) -> None:
    document = procedure(tmp_path, f"{body}\n\nJe clique partout.")

    mistakes = steps_by_words(document, ["pas"]).mistakes

    assert (mistakes[0].line, len(mistakes)) == (line, 2)
    assert problem in mistakes[0].problem
    assert mistakes[0].remedy


def test_a_block_of_actions_speaks_any_known_language(tmp_path: Path) -> None:
    document = procedure(
        tmp_path, "::: actions\nI click `A`.\nJe clique sur `B`.\n:::\n\nJe clique.", HEADER.replace('"fr"', '"uk"')
    )

    assert told(plan_of(document, document.steps[0]).moves) == ["press A", "press B"]


def test_what_nobody_has_noted_must_be_known_before(tmp_path: Path) -> None:
    body = "Je note le `code`. Je saisis {Code}, {ville} dans `A`, mon `mot de passe` et mon nouveau `Mot de passe`."
    document = procedure(tmp_path, body.replace("{Code}, {ville}", "« {Code}, {ville} »"))

    needed = needs(plan_of(document, document.steps[0]).actions)
    assert list(needed) == ["ville", "password", "new_password"]


def test_a_name_in_braces_is_looked_for_by_its_value() -> None:
    shown = as_shown({"numéro": "7 (bis)", "message": object()}, {"Ville": "Paris"})

    assert exactly("Demande {numéro} de {Ville}", shown).match("demande 7 (bis) de Paris")
    assert shown.keys() == {"{numéro}", "{Ville}"}
