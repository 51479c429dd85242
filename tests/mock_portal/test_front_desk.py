"""The front desk."""

import pytest

from tests.mock_portal.page import Page
from tests.mock_portal.resident import Resident, text_of
from tests.mock_portal.town_hall import TownHall

FAMILY = {"first_name": "Élodie", "last_name": "d’Aubigné-Le Goff", "email": "elodie@example.org", "key": ""}


@pytest.fixture
def agent(town_hall: TownHall) -> Resident:
    desk = str(town_hall.api.base_url) + f"__guichet__/{town_hall.slug}"
    return Resident(desk)


def register(agent: Resident, **fields: str) -> Page:
    form = Page(agent.browser.get(agent.base_url))
    return Page(agent.browser.post(f"{agent.base_url}/familles", data={**form.values, **FAMILY, **fields}))


def test_an_agent_registers_a_family_which_is_invited_at_once(town_hall: TownHall, agent: Resident) -> None:
    with agent:
        page = register(agent)

    assert "L’invitation a été envoyée" in page.text
    assert "Élodie d’Aubigné-Le Goff elodie@example.org Invitée" in page.text
    assert "Bonjour Élodie d’Aubigné-Le Goff," in text_of(town_hall.sink.take("elodie@example.org"))


def test_a_refused_message_registers_nobody_and_keeps_what_was_typed(town_hall: TownHall, agent: Resident) -> None:
    town_hall.sink.refusal = "550 Adresse inconnue"

    with agent:
        page = register(agent)

    assert (page.status, page.values["first_name"]) == (422, "Élodie")
    assert "550 Adresse inconnue" in page.text
    assert town_hall.call("GET", "families") == []


def test_an_invitation_is_sent_again(town_hall: TownHall, family: int, agent: Resident) -> None:
    with agent:
        form = Page(agent.browser.get(agent.base_url))
        page = Page(agent.browser.post(f"{agent.base_url}/familles/{family}/invitation", data=form.values))

    assert "L’invitation a été envoyée" in page.text
    assert town_hall.state(family) == "invited"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"first_name": ""}, "Indiquez : prénom"),
        ({"email": "nobody"}, "Vérifiez ce champ : adresse électronique"),
        ({"email": "paul@example.org"}, "est déjà inscrite"),
        ({"key": "23456-b7j8k2"}, "appartient déjà à une autre famille"),
    ],
)
@pytest.mark.usefixtures("family")
def test_a_wrong_field_brings_the_page_back(
    town_hall: TownHall, agent: Resident, fields: dict[str, str], told: str
) -> None:
    town_hall.register("paul@example.org", child_key=None)

    with agent:
        page = register(agent, **fields)

    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert told in page.text
    assert len(town_hall.call("GET", "families")) == 2


def test_a_form_that_the_desk_did_not_give_does_nothing(town_hall: TownHall, agent: Resident) -> None:
    with agent:
        page = Page(agent.browser.post(f"{agent.base_url}/familles", data=FAMILY))

    assert "rien n’a été fait" in page.text
    assert town_hall.call("GET", "families") == []


def test_the_towns_are_listed(town_hall: TownHall, agent: Resident) -> None:
    with agent:
        page = Page(agent.browser.get(agent.base_url.rpartition("/")[0] + "/"))

    assert any(town_hall.slug in name for name in page.links)
