"""Actions are done on a page as a person does them; what hinders them is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portail.errors import Broken, PortailError
from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.redaction import Redaction
from portail.procedure.parser import load
from portail.procedure.procedure import Procedure
from portail.run_record.run import PromiseResult, StepResult
from portail.target.target import Person, Target
from portail.walk.options import Times
from portail.walk.steps import Steps
from portail.walk.tabs.traffic import Traffic
from portail.walk.walk import Walk
from tests.portail.procedures import HEADER, written

FORM = """
<title>Réservation</title><h1>Réserver</h1>
<nav><a href="#book">Réserver</a> <a href="#book">Réserver</a></nav>
<form onsubmit="return false">
<label>Nom <input name=nom></label> <label>Code <input name=code type=password></label>
<label>Durée <select name=duree>
<option value=a>10 minutes</option><option value=b>12&nbsp;Minutes</option></select></label>
<fieldset><legend>Paiement</legend><label><input type=radio name=p value=carte> Carte</label>
<label><input type=radio name=p value=virement> Virement</label></fieldset>
<label><input type=checkbox name=ok> J'accepte</label> <label><input type=checkbox name=news checked> Lettre</label>
<label>Pièce <input type=file name=piece></label>
<button onclick="document.title = 'envoyé'">Réserver</button>
</form>
<div style="height: 60px; overflow: auto" id=box><p style="height: 300px">Règlement</p></div>
<dl><dt>Numéro</dt><dd>VF-12</dd></dl><p>Mot de passe : tilleul 42</p><p>Elle porte le matricule 77.</p>
"""
VALUES = "() => Object.fromEntries([...new FormData(document.forms[0])].map(([key, each]) => [key, each.name ?? each]))"
LATE = """() => {
  setTimeout(() => { document.body.innerHTML = "<button onclick='document.title = 1'>Plus tard</button>"; }, 100);
}"""
Act = Callable[[str], Walk]


@pytest.fixture
def act(page: Page, tmp_path: Path) -> Act:
    """Walk a step of these words on the page that is open; returns the walk."""
    (tmp_path / "f.txt").write_text("ici")

    def act(words: str) -> Walk:
        page.set_default_timeout(3000)
        procedure = load(written(tmp_path, f"{HEADER}## 1. Étape {{#pas}}\n\n::: actions\n{words}\n:::\n"))
        steps = Steps().with_words(procedure)
        person = Person("ada@b.fr", "ada", password="tilleul-42")
        target = Target("mock", "http://127.0.0.1:9/", person, NoMailbox(), values={"Ville": "Vélizy"})
        walk = Walk(
            page,
            target,
            tmp_path,
            redaction=Redaction(target),
            pictures=False,
            traffic=Traffic(),
            times=Times(act=1.0, page=1.0, step=30.0),
        )
        walk.begin_step(procedure.steps[0], result_of(procedure))
        steps["pas"](walk)
        return walk

    return act


def result_of(procedure: Procedure) -> StepResult:
    (step,) = procedure.steps
    promises = [PromiseResult(text=promise.text, kind=promise.kind) for promise in step.promises]
    return StepResult(id=step.id, number=1, title=step.words, promises=promises)


def test_a_form_is_filled_in_and_sent(act: Act, page: Page) -> None:
    page.set_content(FORM)

    act(
        "Je saisis « {Ville} » dans `Nom` et {mot de passe} dans `Code`."
        "\nJe choisis « 12 minutes » dans `Durée` et « Virement » dans `Paiement`."
        "\nJe coche `J'accepte` et je décoche `Lettre`.\nJe décoche `Lettre`."
        "\nJ’ajoute le fichier « f.txt » dans `Pièce`."
        "\nJe clique sur le bouton `Réserver`."
    )

    assert page.evaluate(VALUES) == {
        "nom": "Vélizy",
        "code": "tilleul-42",
        "duree": "b",
        "p": "virement",
        "ok": "on",
        "piece": "f.txt",
    }
    assert page.title() == "envoyé"


PICKED = """
<form><label>Jour <input type=date name=jour></label><label>Jour ISO <input type=date name=iso></label>
<label>Heure <input type=time name=heure></label><label>Début / fin <input type=date name=fin></label>
<label>Volume <input type=range name=volume></label></form>
"""


def test_a_day_and_an_hour_are_picked_as_people_write_them(act: Act, page: Page) -> None:
    page.set_content(PICKED)

    act(
        "Je saisis « 15/3/2026 » dans `Jour` et « 2026-03-16 » dans `Jour ISO`.\nJe saisis « 09:30 » dans `Heure`.\n"
        "Je choisis le « 01/04/2026 » dans `Début / fin`, puis « 7 » dans `Volume`."
    )

    picked = {"jour": "2026-03-15", "iso": "2026-03-16", "heure": "09:30", "fin": "2026-04-01", "volume": "7"}
    assert page.evaluate(VALUES) == picked
    with pytest.raises(Broken, match=r"demain.*que l’on a choisi") as broken:
        act("Je saisis « demain » dans `Jour`.")
    assert "un jour comme 15/03/2026" in broken.value.hint


def test_what_the_screen_says_is_noted_and_used(act: Act, page: Page) -> None:
    page.set_content(FORM)

    walk = act(
        "Je note le `Numéro`, le `mot de passe` et le `matricule` comme {le code}.\n"
        "Je saisis « n° {numéro}, {le code} » dans `Nom`."
    )

    assert walk.notes == {"Numéro": "VF-12", "mot de passe": "tilleul 42", "le code": "77"}
    assert page.get_by_label("Nom").input_value() == "n° VF-12, 77"


def test_a_box_and_the_page_are_scrolled_and_keys_pressed(act: Act, page: Page) -> None:
    page.set_content(f"{FORM}<p style='height: 4000px'>Fin</p>")
    page.evaluate("document.addEventListener('keydown', ({ key }) => { document.title = key })")

    act(
        "Je fais glisser `Règlement` jusqu’en bas.\nJe fais glisser la page jusqu’en bas."
        "\nJ’appuie sur la touche `Échap`."
    )

    assert page.evaluate("[document.getElementById('box').scrollTop, Math.round(scrollY)]") == [
        page.evaluate("document.getElementById('box').scrollHeight - 60"),
        page.evaluate("document.documentElement.scrollHeight - innerHeight"),
    ]
    assert page.title() == "Escape"


def test_what_comes_late_is_waited_for_and_what_may_lack_is_not(act: Act, page: Page) -> None:
    page.set_content("<p>Un instant</p>")
    page.evaluate(LATE)

    act("Je clique sur `Accepter`, s’il apparaît.\nJe clique sur `Plus tard`.")

    assert page.title() == "1"


OVER = """<h1>Mes enfants</h1><button>Supprimer</button>
<label>Langues <select multiple><option>anglais<option>arabe<option>turc</select></label>
<label>Ville <input value=Paris></label>
<button aria-haspopup=listbox aria-label=Cycle onclick="list.hidden = false">CP</button>
<ul id=list role=listbox hidden><li role=option onclick="document.title = this.innerText">CM2</ul>
<dialog aria-label=Question><button onclick="document.title += ' ôté'">Supprimer</button></dialog>
"""


def test_what_lies_over_the_page_comes_first_lists_keep_what_was_chosen_and_fields_are_emptied(
    act: Act, page: Page
) -> None:
    page.set_content(OVER)
    act(
        "Je choisis « anglais » dans `Langues`.\nJe choisis « turc » dans `Langues`.\nJe saisis «  » dans `Ville`."
        "\nJe choisis « CM2 » dans `Cycle`."
    )
    page.evaluate("document.querySelector('dialog').showModal()")

    act("Je clique sur `Supprimer`.")

    assert page.title() == "CM2 ôté"
    assert page.evaluate("[...document.querySelector('select').selectedOptions].map((each) => each.label)") == [
        "anglais",
        "turc",
    ]
    assert page.locator("input").input_value() == ""


def test_a_key_in_a_frame_is_pressed(act: Act, page: Page) -> None:
    page.set_content("<iframe srcdoc=\"<button onclick='parent.document.title = 1'>OK</button>\"></iframe>")

    act("Je clique sur `OK`.")

    assert page.title() == "1"


def test_a_link_that_opens_a_tab_is_followed_into_it(act: Act, page: Page) -> None:
    page.set_content("<a href='about:blank#here' target=_blank>Suite</a>")

    assert act("Je clique sur `Suite`.").page.url == "about:blank#here"


DONE = "<button onclick='document.title += this.value' value={0}>Modifier</button>"
FORM_OF = "<form onsubmit='return false'><label>Nom <input name=nom></label><button>OK</button></form>"
ROWS = f"""
<table>
  <tr><td>Zoé-Lou</td><td>{DONE.format(1)}</td></tr>
  <tr><td><b>Zoé</b> Martin</td><td>{DONE.format(2)}</td></tr>
  <tr><td>Paul</td><td></td></tr>
</table>
<ul><li>Ravel, 80 places {DONE.format(3)}</li><li>Satie {DONE.format(4)}</li></ul>
<div class=list><div class=card><h3>Piano</h3><div>lundi</div><div>{DONE.format(5)}</div></div>
<div class=card><h3>Chant</h3><div>mardi</div></div></div>
<h2>Parent 1</h2>{FORM_OF}<h2>Parent 2</h2>{FORM_OF}
<fieldset><legend>Secours</legend><label>Nom <input></label></fieldset>
"""
NAMES = "[...document.querySelectorAll('input')].map((field) => field.value)"


def test_things_of_one_name_are_told_apart_by_their_row_or_their_part_of_the_screen(act: Act, page: Page) -> None:
    page.set_content(ROWS)

    act(
        "Je clique sur `Modifier` dans la ligne « Zoé Martin ».\nSur la ligne « zoé », je clique sur `Modifier`.\n"
        "Je clique sur le bouton `Modifier` de la carte « Piano ».\nJe clique sur `Modifier` dans la ligne `Ravel`.\n"
        "Dans la partie « Parent 2 », je saisis « b » dans `Nom`."
        "\nJe saisis « a » dans `Nom` dans le cadre « Parent 1 »."
        "\nJe saisis « {Ville} » dans `Nom`, dans la rubrique « Secours »."
        "\nJe clique sur `Modifier` dans la ligne « Paul », s’il apparaît."
    )

    assert (page.title(), page.evaluate(NAMES)) == ("2253", ["a", "b", "Vélizy"])


@pytest.mark.parametrize(
    ("words", "expected", "found"),
    [
        ("Je clique sur `Modifier` dans la ligne « Paul ».", "« Modifier », dans la ligne « Paul »", "5 choses"),
        ("Je clique sur `Modifier` dans la ligne « Chant ».", "« Modifier », dans la ligne « Chant »", "5 choses"),
        ("Je clique sur `OK` dans la partie « Parent 3 ».", "« OK », dans la partie « Parent 3 »", "2 choses"),
        ("Je clique sur `Modifier` dans la partie « Parent 1 ».", "« Modifier », dans la partie", "5 choses"),
    ],
)
def test_a_thing_that_does_not_stand_where_the_sentence_says_is_told(
    act: Act, page: Page, words: str, expected: str, found: str
) -> None:
    page.set_content(ROWS)

    with pytest.raises(Broken) as broken:
        act(words)

    assert broken.value.expected.startswith(expected)
    assert broken.value.found.startswith(found)


@pytest.mark.parametrize(
    ("words", "expected", "found"),
    [
        ("Je clique sur `Louer`.", "« Louer », sur l’écran « Réservation »", "rien de ce nom"),
        ("Je clique sur `Réserver`.", "une seule chose nommée « Réserver »", "3 choses"),
        ("Je choisis « 15 » dans `Durée`.", "« 15 » parmi les choix", "« 10 minutes », « 12\xa0Minutes »"),
        ("Je choisis « Chèque » dans `Paiement`.", "« Chèque » parmi les choix", "« Carte », « Virement »"),
        ("Je note le `Solde`.", "une valeur à noter, à côté de « Solde »", "aucune valeur"),
        ("Je clique sur le lien `Payer` du message.", "un message ouvert", "aucun message"),
    ],
)
def test_what_hinders_an_action_is_told(act: Act, page: Page, words: str, expected: str, found: str) -> None:
    links = "<nav><a href='#one'>Réserver</a> <a href='#two'>Réserver</a></nav>"
    page.set_content(FORM.replace("<nav>", f"{links}<nav>").replace('<a href="#book">Réserver</a>', ""))

    with pytest.raises(Broken) as broken:
        act(words)

    assert broken.value.expected == expected
    assert broken.value.found.startswith(found)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("J’ajoute le fichier « g.txt » dans `Pièce`.", r"essai\.md, ligne 10 : le fichier .*g\.txt n’existe pas"),
        ("Je saisis {couleur} dans `Nom`.", "Personne ne connaît {couleur}"),
    ],
)
def test_what_the_writer_has_forgotten_is_told(act: Act, page: Page, words: str, told: str) -> None:
    page.set_content(FORM)

    with pytest.raises(PortailError, match=told):
        act(words)
