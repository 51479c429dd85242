"""The listener tells what a person does, by the names of the browser's accessibility tree, and nothing scripts do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route

from portail.codegen.events import UserAction
from tests.portail.codegen.recording import browser_that_says_names, listener_of, seen_of

URL = "http://127.0.0.1:9/"
FORM = """<!doctype html><title>Salles</title><h1>Louer une salle</h1>
<nav><a href="#ravel">Réserver</a></nav>
<form onsubmit="return false">
<label>Nom <span aria-hidden=true>*</span> <input id=name required></label>
<input aria-label="Code" type=password>
<textarea placeholder="Votre demande"></textarea>
<label>Durée <select><option>10 minutes<option>12 minutes</select></label>
<fieldset><legend>Paiement</legend><label><input type=radio name=p>Carte</label>
<label><input type=radio name=p>Virement</label></fieldset>
<label><input type=checkbox>J’accepte</label>
<label>Pièce <input type=file></label>
<button><svg aria-hidden=true><title>Loupe</title></svg><b>Réser</b>ver</button>
</form>
<button id=icon aria-label="Fermer la fenêtre">×</button>
<div id=card style="cursor: pointer">Salle Ravel</div>
<form onsubmit="return false"><input id=search><button hidden>Chercher</button></form>
<p id=words>Rien à presser</p>
<div id=combo role=combobox aria-label="Commune" aria-controls=list tabindex=0>…</div>
<ul id=list role=listbox><li role=option>Vélizy</li></ul>
<div role=switch aria-checked=false tabindex=0>Par courriel</div>
<div id=box style="height: 60px; overflow: auto"><h2>Règlement</h2><p style="height: 400px">Article 1</p></div>
<iframe srcdoc="<button>Dedans</button>"></iframe>
<script>
  document.getElementById("name").addEventListener("keydown", (event) => {
    document.querySelector("[type=checkbox]").click();
    document.querySelector("#icon").click();
    document.querySelector("#icon").click();
    document.querySelector("[type=checkbox]").click();
  });
</script>
"""


UNREAD = """<!doctype html><title>Salles</title><h1>Louer une salle</h1>
<style>.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style>
<input placeholder="Commune">
<label for=name>Nom <span class=sr>(requis)</span></label><input id=name>
<label for=street>Rue</label><input id=street>
<a href="#one">En savoir plus <span class=sr>sur les salles</span></a>
<a href="#two">Voir <span class=sr>la salle Ravel</span></a>
<a href="#three">Voir <span class=sr>la salle Satie</span></a>
<input type=image alt="Chercher" onclick="return false" src="absent.png">
<p style="height: 2000px">Règlement</p>
<button disabled>J’accepte</button>
<script>
  document.addEventListener("scroll", () => {
    const end = document.documentElement.scrollHeight - innerHeight;
    if (scrollY > end - 5) document.querySelector("button").disabled = false;
  });
</script>
"""


NAMELESS = """<!doctype html><title>Salles</title><h1>Louer une salle</h1>
<style>#knob { display: inline-block; width: 20px; height: 20px; background: navy; cursor: grab }</style>
<table><tr><td>Nom</td><td><input id=name></td></tr></table>
<p><label>Commune</label> <input id=town> <i>facultatif</i></p>
<div>Votre <b>demande</b></div><div><textarea id=wish></textarea></div>
<p>Volume <input id=volume type=range aria-label=Volume></p>
<div id=knob role=slider aria-label=Budget tabindex=0></div>
<div id=box style="height: 60px; overflow: auto"><h2>Règlement</h2><p style="height: 400px">Article 1</p></div>
<div style="height: 900px"></div><input id=alone>
"""


@pytest.fixture(scope="module")
def says_names(playwright: Playwright) -> Iterator[Browser]:
    with browser_that_says_names(playwright) as browser:
        yield browser


@pytest.fixture
def actions_of(says_names: Browser) -> Iterator[Callable[..., list[tuple[str, ...]]]]:
    """Return the acts of a person on a page, each with what of name, value and kind there is."""
    context = says_names.new_context()

    def answer(route: Route) -> None:
        route.fulfill(body=FORM, content_type="text/html; charset=utf-8")

    def actions_of(person: Callable[[Page], object]) -> list[tuple[str, ...]]:
        context.route("**/*", answer)
        actions = [each for each in seen_of(context, URL, person) if isinstance(each, UserAction)]
        return [(each.act, *filter(None, (each.name, each.value, each.kind, each.purpose))) for each in actions]

    yield actions_of
    context.close()


Actions = Callable[[Callable[[Page], object]], list[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("person", "kept"),
    [
        (lambda page: page.get_by_role("link", name="Réserver").click(), ("press", "Réserver", "link")),
        (lambda page: page.get_by_role("button", name="Réserver").click(), ("press", "Réserver", "button")),
        (lambda page: page.locator("#icon").click(), ("press", "Fermer la fenêtre")),
        (lambda page: page.locator("#card").click(), ("press", "Salle Ravel")),
        (lambda page: page.frame_locator("iframe").get_by_role("button").click(), ("press", "Dedans")),
        (lambda page: page.get_by_text("J’accepte").click(), ("tick", "J’accepte")),
        (lambda page: page.get_by_text("Par courriel").click(), ("tick", "Par courriel")),
        (lambda page: page.get_by_text("Virement").click(), ("choose", "Paiement", "Virement")),
        (lambda page: page.get_by_label("Durée").press("ArrowDown"), ("choose", "Durée", "12 minutes")),
        (lambda page: page.get_by_label("Code").press("s"), ("type", "Code", "s", "current-password")),
        (lambda page: page.get_by_placeholder("Votre demande").press("a"), ("type", "Votre demande", "a")),
        (lambda page: page.locator("#name").press("Escape"), ("key", "Escape")),
        (lambda page: page.locator("#search").press("Enter"), ("key", "Enter")),
        (lambda page: page.locator("#words").click(), None),
        (lambda page: page.locator("#name").click(), None),
    ],
)
def test_what_a_person_does_is_told_by_the_name_of_the_thing(
    actions_of: Actions, person: Callable[[Page], object], kept: tuple[str, ...] | None
) -> None:
    assert actions_of(person) == ([kept] if kept else [])


def test_what_scripts_do_is_not_heard(actions_of: Actions) -> None:
    assert actions_of(lambda page: page.locator("#name").press_sequentially("Al")) == [
        ("type", "Nom", "A"),
        ("type", "Nom", "Al"),
    ]


def test_the_choice_in_a_list_that_opens_and_a_file_and_the_end_of_a_box_are_heard(actions_of: Actions) -> None:
    def person(page: Page) -> None:
        page.get_by_role("combobox", name="Commune").click()
        page.get_by_role("option", name="Vélizy").click()
        with page.expect_file_chooser() as chooser:
            page.get_by_label("Pièce").click()
        chooser.value.set_files({"name": "carte.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
        page.locator("#box").hover()
        page.mouse.wheel(0, 1000)
        page.wait_for_function("document.getElementById('box').scrollTop > 300")

    assert actions_of(person) == [("choose", "Commune", "Vélizy"), ("scroll", "Règlement")]


def test_a_name_that_no_eye_reads_is_told_as_such_and_the_words_that_are_seen_are_taken_for_it(
    says_names: Browser,
) -> None:
    def person(page: Page) -> None:
        for place in ("[placeholder]", "#name", "#street"):
            page.locator(place).press("a")
        for place in ("[href='#one']", "[href='#two']", "[type=image]"):
            page.locator(place).click()
        page.mouse.wheel(0, 5000)
        page.get_by_role("button", name="J’accepte").click()

    with says_names.new_context() as context:
        context.route("**/*", lambda route: route.fulfill(body=UNREAD, content_type="text/html; charset=utf-8"))
        seen = [each for each in seen_of(context, URL, person) if isinstance(each, UserAction)]

    assert [(each.act, each.name, each.unread) for each in seen] == [
        ("type", "Commune", True),
        ("type", "Nom (requis)", True),
        ("type", "Rue", False),
        ("press", "En savoir plus", False),
        ("press", "Voir la salle Ravel", True),
        ("press", "Chercher", True),
        ("scroll-page", "", False),
        ("press", "J’accepte", False),
    ]


def test_a_field_that_nothing_names_is_told_by_the_words_beside_or_above_it_and_what_is_dragged_as_left_out(
    says_names: Browser,
) -> None:
    def person(page: Page) -> None:
        for place in ("#name", "#town", "#wish", "#alone"):
            page.locator(place).press("a")
        page.locator("#volume").press("ArrowRight")
        page.locator("#knob").hover()
        page.mouse.down()
        page.mouse.move(300, 300)
        page.mouse.up()

    with says_names.new_context() as context:
        context.route("**/*", lambda route: route.fulfill(body=NAMELESS, content_type="text/html; charset=utf-8"))
        listener = listener_of(context, URL, person)

    actions = [each for each in listener.seen if isinstance(each, UserAction)]
    assert [(each.act, each.name, each.value, each.unread) for each in actions] == [
        ("type", "Nom", "a", False),
        ("type", "Commune", "a", False),
        ("type", "Votre demande", "a", False),
        ("type", "Volume", "51", True),
    ]
    assert list(listener.left_out) == [("nameless", ""), ("dragged", "Budget")]


TWICE = """<!doctype html><title>Enfants</title><h1>Enfants</h1>
<table><tr><td>Zoé<td>7 ans<td><button>Modifier</button><tr><td>Paul<td>7 ans<td><button>Modifier</button></table>
<ul><li>Lundi <label><input type=checkbox>Cantine</label><li>Mardi <label><input type=checkbox>Cantine</label></ul>
<h2>Matin</h2><form><label>Heure <input></label></form><h2>Soir</h2><form><label>Heure <input></label></form>
<section aria-labelledby=title><p id=title>Repas</p><label>Jour <select><option>1<option>2</select></label></section>
<label>Jour <select><option>1<option>2</select></label>
<div><label>Langues <select multiple><option>anglais<option>arabe<option>turc</select></label></div>
<label>Pièce <input type=file></label><x-card></x-card>
<a href="#a">Suite</a> <a href="#a">Suite</a>
<script>
  const card = document.querySelector("x-card").attachShadow({ mode: "open" });
  card.innerHTML = "<label><input type=checkbox>Ombre</label>";
</script>
"""


def test_things_of_one_name_are_told_apart_by_their_row_or_their_part(says_names: Browser, tmp_path: Path) -> None:
    (tmp_path / "carte.pdf").write_bytes(b"%PDF")

    def person(page: Page) -> None:
        page.get_by_role("button").nth(1).click()
        page.get_by_role("checkbox", name="Cantine").nth(1).click()
        page.get_by_label("Heure").nth(1).press("9")
        page.get_by_label("Jour").first.press("ArrowDown")
        page.locator("option", has_text="turc").click()
        page.locator("option", has_text="anglais").click(modifiers=["Control"])
        add_file(page, tmp_path / "carte.pdf")
        page.get_by_role("checkbox", name="Ombre").click()
        page.get_by_role("link").first.click()

    with says_names.new_context() as context:
        context.route("**/*", lambda route: route.fulfill(body=TWICE, content_type="text/html; charset=utf-8"))
        seen = [each for each in seen_of(context, URL, person) if isinstance(each, UserAction)]

    told = [(each.act, each.name, each.value, each.within and (each.within.kind, each.within.name)) for each in seen]
    assert told == [
        ("press", "Modifier", "", ("row", "Paul")),
        ("tick", "Cantine", "", ("row", "Mardi")),
        ("type", "Heure", "9", ("part", "Soir")),
        ("choose", "Jour", "2", ("part", "Repas")),
        ("choose", "Langues", "turc", None),
        ("choose", "Langues", "anglais", None),
        ("choose", "Langues", "turc", None),
        ("add-file", "Pièce", "carte.pdf", None),
        ("tick", "Ombre", "", None),
        ("press", "Suite", "", None),
    ]


def add_file(page: Page, file: Path) -> None:
    """Give a file as the browser does for a person: what Playwright gives, a script would have."""
    cdp = page.context.new_cdp_session(page)
    root = cdp.send("DOM.getDocument")["root"]["nodeId"]
    node = cdp.send("DOM.querySelector", {"nodeId": root, "selector": "[type=file]"})["nodeId"]
    cdp.send("DOM.setFileInputFiles", {"nodeId": node, "files": [str(file)]})


def test_a_box_is_scrolled_as_long_as_its_bar_is_held(says_names: Browser) -> None:
    def person(page: Page) -> None:
        page.clock.install()
        page.locator("#box").hover(position={"x": 5, "y": 50})
        page.mouse.down()
        page.clock.fast_forward(10_000)
        page.locator("#box").evaluate(
            "(box) => new Promise((done) => { box.addEventListener('scroll', done); box.scrollTop = 1000; })"
        )
        page.clock.run_for(100)

    with says_names.new_context() as context:
        context.route("**/*", lambda route: route.fulfill(body=NAMELESS, content_type="text/html; charset=utf-8"))
        actions = [each for each in seen_of(context, URL, person) if isinstance(each, UserAction)]

    assert [(each.act, each.name) for each in actions] == [("scroll", "Règlement")]
