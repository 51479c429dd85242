"""What is said of an action is read as that action, in every language."""

import pytest

from portail.actions.action import Action, Within
from portail.actions.language import known, language
from portail.actions.sentence_parser import read
from portail.actions.sentence_writer import say

ACTIONS = [
    Action("open-site", "", 0),
    Action("open-page", "", 0, name="/salles?jour=7"),
    Action("open-message", "", 0, value="Demande {numéro}"),
    Action("press", "", 0, name="J'accepte"),
    Action("press", "", 0, name="Réserver", kind="button"),
    Action("press", "", 0, name="Réserver", kind="link"),
    Action("press", "", 0, name="Réserver", kind="tab"),
    Action("follow", "", 0, name="Confirmer"),
    Action("type", "", 0, name="Nom", value="Martin, puis « Paul »"),
    Action("type", "", 0, name="Nom", value='12" ou 13"'),
    Action("type", "", 0, name="Nom", value="{mot de passe}"),
    Action("choose", "", 0, name="Durée", value="12 minutes"),
    Action("tick", "", 0, name="J’accepte"),
    Action("untick", "", 0, name="Lettre"),
    Action("key", "", 0, name="Échap"),
    Action("scroll", "", 0, name="Préambule"),
    Action("scroll-page", "", 0),
    Action("add-file", "", 0, name="Pièce", value="f.pdf"),
    Action("note", "", 0, name="Code"),
    Action("press", "", 0, name="Modifier", within=Within("row", "Zoé, 7 ans")),
    Action("press", "", 0, name="Modifier", kind="link", within=Within("part", "{salle}")),
    Action("type", "", 0, name="Nom", value="Martin", within=Within("part", "Parent « 2 »")),
]


@pytest.mark.parametrize("code", known())
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.act} {action.name} {action.value}")
def test_what_is_said_of_an_action_is_read_as_that_action(action: Action, code: str) -> None:
    (sentence,) = read(say(action, language(code)), language(code), lambda at: (1, at + 1))

    read_as = [(each.act, each.name, each.value, each.kind, each.within) for each in sentence.actions]
    assert (read_as, sentence.misread) == ([(action.act, action.name, action.value, action.kind, action.within)], ())
