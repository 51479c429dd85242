"""Two screens are compared by what a person finds on them: role, name, state and place."""

import pytest

from portail.output.drift.screen.snapshot import Element, read
from portail.output.drift.screen.structure import compare

SCREEN = """- heading "SERVICES" [level=1] [box=8,8,1264,37]
- paragraph [box=8,66,1264,18]: Une phrase simple.
- 'row "Enfance 23456: \\"x\\"" [box=10,124,239,23]':
  - textbox "Enfance" [box=71,125,177,21]: "23456"
- button "ANNULER" [box=8,149,72,21]
- button "VALIDER" [disabled] [box=90,149,72,21]
- link "ici" [box=80,190,16,17]
- /tab: Enfance
- /tab: ANNULER
- /tab: ici
"""


def changes_between(old: str, new: str, *, pinned: bool = True) -> list[str]:
    return [change.words for change in compare(read(old), read(new), pinned=pinned)]


def test_a_snapshot_is_read_element_by_element() -> None:
    screen = read(SCREEN)

    assert screen.elements[0] == Element("heading", "SERVICES", "", ("level=1",), (8, 8, 1264, 37))
    assert screen.elements[2] == Element("row", 'Enfance 23456: "x"', "", (), (10, 124, 239, 23))
    assert [element.text for element in screen.elements][1:4:2] == ["Une phrase simple.", "23456"]
    assert screen.tab_stops == ("Enfance", "ANNULER", "ici")


def test_the_same_screen_has_not_changed() -> None:
    assert changes_between(SCREEN, SCREEN) == []


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ('"VALIDER"', '"CONFIRMER"', ["renommé : bouton « VALIDER » est devenu bouton « CONFIRMER »"]),
        (
            "simple",
            "double",
            ["texte changé : paragraphe « Une phrase [-simple.-]{+double.+} »"],
        ),
        ('link "ici"', 'button "ici"', ["rôle changé : lien « ici » est devenu bouton « ici »"]),
        (
            " [disabled]",
            "",
            ["état changé : bouton « VALIDER », désactivé auparavant, sans état particulier à présent"],
        ),
        ("level=1", "level=2", ["état changé : titre « SERVICES », de niveau 1 auparavant, de niveau 2 à présent"]),
        ('- link "ici" [box=80,190,16,17]\n', "", ["disparu : lien « ici »"]),
        ('- link "ici"', '- link "là" [box=1,2,3,4]\n- link "ici"', ["apparu : lien « là »"]),
        (
            "box=80,190,16,17",
            "box=82,190,16,17",
            ["déplacé : lien « ici », de 2 px vers la droite"],
        ),
        (
            "box=8,149,72,21",
            "box=6,140,92,21",
            ["déplacé : bouton « ANNULER », de 2 px vers la gauche et 9 px vers le haut, plus large de 20 px"],
        ),
        (
            "box=8,66,1264,18",
            "box=8,66,1264,9",
            ["taille changée : paragraphe « Une phrase simple. », moins haut de 9 px"],
        ),
        (
            "- /tab: ANNULER\n- /tab: ici",
            "- /tab: ici\n- /tab: ANNULER",
            ["ordre de la touche Tab changé : « ici » vient avant « ANNULER »"],
        ),
        ("- /tab: ici\n", "", ["la touche Tab n’atteint plus « ici »"]),
        ("- /tab: ici\n", "- /tab: ici\n- /tab: VALIDER\n", ["la touche Tab atteint à présent « VALIDER »"]),
        ('"23456"', '"99999"', ["valeur changée : champ « Enfance », « 23456 » auparavant, « 99999 » à présent"]),
    ],
)
def test_a_change_is_described_by_its_kind(old: str, new: str, changes: list[str]) -> None:
    assert changes_between(SCREEN, SCREEN.replace(old, new)) == changes


def test_two_elements_that_change_places_are_described_as_another_order() -> None:
    one, other = '- button "ANNULER" [box=8,149,72,21]\n', '- link "ici" [box=80,190,16,17]\n'
    swapped = SCREEN.replace(one, "").replace(other, other + one)

    assert changes_between(SCREEN, swapped, pinned=False) == ["ordre changé : bouton « ANNULER »"]


def test_places_are_compared_with_a_tolerance_between_unlike_renderers() -> None:
    assert changes_between(SCREEN, SCREEN.replace("box=80", "box=82"), pinned=False) == []
    assert changes_between(SCREEN, SCREEN.replace("box=80", "box=40"), pinned=False) == [
        "déplacé : lien « ici », de 40 px vers la gauche"
    ]


def test_between_unlike_renderers_what_a_higher_line_pushes_down_has_not_moved() -> None:
    lower = SCREEN.replace("box=8,66,1264,18", "box=8,66,1264,36")
    for y in (124, 125, 149, 190):
        lower = lower.replace(f",{y},", f",{y + 18},")

    assert changes_between(SCREEN, lower, pinned=False) == []


def test_a_name_is_compared_as_a_reader_does_where_pixels_are_compared_too_and_else_to_the_letter() -> None:
    shouted = SCREEN.replace('"ANNULER"', '"Annuler"')

    (spelling,) = compare(read(SCREEN), read(shouted))
    assert (spelling.layer, spelling.is_spelling) == ("pixels", True), "it counts where the pixels show it"
    assert changes_between(SCREEN, shouted, pinned=False) == [
        "renommé : bouton « ANNULER » est devenu bouton « Annuler »"
    ]


def test_elements_that_move_together_are_described_once() -> None:
    lower = SCREEN.replace(",149,", ",159,")

    assert changes_between(SCREEN, lower) == ["déplacé : bouton « ANNULER » et 1 autre, de 10 px vers le bas"]
