"""Each mutation changes the page as its name says, whenever its target appears, and tells that it did."""

import json

import pytest
from playwright.sync_api import Page, expect

from portail.procedure.matching import anywhere, exactly, pattern
from portail.prove.stage import MUTATE

PAGE = """<style>body { background: white }</style><main>
<p>Avant</p><p id=line>La clé est renseignée par le logiciel</p><p>Après</p>
<form><label>Nom <input name=nom></label> <button id=key>VALIDER</button> <button id=other type=button>ANNULER</button>
</form></main>"""


def mutate(page: Page, operator: str, words: str, *, site: str = "name", argument: str | None = None) -> bool:
    """Mutate the page, and return whether it said that it was."""
    page.evaluate("() => { globalThis.__portailMutated = () => { globalThis.mutated = true } }")
    find = anywhere if site == "line" else exactly
    spec = {
        "site": site,
        "words": find(words).pattern,
        "core": pattern(words),
        "operator": operator,
        "argument": argument,
    }
    page.evaluate(f"({MUTATE})({json.dumps(spec)})")
    return bool(page.evaluate("() => globalThis.mutated === true"))


@pytest.fixture
def form(page: Page) -> Page:
    page.set_content(PAGE)
    return page


@pytest.mark.parametrize(
    ("operator", "shown"),
    [
        ("rename", "Suite"),
        ("one-letter", "La clé est renseigoée par le logiciel"),
        ("letter-lost", "La clé est renseigée par le logiciel"),
        ("accent", "La clé est renseignee par le logiciel"),
        ("word-lost", "La clé est par le logiciel"),
        ("words-swapped", "La clé est par renseignée le logiciel"),
        ("word-added", "La clé est renseignée pas par le logiciel"),
    ],
)
def test_words_change(form: Page, operator: str, shown: str) -> None:
    assert mutate(form, operator, "La clé est renseignée par le logiciel", site="line")

    assert form.locator("#line").inner_text() == shown


def test_what_is_removed_is_gone(form: Page) -> None:
    assert mutate(form, "remove", "VALIDER")

    expect(form.locator("#key")).to_have_count(0)


def test_a_line_stands_twice(form: Page) -> None:
    assert mutate(form, "twice", "Avant", site="line")

    expect(form.get_by_text("Avant")).to_have_count(2)


def test_two_things_change_places_in_the_source(form: Page) -> None:
    assert mutate(form, "order-in-source", "VALIDER", argument=exactly("ANNULER").pattern)

    assert form.get_by_role("button").all_inner_texts() == ["ANNULER", "VALIDER"]


def test_two_things_change_places_to_the_eye(form: Page) -> None:
    assert mutate(form, "order-to-the-eye", "VALIDER", argument=exactly("ANNULER").pattern)

    key, other = (form.locator(place).bounding_box() for place in ("#key", "#other"))
    assert key
    assert other
    assert key["x"] > other["x"]


@pytest.mark.parametrize(
    ("operator", "css", "value"),
    [
        ("display-none", "display", "none"),
        ("visibility-hidden", "visibility", "hidden"),
        ("transparent", "opacity", "0"),
        ("colour-of-the-ground", "color", "rgb(255, 255, 255)"),
        ("tiny", "font-size", "2px"),
        ("blurred", "filter", "blur(9px)"),
        ("turned-over", "rotate", "180deg"),
        ("shrunk", "scale", "0.1"),
    ],
)
def test_the_look_changes(form: Page, operator: str, css: str, value: str) -> None:
    assert mutate(form, operator, "Avant")

    expect(form.get_by_text("Avant")).to_have_css(css, value)


@pytest.mark.parametrize("operator", ["covered", "covered-without-touch", "under-a-veil"])
def test_something_lies_on_it(form: Page, operator: str) -> None:
    assert mutate(form, operator, "VALIDER")

    lid, key = form.locator("[data-portail-mutated]").bounding_box(), form.locator("#key").bounding_box()
    assert lid
    assert key
    assert (lid["x"], lid["y"]) == (key["x"] - 2, key["y"] - 2)


def test_what_is_dead_looks_alike_and_is_no_button(form: Page) -> None:
    assert mutate(form, "dead", "VALIDER", site="act")

    expect(form.get_by_text("VALIDER")).to_be_visible()
    expect(form.get_by_role("button", name="VALIDER")).to_have_count(0)


def test_a_click_is_lost(form: Page) -> None:
    form.evaluate("() => document.querySelector('#key').addEventListener('click', () => { globalThis.clicked = true })")
    assert mutate(form, "click-lost", "VALIDER", site="act")

    form.locator("#key").click()

    assert form.evaluate("() => globalThis.clicked") is None


def test_what_is_disabled_stays_so(form: Page) -> None:
    assert mutate(form, "disabled", "VALIDER", site="act")

    form.evaluate("() => { document.querySelector('#key').disabled = false }")

    expect(form.locator("#key")).to_be_disabled()


def test_only_what_is_closed_opens_too_early(form: Page) -> None:
    assert not mutate(form, "open-too-early", "VALIDER", site="act")

    form.evaluate("() => { document.querySelector('#other').disabled = true }")

    assert mutate(form, "open-too-early", "ANNULER", site="act")
    expect(form.locator("#other")).to_be_enabled()


def test_a_field_takes_nothing(form: Page) -> None:
    assert mutate(form, "field-takes-nothing", "Nom", site="act")

    form.get_by_label("Nom").press_sequentially("Martin")

    expect(form.get_by_label("Nom")).to_have_value("")


def test_a_form_saves_something_else(form: Page) -> None:
    assert mutate(form, "saves-something-else", "Nom", site="act")

    form.get_by_label("Nom").fill("Martin")

    assert form.evaluate("() => new FormData(document.querySelector('form')).get('nom')") == "Martinx"


def test_what_comes_late_is_mutated_too(form: Page) -> None:
    assert not mutate(form, "rename", "Plus tard")

    form.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=late>Plus tard</p>')")

    expect(form.locator("#late")).to_have_text("Suite")


def test_what_stands_in_a_frame_or_a_shadow_root_is_mutated(page: Page) -> None:
    page.set_content("<div id=host></div><iframe srcdoc='<p>Le code : 42</p>'></iframe>")
    page.frame_locator("iframe").get_by_text("Le code").wait_for()
    page.evaluate(
        "() => { document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<p>Le code : 42</p>' }"
    )

    assert mutate(page, "rename", "Le code : 42")

    expect(page.locator("#host p")).to_have_text("Suite")
    expect(page.frame_locator("iframe").locator("p")).to_have_text("Suite")


def test_what_is_not_there_is_not_mutated(form: Page) -> None:
    assert not mutate(form, "rename", "RETOUR")


def test_what_is_added_to_a_page_is_not_added_to_its_frames(page: Page) -> None:
    page.set_content("<p>Accueil</p>")
    addition = {"where": "beforeend", "html": "<iframe srcdoc='<p>Météo</p>'></iframe>"}
    page.add_init_script(f"({MUTATE})({json.dumps({'site': 'page', 'operator': 'html', 'argument': addition})})")

    page.goto("data:text/html,<p>Accueil</p>")

    page.frame_locator("iframe").get_by_text("Météo").wait_for()
    assert len(page.frames) == 2
