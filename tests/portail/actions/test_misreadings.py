"""What begins like an action and is none is told, never skipped: why, where, and the nearest form."""

import pytest

from tests.portail.actions.test_sentence_parser import misread


@pytest.mark.parametrize(
    "words", ["J’appuie sur `Entrée`.", "Je valide avec `Entrée`.", "Appuyez sur `Échap` pour fermer."]
)
def test_a_key_of_the_keyboard_is_no_button_by_mistake(words: str) -> None:
    assert [each.why for each in misread(words)] == ["keyboard"]


@pytest.mark.parametrize("words", ["Vous pouvez agrandir `Plan`.", "Je mets à jour `Nom` avec « Paul »."])
def test_a_verb_that_nobody_knows_is_told_where_it_names_a_thing(words: str) -> None:
    assert [each.why for each in misread(words)] == ["form"]


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("Je clique sur Réserver.", "Je clique sur `X`"),
        ("Je clique deux fois sur `X`.", "Je clique sur `X`"),
        ("Je clique sur `X` deux fois.", "Je clique sur `X`"),
        ("Je clique sur `X` dans la colonne `Y`.", "Je clique sur `X`"),
        ("Je coche `A` ou `B`.", "Je coche `X`"),
        ("Je double-clique sur `X`.", "Je clique sur `X`"),
        ("Je saisis `Martin` dans `Nom`.", "Je saisis « v » dans `X`"),
        ("Je saisis « Martin ».", "Je saisis « v » dans `X`"),
        ("J’efface « Paul » dans `Nom`.", "Je saisis « v » dans `X`"),
        ("Je choisis `Carte`, ou `Virement`.", "Je choisis « v » dans `X`"),
        ("Je choisis `Carte` (de la ville), ou `Virement`.", "Je choisis « v » dans `X`"),
        ("Je coche la case « J’accepte ».", "Je coche `X`"),
        ("Tapez « Martin » dans `Nom`, puis `Entrée`.", "Je saisis « v » dans `X`"),
        ("Je bascule `Mode nuit`.", "Je coche `X`"),
        ("Je le déplace dans `Nom`.", "Je clique sur `X`"),
        ("Je copie le `Code`.", "Je note le `X`"),
        ("Je cherche « Zola » dans `Recherche`.", "Je saisis « v » dans `X`"),
        ("J’ouvre `Compte`.", "Je clique sur `X`"),
        ("Je recharge la page.", "J’ouvre la page `/chemin`"),
        ("J’ouvre la page des salles.", "J’ouvre la page `/chemin`"),
        ("Je fais glisser `Texte`.", "Je fais glisser `X` jusqu’en bas"),
        ("J’ajoute « f.pdf ».", "J’ajoute le fichier « f.pdf » dans `X`"),
        ("Je note tout.", "Je note le `X`"),
    ],
)
def test_what_begins_like_an_action_and_is_none_is_told_with_the_nearest_form(words: str, nearest: str) -> None:
    (found,) = misread(words)

    assert (found.why, found.nearest) == ("form", nearest)


@pytest.mark.parametrize(
    "words",
    [
        "Si j’ai oublié, je clique sur `X`.",
        "Quand je clique sur `X`, la page s’ouvre.",
        "Le cas échéant, je clique sur `X`.",
        "Éventuellement, je clique sur `X`.",
        "Je clique sur `X`, au besoin.",
        "Ma demande part quand je clique sur `X`.",
        "Je clique sur `X` (si besoin).",
        "Facultatif : je clique sur `X`.",
        "Si le bouton est gris, j’attends ; sinon je clique sur `X`.",
    ],
)
def test_a_condition_that_nobody_can_see_is_told(words: str) -> None:
    assert [each.why for each in misread(words)] == ["condition"]


@pytest.mark.parametrize(
    ("words", "lang", "nearest"),
    [
        ("Marie clique sur `OK`.", "fr", "Je clique sur `X`"),
        ("Mme Martin peut saisir « v » dans `Nom`.", "fr", "Je saisis « v » dans `X`"),
        ("La commune coche `Reçu`.", "fr", "Je coche `X`"),
        ("Elle ouvre la page `/salles`.", "fr", "J’ouvre la page `/chemin`"),
        ("Il ouvre le site.", "fr", "J’ouvre le site"),
        ("Families click `OK`.", "en", "I click `X`"),
        ("Je veux cocher `A`.", "fr", "Je coche `X`"),
        ("Je vous demande de cliquer sur `A`.", "fr", "Je clique sur `X`"),
        ("J’essaie de cliquer sur `A`.", "fr", "Je clique sur `X`"),
        ("Il faut que je clique sur `A`.", "fr", "Je clique sur `X`"),
        ("The portal asks me to click `A`.", "en", "I click `X`"),
        ("Je patiente avant de cliquer sur `A`.", "fr", "Je clique sur `X`"),
        ('The town can choose "a" in `B`.', "en", 'I choose "v" in `X`'),
        ("She opens the site.", "en", "I open the site"),
    ],
)
def test_of_whom_nobody_knows_whether_he_follows_the_procedure_is_told(words: str, lang: str, nearest: str) -> None:
    assert [(each.why, each.nearest) for each in misread(words, lang)] == [("doer", nearest)]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Je ferme la fenêtre.", "fr"),
        ("J’accepte les cookies.", "fr"),
        ("Fermez cette fenêtre.", "fr"),
        ("Je passe la souris sur le menu.", "fr"),
        ("Je supprime la première ligne.", "fr"),
        ("Je vais sur la page des salles.", "fr"),
        ("Je fais un clic droit sur `X`.", "fr"),
        ("En cliquant sur `X`, la liste s’ouvre.", "fr"),
        ("Basculez `Mode nuit`.", "fr"),
        ("Saisie de « v » dans `Nom`.", "fr"),
        ("Ouverture de la page `/salles`.", "fr"),
        ("Cliquez : `X`.", "fr"),
        ("Je remonte en haut de la page.", "fr"),
        ("La famille clique sur Réserver.", "fr"),
        ("Elle saisit `Martin` dans `Nom`.", "fr"),
        ("I close the window.", "en"),
        ("Close this window.", "en"),
        ("I accept the cookies.", "en"),
        ("I go back.", "en"),
        ("I hover over the menu.", "en"),
        ("Clicking `X` opens a page.", "en"),
        ("Toggle `Night`.", "en"),
        ("Je vais sur www.ville.fr.", "fr"),
        ("I go to https://town.uk/rooms.", "en"),
        ("Cochez-la.", "fr"),
        ("I repeat the step 1.", "en"),
        ("They click on Book.", "en"),
    ],
)
def test_what_is_done_to_a_thing_of_any_screen_is_told_though_nothing_is_named(words: str, lang: str) -> None:
    assert {each.why for each in misread(words, lang)} == {"form"}


def test_a_key_that_no_keyboard_has_is_told() -> None:
    assert [each.why for each in misread("J’appuie sur la touche `Valider tout`.")] == ["key"]


def test_a_misreading_knows_its_column() -> None:
    (found,) = misread("Sur la page, **je** clique partout.")

    assert (found.column, found.words) == (16, "je clique partout.")
