"""Sentences are read as actions however people bend them; what begins like an action and is none is told."""

from typing import Any

import pytest

from portail.actions.action import Within
from portail.actions.language import language
from portail.actions.sentence_parser import Misreading, Sentence, read


def sentences(words: str, lang: str = "fr") -> list[Sentence]:
    return read(words, language(lang), lambda at: (1, at + 1))


def actions(words: str, lang: str = "fr") -> list[tuple[Any, ...]]:
    """Return what some words do: the act, then what of name, value, kind is there, then `?` where it may lack."""
    found = [action for sentence in sentences(words, lang) for action in sentence.actions]
    assert misread(words, lang) == []
    return [
        (action.act, *(each for each in (action.name, action.value, action.kind, "?" * action.optional) if each))
        for action in found
    ]


def misread(words: str, lang: str = "fr") -> list[Misreading]:
    return [each for sentence in sentences(words, lang) for each in sentence.misread]


SIGN_IN = [("type", "Nom", "{Nom}"), ("type", "Code", "{Code}"), ("press", "OK")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("J’ouvre le site", [("open-site",)]),
        ("J'ouvre le portail.", [("open-site",)]),
        ("J’ouvre la page `/salles`.", [("open-page", "/salles")]),
        ("J’ouvre le message « Votre réservation ».", [("open-message", "Votre réservation")]),
        ("J’ouvre le message « Votre code » de `a@b.fr`.", [("open-message", "a@b.fr", "Votre code")]),
        ("J'ouvre le nouveau message de **`Ma ville`**", [("open-message", "Ma ville")]),
        ("Je clique sur `Réserver`.", [("press", "Réserver")]),
        ("je clique sur le bouton `Réserver`", [("press", "Réserver", "button")]),
        ("Je clique sur le lien « `Réserver` » !", [("press", "Réserver", "link")]),
        ("Je clique sur l'onglet **`Mes locations`** pour les voir", [("press", "Mes locations", "tab")]),
        ("Je clique sur le lien `Confirmer` du message.", [("follow", "Confirmer")]),
        ("Je saisis « Martin » dans `Nom`.", [("type", "Nom", "Martin")]),
        ("Je saisis {nom} dans le champ `Nom`.", [("type", "Nom", "{nom}")]),
        ("Je saisis “Martin” en face de `Nom`.", [("type", "Nom", "Martin")]),
        ('Je saisis "Martin" dans `Nom`.', [("type", "Nom", "Martin")]),
        ("Dans `Nom`, je saisis « Martin ».", [("type", "Nom", "Martin")]),
        ("Je saisis mon `Nom` et mon `Code`, puis je clique sur `OK`.", SIGN_IN),
        ("Je saisis mon nouveau `Code`.", [("type", "Code", "{nouveau Code}")]),
        ("Je choisis « 12 » dans la liste `Durée`.", [("choose", "Durée", "12")]),
        ("Je coche `J'accepte`", [("tick", "J'accepte")]),
        ("Je coche la case `A` et la case `B`.", [("tick", "A", "checkbox"), ("tick", "B", "checkbox")]),
        ("Je décoche `Lettre`.", [("untick", "Lettre")]),
        ("J’appuie sur la touche `Entrée`.", [("key", "Entrée")]),
        ("J’appuie sur le bouton `OK`.", [("press", "OK", "button")]),
        ("Je fais glisser `Règlement` jusqu’en bas.", [("scroll", "Règlement")]),
        ("Je fais défiler la page jusqu'en bas.", [("scroll-page",)]),
        ("J’ajoute le fichier « f.pdf » dans `Pièce`.", [("add-file", "Pièce", "f.pdf")]),
        ("Je note le `Mot de passe`.", [("note", "Mot de passe")]),
        ("J’y note mon `Nom` et mon `Code`.", [("note", "Nom"), ("note", "Code")]),
        ("Je note le `Code` comme {code}.", [("note", "Code", "{code}")]),
    ],
)
def test_every_french_form_is_read(words: str, expected: list[Any]) -> None:
    assert actions(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I open the site.", [("open-site",)]),
        ("I open the page `/rooms`.", [("open-page", "/rooms")]),
        ('I open the message "Your booking" from `rooms@b.uk`.', [("open-message", "rooms@b.uk", "Your booking")]),
        ("I check my mail and open the message from **`Town`**:", [("open-message", "Town")]),
        ("I click `Book`, then I click on the button `OK`.", [("press", "Book"), ("press", "OK", "button")]),
        ("Click the `Book` button.", [("press", "Book", "button")]),
        ("I click the link `Confirm` in the message.", [("follow", "Confirm")]),
        ('I type "Martin" into `Name`.', [("type", "Name", "Martin")]),
        ("I enter my `Nom` and my `Code`, then click `OK`.", SIGN_IN),
        ('I choose "12" in `Duration`.', [("choose", "Duration", "12")]),
        ("I tick `I agree` and untick `News`.", [("tick", "I agree"), ("untick", "News")]),
        ("I enter my `Nom` (name) and my `Code` (code), then I click `OK` (go).", SIGN_IN),
        ("I press the key `Enter`.", [("key", "Enter")]),
        ("I press the `Escape` key.", [("key", "Escape")]),
        ("I press `OK`.", [("press", "OK")]),
        ("I click `Enter`.", [("press", "Enter")]),
        ("I scroll `Terms` to the end.", [("scroll", "Terms")]),
        ("I scroll down to the bottom of the page.", [("scroll-page",)]),
        ('I add the file "f.pdf" to `Proof`.', [("add-file", "Proof", "f.pdf")]),
        ("I write down the `Code` as {code}.", [("note", "Code", "{code}")]),
        ("I click `A`, if it appears, then I click `B`.", [("press", "A", "?"), ("press", "B")]),
    ],
)
def test_every_english_form_is_read(words: str, expected: list[Any]) -> None:
    assert actions(words, "en") == expected


@pytest.mark.parametrize(
    "words",
    [
        "Puis je clique sur `X`.",
        "Ensuite, je clique alors sur `X`.",
        "Sur la page d’accueil, je clique sur `X`.",
        "Pour réserver, je clique sur `X` en bas de la page.",
        "Nous cliquons sur `X`.",
        "Cliquez sur `X`.",
        "Enfin, cliquer sur `X` :",
        "J’ai cliqué sur `X`.",
        "Je cliquerai sur `X`.",
        "Je peux maintenant cliquer sur `X` et la page s’ouvre.",
        "Je clique sur `X` ; pour renoncer, sur `Y`.",
        "Je clique sur `X` (« `Y` » en haut) et je retrouve `Z`.",
        "*Je* clique __sur__ **`X`**",
        "Il faut ensuite cliquer sur `X`.",
        "Il vous suffit de cliquer sur `X`.",
        "Il ne reste plus qu’à cliquer sur `X`.",
        "Veuillez cliquer sur `X`.",
        "N’oubliez pas de cliquer sur `X`.",
        "Je commence par cliquer sur `X`.",
        "Tu cliques sur `X`.",
        "L’agent clique sur `X`.",
        "Je clique directement sur `X`.",
        "Il clique sur `X`.",
        "Puis elle clique sur `X`.",
        "Les usagers cliquent sur `X`.",
        "Chacun peut cliquer sur `X`.",
        "L’élève clique sur `X`.",
        "Vous êtes invités à cliquer sur `X`.",
        "Vous devrez cliquer sur `X`.",
        "Il est nécessaire de cliquer sur `X`.",
        "Vous n’avez plus qu’à cliquer sur `X`.",
        "N’hésitez pas à cliquer sur `X`.",
        "Penser à cliquer sur `X`.",
        "Je dois absolument cliquer sur `X`.",
        "Appuyez sur le bouton `X`.",
        "Je valide en cliquant sur `X`.",
        "Je lance la recherche en cliquant sur `X`.",
        "Je confirme par `X`.",
        "J’ouvre le menu `X`.",
        "Allez dans la rubrique `X`.",
        "Je choisis l’option `X`.",
        "Je clique dans le champ `X`.",
    ],
)
def test_a_form_bends_as_people_write(words: str) -> None:
    assert [action[:2] for action in actions(words)] == [("press", "X")]


@pytest.mark.parametrize(
    "words",
    [
        "Renseignez le champ `Nom` avec « Martin ».",
        "Je remplis `Nom` par « Martin ».",
        "Je complète la zone de texte `Nom` avec « Martin ».",
        "Renseignez « Martin » dans `Nom`.",
        "J’indique « Martin » dans `Nom`.",
        "Entrez « Martin » dans `Nom`.",
        "Je mets « Martin » dans `Nom`.",
        "Je saisis le nom « Martin » dans `Nom`.",
        "Il faut saisir mon nom de famille « Martin » dans le champ de saisie `Nom`.",
        "L’usager saisit « Martin » dans `Nom`.",
    ],
)
def test_a_field_is_filled_in_as_people_say_it(words: str) -> None:
    assert actions(words) == [("type", "Nom", "Martin")]


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        ("Dans la liste déroulante `Genre`, je choisis « Roman ».", "fr", [("choose", "Genre", "Roman")]),
        ("Je sélectionne le « 15/03/2026 » dans `Jour`.", "fr", [("choose", "Jour", "15/03/2026")]),
        ("Je coche les cases `A` et `B`.", "fr", [("tick", "A", "checkbox"), ("tick", "B")]),
        ("Je coche le bouton radio `A`.", "fr", [("tick", "A", "checkbox")]),
        ("Je sélectionne le fichier « f.pdf » dans `Pièce`.", "fr", [("add-file", "Pièce", "f.pdf")]),
        ("Je dépose « f.pdf » dans `Pièce`.", "fr", [("add-file", "Pièce", "f.pdf")]),
        ("Validez par la touche `Entrée`.", "fr", [("key", "Entrée")]),
        ("Je descends en bas de la page.", "fr", [("scroll-page",)]),
        ("Je fais défiler jusqu’en bas.", "fr", [("scroll-page",)]),
        ("Allez à l’adresse `/salles`.", "fr", [("open-page", "/salles")]),
        ("Je me rends sur le site.", "fr", [("open-site",)]),
        ("J’ai coché `A` et cliqué sur `B`.", "fr", [("tick", "A"), ("press", "B")]),
        ("Après avoir coché `A`, je clique sur `B`.", "fr", [("tick", "A"), ("press", "B")]),
        ('Fill in the `Name` field with "a".', "en", [("type", "Name", "a")]),
        ('Pick "a" from the `Kind` list.', "en", [("choose", "Kind", "a")]),
        ("Please click the radio button `A`.", "en", [("press", "A", "checkbox")]),
        ("You should check the box `A`.", "en", [("tick", "A")]),
        ("Don’t forget to uncheck `A`.", "en", [("untick", "A")]),
        ("Go to `/rooms`, then open the menu `A`.", "en", [("open-page", "/rooms"), ("press", "A")]),
        ("I confirm with the `Enter` key.", "en", [("key", "Enter")]),
        ("She clicks `A`.", "en", [("press", "A")]),
        ("The users tick `A`.", "en", [("tick", "A")]),
        ("You will need to click `A`.", "en", [("press", "A")]),
        ("You are asked to click `A`.", "en", [("press", "A")]),
        ("I am clicking `A`.", "en", [("press", "A")]),
        ("Elle saisit « b » dans `C`.", "fr", [("type", "C", "b")]),
        ('I clicked `A` and typed "b" into `C`.', "en", [("press", "A"), ("type", "C", "b")]),
    ],
)
def test_other_actions_bend_too(words: str, lang: str, expected: list[Any]) -> None:
    assert actions(words, lang) == expected


ZOE = Within("row", "Zoé")


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        ("Je clique sur `Modifier` dans la ligne « Zoé ».", "fr", [ZOE]),
        ("Je clique sur le bouton `Modifier` de la ligne `Zoé`.", "fr", [ZOE]),
        ("À la ligne « Zoé », je coche `A` puis je clique sur `B`.", "fr", [ZOE, ZOE]),
        ("Je coche `A` dans la ligne « Zoé » et je clique sur `B`.", "fr", [ZOE, None]),
        ("Je saisis « a » dans `A` et « b » dans `B` dans la ligne « Zoé ».", "fr", [ZOE, ZOE]),
        ("Je coche `A` dans la ligne « Zoé » et `A` dans la ligne « Paul ».", "fr", [ZOE, Within("row", "Paul")]),
        ("Dans le cadre « Second », dans `Nom`, je saisis « a ».", "fr", [Within("part", "Second")]),
        ("Je clique sur `A` dans la ligne « {nom} », s’il apparaît.", "fr", [Within("row", "{nom}")]),
        ("Dans la ligne `Nom`, je saisis « a ».", "fr", [None]),
        ("Je choisis « 12 » dans la rubrique `Durée`.", "fr", [None]),
        ('I click `Edit` in the row "Zoé".', "en", [ZOE]),
        ('In the section "Second", I type "a" into `Name`.', "en", [Within("part", "Second")]),
    ],
)
def test_a_sentence_says_where_a_thing_stands(words: str, lang: str, expected: list[Within | None]) -> None:
    assert [action.within for sentence in sentences(words, lang) for action in sentence.actions] == expected
    assert misread(words, lang) == []


@pytest.mark.parametrize(
    "words",
    [
        "Dans la colonne `A`, je clique sur `B`.",
        "Sur la ligne 3, je clique sur `A`.",
        "Je clique sur `A` dans la deuxième ligne.",
        "Je note le `A` dans la ligne « Zoé ».",
        "Dans la fenêtre « A », j’ouvre la page `/b`.",
    ],
)
def test_a_place_by_which_nobody_would_find_a_thing_is_told(words: str) -> None:
    assert [each.why for each in misread(words)] == ["place"]


def test_several_actions_stand_in_one_sentence_in_their_order() -> None:
    words = "Je saisis « a ! b » dans `A`, « c » dans `C`, puis coche `D` et clique sur `E`."

    assert actions(words) == [("type", "A", "a ! b"), ("type", "C", "c"), ("tick", "D"), ("press", "E")]
    assert [action.names for sentence in sentences(words) for action in sentence.actions] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "words",
    ["Je clique sur `X`, s’il apparaît.", "S'il s'affiche, je clique sur `X`.", "Je clique sur `X` s’il est là."],
)
def test_what_is_not_always_there_may_lack(words: str) -> None:
    assert actions(words) == [("press", "X", "?")]


@pytest.mark.parametrize(
    "words",
    [
        "Le portail coche les règles que je suis.",
        "La page que j’ouvre montre `X`.",
        "Mon espace s’ouvre : `Bienvenue`.",
        "Je ne clique pas sur `X`.",
        "Je vérifie que le `Total` est juste.",
        "Je remplis le formulaire, puis je valide.",
        "La page m’invite à personnaliser mon espace en cliquant `ici`.",
        "Note : rien à faire.",
        "Le message est noté « important ».",
        "J’attends que `Total` s’affiche.",
        "Un message vous indique « Merci » dans `Suivi`.",
        "Le portail vous ouvre la page `/suivi`.",
        "Je me connecte, et l’écran montre `Bienvenue`.",
        "Il faut un `Justificatif`.",
        "Je vais chercher ma carte, puis je lance la recherche.",
        "Conservez le `Numéro`.",
        "La page s’affiche.",
        "La fenêtre se ferme.",
        "Elle ouvre à 9 h.",
        "Il affiche `Aide`.",
        "Le bouton ouvre le menu `Aide`.",
        "La mairie valide `Ma demande`.",
        "Les parents choisissent librement une activité.",
        "Le bouton que Marie coche s’appelle `OK`.",
        "Le clic sur `X` ouvre la page.",
        "J’imprime la page.",
        "Je remplis le formulaire.",
        "Je me connecte.",
        "Vous accédez à la page d’accueil.",
        "Présentez `Ma carte` au guichet.",
        "Notes : `X`.",
        "Quand tout est rempli, la page s’ouvre.",
        "Le portail me demande mon `Nom`.",
        "Je veux payer `Ma facture`.",
        "Un autre courrier écrit dans `X`.",
    ],
)
def test_a_sentence_that_tells_of_something_else_does_nothing(words: str) -> None:
    assert actions(words) == []
