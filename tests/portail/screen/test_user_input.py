"""Things are pressed and fields are filled in as by a person, who sees what came of it."""

import pytest
from playwright.sync_api import Page

from portail.errors import Broken
from portail.screen import user_input

FIELD = "<label>Identifiant <input id=it></label>"


PATIENCE = 5000
"""Milliseconds after which what cannot be acted on is given up."""


def typed(page: Page, content: str, text: str = "marie.2026") -> str:
    page.set_content(content)
    user_input.type_into(page.locator("#it"), text)
    return page.locator("#it").input_value()


@pytest.mark.parametrize(
    "content",
    [
        FIELD,
        "<label>Identifiant <input id=it value='ancien nom'></label>",
        "<label>Code <input id=it type=password value=vieux></label>",
        "<textarea id=it>ancien</textarea>",
        "<div style='height:3000px'></div><input id=it>",
        "<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML = '<input id=it>'</script>",
    ],
)
def test_a_field_holds_what_was_typed_in_place_of_what_stood_there(page: Page, content: str) -> None:
    assert typed(page, content) == "marie.2026"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (f"{FIELD}<div style='position:fixed;inset:0'>Acceptez nos cookies</div>", "« Acceptez nos cookies »"),
        (f"{FIELD}<input placeholder=Recherche autofocus onblur='this.focus()'>", "passé à « Recherche »"),
        (
            f"{FIELD}<label>Autre <input id=o></label><script>it.oninput = () => o.focus()</script>",
            "passé à « Autre »",
        ),
        (FIELD.replace("id=it", "id=it onfocus='this.blur()'"), "n’y reste pas"),
        (FIELD.replace("id=it", "id=it disabled"), "inactif"),
        (FIELD.replace("id=it", "id=it maxlength=5"), "« marie »"),
        (FIELD.replace("id=it", "id=it oninput='this.value = this.value.toUpperCase()'"), "« MARIE.2026 »"),
        (FIELD.replace("id=it", "id=it onkeydown='return event.key !== `.`'"), "« marie2026 »"),
        (FIELD.replace("id=it", "id=it readonly"), "un champ vide"),
        (FIELD.replace("id=it", "id=it type=password maxlength=4"), "autre chose, de 4 signes"),
        (FIELD.replace("id=it", "id=other"), "rien de ce nom"),
    ],
)
def test_what_keeps_a_field_from_holding_it_is_named(page: Page, content: str, found: str) -> None:
    page.set_content(content)
    page.set_default_timeout(PATIENCE)

    with pytest.raises(Broken) as broken:
        user_input.type_into(page.locator("#it"), "marie.2026")

    assert found in broken.value.found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<button id=it disabled>VALIDER</button>", "inactif"),
        ("<button id=it>VALIDER</button><div style='position:fixed;inset:0;background:#fff'></div>", "par-dessus"),
        ("<button id=it style='position:fixed;left:-300px'>VALIDER</button>", "hors de la fenêtre"),
        ("<button id=it hidden>VALIDER</button>", "caché"),
        ("<button>VALIDER</button>", "rien de ce nom"),
    ],
)
def test_what_keeps_a_thing_from_being_pressed_is_named(page: Page, content: str, found: str) -> None:
    page.set_content(content)
    page.set_default_timeout(PATIENCE)

    with pytest.raises(Broken) as broken:
        user_input.press(page.locator("#it"))

    assert found in broken.value.found


def test_a_thing_that_can_be_pressed_is_pressed(page: Page) -> None:
    page.set_content("<button id=it onclick='this.textContent = `fait`'>VALIDER</button>")

    user_input.press(page.locator("#it"))

    assert page.locator("#it").inner_text() == "fait"
