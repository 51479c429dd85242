"""A value is read where it stands beside its name."""

import pytest

from portail.mailbox.content.values import value_after
from portail.procedure.matching import pattern


@pytest.mark.parametrize(
    "text",
    [
        "Mot de passe : tilleul-42",
        "Mot de passe tilleul-42",
        "MOT DE PASSE = tilleul-42",
        "Mot de passe provisoire : « tilleul-42 »",
        "Votre identifiant est F0417 et votre mot de passe est tilleul-42.",
        "Identifiant : F0417 – Mot de passe : tilleul-42",
        "Mot de passe :\ntilleul-42",
        "Mot de passe (respectez les majuscules) : tilleul-42",
        "votre identifiant (F0417) et votre mot de passe (tilleul-42)",
        "Votre mot de passe est le suivant : tilleul-42",
        "Voici votre mot de passe :\ntilleul-42",
        "Mot de passe / Password : tilleul-42",
        "Mot de passe → tilleul-42",
        "Mot de passe - tilleul-42",
        "Mot de passe ........ tilleul-42",
        "Mot de passe\ntilleul-42\nSignature",
        "Identifiant\nMot de passe\nF0417\ntilleul-42",
        "Identifiant\nF0417\nMot de passe\ntilleul-42",
        "→ Identifiant\n→ F0417\n→ Mot de passe : tilleul-42",
        "Identifiant\n:\nF0417\nMot de passe\n:\ntilleul-42",
        "Identifiant\n: F0417\nMot de passe\n: tilleul-42",
    ],
)
def test_a_value_stands_after_its_name_in_a_sentence_below_it_or_in_its_column(text: str) -> None:
    assert value_after(text, pattern("Mot de passe")) == "tilleul-42"


@pytest.mark.parametrize(
    "text",
    [
        "Mot de passe",
        "Mot de passe :",
        "Mot de passe : il vous sera remis en mairie",
        "Mot de passe oublié ? Cliquez ici",
        "Mot de passe (voir courrier)",
        "Mot de passe - confidentiel",
        "Mot de passe\nIdentifiant",
        "Mot de passe\n:\n",
        "Identifiant : F0417",
        "Vos mots de passe : aucun",
    ],
)
def test_words_that_give_no_value_are_none(text: str) -> None:
    assert value_after(text, pattern("Mot de passe")) is None
