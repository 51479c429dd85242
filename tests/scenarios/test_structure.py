"""Two screens are compared by what a person finds on them: role, name, state and place."""

import pytest

from scenarios.drift.structure import Element, compare, read

SCREEN = """- heading "SERVICES" [level=1] [box=8,8,1264,37]
- paragraph [box=8,66,1264,18]: Une phrase simple.
- 'row "Enfance 23456: \\"x\\"" [box=10,124,239,23]':
  - textbox "Enfance" [box=71,125,177,21]: "23456"
- button "ANNULER" [box=8,149,72,21]
- button "VALIDER" [disabled] [box=90,149,72,21]
- link "ici" [box=80,190,16,17]
"""


def test_a_snapshot_is_read_element_by_element() -> None:
    assert read(SCREEN)[0] == Element("heading", "SERVICES", "", ("level=1",), (8, 8, 1264, 37))
    assert read(SCREEN)[2] == Element("row", 'Enfance 23456: "x"', "", (), (10, 124, 239, 23))
    assert [element.text for element in read(SCREEN)][1:4:2] == ["Une phrase simple.", "23456"]


def test_the_same_screen_has_not_changed() -> None:
    assert compare(read(SCREEN), read(SCREEN)) == []


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ('"VALIDER"', '"CONFIRMER"', ["renommé : button « VALIDER » est devenu button « CONFIRMER »"]),
        (
            "simple",
            "double",
            ["renommé : paragraph « Une phrase simple. » est devenu paragraph « Une phrase double. »"],
        ),
        ('link "ici"', 'button "ici"', ["rôle changé : link « ici » est devenu button « ici »"]),
        (" [disabled]", "", ["état changé : button « VALIDER », disabled auparavant, sans état particulier à présent"]),
        ("level=1", "level=2", ["état changé : heading « SERVICES », level=1 auparavant, level=2 à présent"]),
        ('- link "ici" [box=80,190,16,17]\n', "", ["disparu : link « ici »"]),
        ('- link "ici"', '- link "là" [box=1,2,3,4]\n- link "ici"', ["apparu : link « là »"]),
        (
            "box=80,190,16,17",
            "box=82,190,16,17",
            ["déplacé : link « ici », de +2 px en largeur et +0 px en hauteur"],
        ),
        ('"23456"', '"99999"', ["valeur changée : textbox « Enfance », « 23456 » auparavant, « 99999 » à présent"]),
    ],
)
def test_a_change_is_told_by_its_kind(old: str, new: str, changes: list[str]) -> None:
    assert compare(read(SCREEN), read(SCREEN.replace(old, new))) == changes


def test_two_elements_that_change_places_are_told_as_an_order() -> None:
    one, other = '- button "ANNULER" [box=8,149,72,21]\n', '- link "ici" [box=80,190,16,17]\n'
    swapped = SCREEN.replace(one, "").replace(other, other + one)

    assert compare(read(SCREEN), read(swapped), places=False) == ["ordre changé : button « ANNULER »"]


def test_places_are_not_compared_between_unlike_machines() -> None:
    assert compare(read(SCREEN), read(SCREEN.replace("box=80", "box=82")), places=False) == []


def test_elements_that_move_together_are_told_once() -> None:
    lower = SCREEN.replace(",149,", ",159,")

    assert compare(read(SCREEN), read(lower)) == [
        "déplacé : button « ANNULER » et 1 autre, de +0 px en largeur et +10 px en hauteur"
    ]
