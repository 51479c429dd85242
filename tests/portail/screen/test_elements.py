"""The screen is read as a person reads it, in a real browser."""

import pytest
from playwright.sync_api import Page

from portail.screen.elements import find, missing_lines, nearest_line, read, text_of


def test_text_holds_visible_words_and_values_of_fields_one_block_a_line(page: Page) -> None:
    page.set_content(
        "<h1>Ser<b>vices</b></h1><p hidden>caché</p><p style='visibility:hidden'>invisible</p>"
        "<table><tr><th>Service</th><th>Clé</th></tr><tr><td>Enfance</td><td><input value='23456'></td></tr></table>"
        "<input type=password value=secret><input type=hidden value=jeton>"
        "<select><option>un<option selected>deux</select>"
        "<textarea>des\nmots</textarea><script>var x</script>"
    )

    assert text_of(page).split("\n") == [
        "Services",
        "Service",
        "Clé",
        "Enfance",
        "23456",
        "••••••",
        "deux",
        "des",
        "mots",
    ]


def test_text_of_frames_follows_the_page(page: Page) -> None:
    page.set_content("<p>dehors</p><iframe sandbox srcdoc='<p>dedans</p>'></iframe>")
    page.frames[1].wait_for_load_state()

    assert text_of(page) == "dehors\ndedans"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<button>Valider</button>", "VALIDER"),
        ("<a href='#'>ici</a>", "ici"),
        ("<label>Mot de passe * <input type=password></label>", "mot de passe"),
        ("<h1>SERVICES</h1>", "services"),
        ("<ul><li>Mot de passe : <b>chouette</b></li></ul>", "mot de passe"),
        ("<p><span>a@b.net</span> le 7 mai</p>", "a@b.net"),
        ("<button aria-label='Fermer'>×</button>", "Fermer"),
        ("<iframe sandbox srcdoc='<a href=#>Activer</a>'></iframe>", "Activer"),
    ],
)
def test_an_element_is_found_by_the_name_that_a_person_gives_it(page: Page, content: str, name: str) -> None:
    page.set_content(content)
    for frame in page.frames:
        frame.wait_for_load_state()

    assert find(page, name) is not None


@pytest.mark.parametrize(
    "content",
    ["<button hidden>VALIDER</button>", "<button>VALIDER TOUT</button>", "<p>Pour valider, cliquez</p>", ""],
)
def test_what_is_hidden_or_has_another_name_is_not_found(page: Page, content: str) -> None:
    page.set_content(content)

    assert (find(page, "VALIDER"), read(page, ["VALIDER"])) == (None, [])


def test_the_texts_of_elements_are_read_in_all_frames_at_once(page: Page) -> None:
    page.set_content(
        "<h1>Mes <b>factures</b></h1><p>Payer ici</p><p hidden>Aide</p>"
        "<iframe sandbox srcdoc='<p>Mot de passe :</p><a href=#>Activer</a>'></iframe>"
    )
    page.frames[1].wait_for_load_state()

    names = ["MES FACTURES", "factures", "Payer", "Aide", "mot de passe", "activer"]

    assert read(page, names) == ["MES FACTURES", "factures", "mot de passe", "activer"]


def test_what_can_be_acted_on_is_preferred_to_what_can_only_be_read(page: Page) -> None:
    page.set_content("<h2>Mes factures</h2><a href='#' id='tab'>Mes factures</a>")

    found, tab = find(page, "Mes factures"), page.locator("#tab").bounding_box()

    assert (found and found.box.y) == (tab and tab["y"])


def test_lines_are_missing_that_do_not_stand_after_the_ones_before_them() -> None:
    text = "Service\nClé\nEnfance\nAction sociale"

    assert missing_lines(text, ["Service Clé", "Action sociale"]) == []
    assert missing_lines(text, ["Action sociale", "Enfance"]) == [1]
    assert missing_lines(text, ["Service Clé", "Logement", "Action sociale"]) == [1]


def test_the_nearest_line_is_the_one_that_resembles_most() -> None:
    text = "ANNULER\nVALIDEZ\nAction sociale"

    assert nearest_line(text, "VALIDER") == "VALIDEZ"
    assert nearest_line(text, "Rien de tel sur la page") is None
