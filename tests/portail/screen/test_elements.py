"""The screen is read as a person reads it, in a real browser."""

import pytest
from playwright.sync_api import Page

from portail.screen.elements import find, look_for, read, text_of


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
        ("<style>p { display: flex } p::before { content: 'Reste à payer' }</style><p>84,50 €</p>", "Reste à payer"),
        (
            "<style>p::before { content: attr(id); display: block }</style><p id='Reste à payer'>84,50 €</p>",
            "Reste à payer",
        ),
        ("<style>b::after { content: 'Reste à payer' }</style><p><b></b></p><p>84,50 €</p>", "Reste à payer"),
        ("<h1>SERVICES</h1>", "services"),
        ("<ul><li>Mot de passe : <b>chouette</b></li></ul>", "mot de passe"),
        ("<p><span>a@b.net</span> le 7 mai</p>", "a@b.net"),
        ("<button aria-label='Fermer'>×</button>", "Fermer"),
        ("<iframe sandbox srcdoc='<a href=#>Activer</a>'></iframe>", "Activer"),
        ("<p>VOTRE CLE EST X7</p>", "clé"),
        ("<p>Bonjour. Votre clé est X7</p>", "clé"),
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

    assert (find(page, "VALIDER"), read(page, ["VALIDER"])) == (None, {})


@pytest.mark.parametrize(
    "content",
    ["<b>cle</b>", "<p>Votre cle est X7</p>", "<p>cle : X7</p>", "<img alt='Votre cle : X7' width=40 height=40>"],
)
def test_a_small_letter_keeps_its_accent(page: Page, content: str) -> None:
    page.set_content(content)

    assert (find(page, "clé"), read(page, ["clé"])) == (None, {})


def test_the_texts_of_elements_are_read_in_all_frames_at_once(page: Page) -> None:
    page.set_content(
        "<h1>Mes <b>factures</b></h1><p>Payer ici</p><p hidden>Aide</p>"
        "<iframe sandbox srcdoc='<p>Mot de passe :</p><a href=#>Activer</a>'></iframe>"
    )
    page.frames[1].wait_for_load_state()

    names = ["MES FACTURES", "factures", "Payer", "Aide", "mot de passe", "activer"]

    assert list(read(page, names)) == ["MES FACTURES", "factures", "mot de passe", "activer"]


def test_what_can_be_acted_on_is_preferred_to_what_can_only_be_read(page: Page) -> None:
    page.set_content("<h2>Mes factures</h2><a href='#' id='tab'>Mes factures</a>")

    found, tab = find(page, "Mes factures"), page.locator("#tab").bounding_box()

    assert (found and found.box.y) == (tab and tab["y"])


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        ("<button style='opacity:0'>VALIDER</button>", "VALIDER", "faint"),
        ("<button style='color:#fff;background:#fff'>VALIDER</button>", "VALIDER", "pale"),
        ("<button aria-label=VALIDER>OK pour moi</button>", "VALIDER", "other"),
        ("<input type=submit value=VALIDER style='color:#eee;background:#fff'>", "VALIDER", "pale"),
        ("<input type=submit value=VALIDER style='font-size:3px'>", "VALIDER", "small"),
        ("<label for=f style='color:#fff'>Mot de passe</label><input id=f>", "Mot de passe", "pale"),
        (
            "<style>p::before { content: 'Reste à payer'; color: #fff; display: block }</style><p>84,50 €</p>",
            "Reste à payer",
            "pale",
        ),
        ("<label for=f style='display:none'>Mot de passe</label><input id=f>", "Mot de passe", "hidden"),
        (
            "<label for=f hidden>Mot de passe</label><input id=f placeholder='Mot de passe' value=a>",
            "Mot de passe",
            "hidden",
        ),
        ("<label for=f style='position:absolute;top:600px'>Mot de passe</label><input id=f>", "Mot de passe", "apart"),
        ("<label for=b>Mot de passe</label> <input id=a> <input id=b>", "Mot de passe", "apart"),
        ("<input placeholder='Mot de passe' style='opacity:.1'>", "Mot de passe", "faint"),
        ("<button aria-label=Fermer style='transform:scale(.1)'>×</button>", "Fermer", "small"),
        ("<div style='height:0;overflow:hidden'><a href=#>Mes factures</a></div>", "Mes factures", "clipped"),
    ],
)
def test_a_name_that_nobody_can_read_is_not_there_and_the_reason_is_kept(
    page: Page, content: str, name: str, fault: str
) -> None:
    page.set_content(content)

    sight = look_for(page, name)

    assert (sight.place, sight.blemish and sight.blemish.fault, read(page, [name])) == (None, fault, {})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<p>Mot de passe : <del>chene-13</del> <b>tilleul-42</b></p>", "mot de passe"),
        ("<label for=f>Mot de passe</label><br><input id=f>", "Mot de passe"),
        ("<label for=f hidden>Mot de passe</label><input id=f placeholder='Mot de passe'>", "Mot de passe"),
        ("<table><tr><td><label for=f>Clé</label><td style='padding-left:300px'><input id=f></table>", "Clé"),
        ("<label for=a>Nom</label> <input id=a> <label for=b>Prénom</label> <input id=b>", "Prénom"),
        ("<input placeholder='Mot de passe'>", "Mot de passe"),
        ("<button>VALIDER <span aria-hidden=true>›</span></button>", "VALIDER"),
        ("<button disabled>VALIDER</button>", "VALIDER"),
        ("<button><span class=b>VALI</span><span>DER</span></button>", "VALIDER"),
        ("<a href=#><img alt='Mes factures' width=40 height=40></a>", "Mes factures"),
    ],
)
def test_a_name_that_a_person_can_read_is_found(page: Page, content: str, name: str) -> None:
    page.set_content(content)

    assert look_for(page, name).blemish is None
    assert find(page, name) is not None
