"""A draft says what was done in words that act, and nothing that is a secret or about a person."""

from pathlib import Path

import pytest

from portail.actions.action import Within
from portail.actions.language import language
from portail.actions.sentence_parser import read
from portail.actions.step_plan import plan_of
from portail.codegen.draft import write
from portail.codegen.events import Screen, UserAction
from portail.codegen.needs import Needs, needs_of
from portail.codegen.screens import ScreenVisit
from portail.procedure import parser
from portail.procedure.headings import slug
from portail.wording.codegen import DOCUMENTS

HOME = Screen(0, "a", "1", "http://b.fr/", "Louer une salle", "Connexion")


def drafted(*visits: ScreenVisit, lang: str = "fr", name: str = "essai") -> str:
    return write(visits, language(lang), DOCUMENTS[lang], name).markdown


def typed(name: str, value: str, purpose: str = "") -> UserAction:
    return UserAction("type", HOME, name, value, purpose=purpose)


def test_a_draft_is_a_procedure_whose_picture_shows_what_is_about_to_be_pressed() -> None:
    visit = ScreenVisit(
        HOME,
        [
            UserAction("open-site", HOME),
            typed("Objet *", "Bal"),
            UserAction("press", HOME, "Suite"),
            typed("Date", "9"),
        ],
    )

    assert drafted(visit, ScreenVisit(Screen(0, "b", heading="Merci"), [])) == (
        '+++\nid = "essai"\ntitle = "Louer une salle"\nlang = "fr"\naudience = "tous"\n+++\n'
        "\n## 1. Connexion {#connexion}\n\n::: actions\nJ’ouvre le site.\n:::\n"
        "\nJe saisis « Bal » dans `Objet`. Je clique sur `Suite`.\n"
        '\n![L’écran « Connexion »](screenshot:connexion "Connexion")\n\nJe saisis « 9 » dans `Date`.\n'
        '\n## 2. Merci {#merci}\n\nL’écran montre `Merci`.\n\n![L’écran « Merci »](screenshot:merci "Merci")\n'
    )


def test_a_draft_says_where_a_thing_stands_without_what_the_person_typed() -> None:
    actions = [
        typed("Prénom", "Zoé"),
        UserAction("press", HOME, "Modifier", within=Within("row", "Zoé")),
        UserAction("tick", HOME, "Cantine", within=Within("part", "Lundi")),
    ]

    draft = drafted(ScreenVisit(HOME, actions))

    assert "Je clique sur `Modifier` dans la ligne {Prénom}." in draft
    assert "Je coche `Cantine` dans la partie « Lundi »." in draft


def test_a_field_that_is_emptied_is_said_so_and_no_value_of_the_person() -> None:
    assert "Je saisis «  » dans `Adresse`." in drafted(ScreenVisit(HOME, [typed("Adresse", "")]))


def test_several_entries_of_a_list_are_chosen_in_one_sentence() -> None:
    chosen = [UserAction("choose", HOME, "Langues", value, thing=value) for value in ("anglais", "turc")]

    assert "Je choisis « anglais » dans `Langues`, je choisis « turc » dans `Langues`." in drafted(
        ScreenVisit(HOME, chosen)
    )
    assert 'I choose "anglais" in `Langues`, I choose "turc" in `Langues`.' in drafted(
        ScreenVisit(HOME, chosen), lang="en"
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_name_that_no_eye_reads_and_that_sounds_like_an_action_is_none(tmp_path: Path, lang: str) -> None:
    names = {"fr": "Ajouter un enfant", "en": "Choose a day"}
    draft = drafted(ScreenVisit(HOME, [UserAction("press", HOME, names[lang], unread=True)]), lang=lang)
    (tmp_path / "essai.md").write_text(draft, encoding="utf-8")

    (step,) = (procedure := parser.load(tmp_path / "essai.md")).steps

    assert [(each.act, each.name) for each in plan_of(procedure, step).actions] == [("press", names[lang])]
    assert plan_of(procedure, step).misread == ()


def test_a_text_is_pictured_before_it_is_scrolled() -> None:
    actions = [
        UserAction("tick", HOME, "J’ai lu"),
        UserAction("scroll", HOME, "Règlement"),
        UserAction("press", HOME, "Suite"),
    ]

    assert drafted(ScreenVisit(HOME, actions)).endswith(
        '\nJe coche `J’ai lu`.\n\n![L’écran « Connexion »](screenshot:connexion "Connexion")\n'
        "\nJe fais glisser `Règlement` jusqu’en bas. Je clique sur `Suite`.\n"
    )


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (typed("Mot de passe", "s3cret", "current-password"), "mon `Mot"),
        (typed("Choisissez-en un", "s3cret", "new-password"), "{nouveau mot de passe} dans `"),
        (typed("Code reçu", "s3cret", "one-time-code"), "{Code reçu} dans `"),
        (typed("Courriel", "s3cret"), "mon `Courriel`"),
        (typed("Identifiant", "s3cret"), "mon `Identifiant`"),
        (typed("Nom de l’enfant :", "s3cret"), "{Nom de l’enfant} dans `"),
        (typed("Qui ?", "s3cret", "family-name"), "{Qui ?} dans `"),
        (typed("Objet", "s3cret"), "« s3cret » dans `"),
        (typed("Objet", "{s3cret"), "{Objet} dans `"),
    ],
)
def test_passwords_and_personal_data_are_values_and_no_text(action: UserAction, said: str) -> None:
    visit = ScreenVisit(HOME, [action, UserAction("press", HOME, f"Envoyer à {action.value}")])

    draft = drafted(visit)

    assert f"Je saisis {said}" in draft
    assert ("s3cret" in draft) == said.startswith("« s3cret »")


def test_two_values_of_one_name_are_told_apart_and_one_value_is_one() -> None:
    visit = ScreenVisit(HOME, [typed("Nom", "Léa"), typed("Nom", "Tom"), typed("Nom encore", "Tom")])

    assert [line for line in drafted(visit).split(". ") if "saisis" in line][-2:] == [
        "Je saisis {Nom 2} dans `Nom`",
        'Je saisis {Nom 2} dans `Nom encore`.\n\n![L’écran « Connexion »](screenshot:connexion "Connexion")\n',
    ]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Ouvrez le site", "L’écran « Ouvrez le site »"),
        ("Tarif *spécial* `[2026]` {#a}", "Tarif spécial ’(2026)’ (#a)"),
        ("", "Louer une salle"),
        ("日本", "日本"),
    ],
)
def test_whatever_a_screen_is_called_the_draft_can_be_read_and_does_what_was_done(
    heading: str, title: str, tmp_path: Path
) -> None:
    screen = Screen(0, "a", title="Louer une salle", heading=heading)
    file = tmp_path / "essai.md"
    file.write_text(
        drafted(ScreenVisit(screen, [UserAction("press", screen, "OK")]), ScreenVisit(screen, [])), encoding="utf-8"
    )

    procedure = parser.load(file)

    assert procedure.steps[0].words == title
    assert [(action.act, action.name) for action in plan_of(procedure, procedure.steps[0]).actions] == [("press", "OK")]


def test_what_a_draft_asks_of_the_target_is_known(tmp_path: Path) -> None:
    file = tmp_path / "essai.md"
    actions = [typed("Code", "a", "current-password"), typed("Rue", "b"), typed("E-mail", "c", "email")]
    file.write_text(drafted(ScreenVisit(HOME, actions), lang="en"), encoding="utf-8")

    assert needs_of(parser.load(file)) == Needs(("email",), ("Rue",), ("PORTAIL_PASSWORD",), mail=False)


def test_ids_are_of_the_latin_alphabet() -> None:
    assert slug("  L’École : réserver à 9 h ! ") == "l-ecole-reserver-a-9-h"


def test_what_no_eye_can_read_is_told_and_done_unprinted_and_shown_before_it_is_pressed() -> None:
    actions = [
        UserAction("type", HOME, "Objet", "Concert", unread=True),
        UserAction("type", HOME, "Date", "2026-03-15", input="date"),
        UserAction("scroll-page", HOME),
        UserAction("press", HOME, "Chercher", unread=True),
    ]

    assert drafted(ScreenVisit(HOME, actions)).endswith(
        "\nÀ remplir : **Objet**.\n\n::: actions\nJe saisis « Concert » dans `Objet`.\n:::\n"
        "\nJe saisis « 15/03/2026 » dans `Date`. Je fais glisser la page jusqu’en bas.\n"
        '\n![L’écran « Connexion »](screenshot:connexion "Connexion")\n'
        "\nÀ presser : **Chercher**.\n\n::: actions\nJe clique sur `Chercher`.\n:::\n"
    )


@pytest.mark.parametrize("code", DOCUMENTS)
def test_what_is_told_of_things_without_a_name_to_read_does_nothing(code: str) -> None:
    for told in DOCUMENTS[code].unread.values():
        (sentence,) = read(told.format("Valider"), language(code), lambda at: (1, at + 1))
        assert (sentence.actions, sentence.misread) == ((), ())
