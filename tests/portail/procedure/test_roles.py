"""The words around a promise say whether it is a key, or the sender of a message."""

import pytest

from portail.procedure.roles import is_row_of_keys, role_of


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Je clique sur `Payer`.", "key"),
        ("cliquez sur l'onglet **`Mes factures`** pour y accéder", "key"),
        ("Il vous faut personnaliser votre espace en cliquant `ici`", "key"),
        ("Appuyez sur le bouton « `Valider` »", "key"),
        ("You can now click on the tab **`Mes factures`**", "key"),
        ("J'ouvre le message provenant de **`Vélizy`**", "sender"),
        ("Il vient de `mairie@ville.example` ce matin", "sender"),
        ("`mairie@ville.example`", "sender"),
        ("I open the message from the `Town`", "sender"),
        ("Notez le `mot de passe`", ""),
        ("Le `Total` est en bas.", ""),
        ("Écrivez à `mairie@ville.example` pour le dire", ""),
    ],
)
def test_a_promise_has_the_role_that_the_words_before_it_give(sentence: str, role: str) -> None:
    assert role_of(sentence, sentence.index("`")) == role


@pytest.mark.parametrize(
    ("words", "is_row"),
    [
        ("`ANNULER` `PRÉCÉDENT` `VALIDER`", True),
        ("`ANNULER` (cancel) **`VALIDER`** (confirm)", True),
        ("`ANNULER`, `PRÉCÉDENT` et `VALIDER`", True),
        ("`VALIDER`", False),
        ("Notez le `nom` et le `mot de passe`", False),
    ],
)
def test_several_names_alone_in_a_paragraph_are_keys(words: str, is_row: bool) -> None:
    assert is_row_of_keys(words) is is_row
