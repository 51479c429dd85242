"""The control API opens the space of a family without the pages of the procedure."""

import pytest

from tests.mock_portal.support.resident import CHILD_KEY, PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

CREDENTIALS = {"username": "marie.martin", "password": PASSWORD}


def test_an_opened_account_equals_that_of_a_family_that_completed_the_procedure(
    town_hall: TownHall, family: int
) -> None:
    opened = town_hall.call("PUT", f"families/{family}/account", CREDENTIALS)

    assert (opened["state"], opened["username"]) == ("terms-accepted", "marie.martin")
    assert opened["keys"]["enfance"] == {"key": CHILD_KEY, "linked": True}
    assert opened["keys"]["action-sociale"]["linked"] is False
    with Resident(town_hall.base_url) as resident:
        assert resident.sign_in("marie.martin", PASSWORD).path.endswith("/CompteCitoyen")


def test_asked_again_it_changes_the_credentials(town_hall: TownHall, family: int) -> None:
    town_hall.call("PUT", f"families/{family}/account", CREDENTIALS)

    town_hall.call("PUT", f"families/{family}/account", {**CREDENTIALS, "password": "Muguet-Blanc-2027"})

    with Resident(town_hall.base_url) as resident:
        assert "incorrect" in resident.sign_in("marie.martin", PASSWORD).text
        assert resident.sign_in("marie.martin", "Muguet-Blanc-2027").path.endswith("/CompteCitoyen")


@pytest.mark.parametrize(
    ("changed", "status", "named"),
    [
        ({"username": "marie martin"}, 400, "$.username"),
        ({"password": ""}, 400, "$.password"),
        ({"username": "paul.durand"}, 409, "paul.durand"),
    ],
)
def test_credentials_that_cannot_be_are_refused(
    town_hall: TownHall, family: int, changed: dict[str, str], status: int, named: str
) -> None:
    other = town_hall.register("paul@example.org", child_key=None)
    town_hall.call("PUT", f"families/{other}/account", {"username": "paul.durand", "password": PASSWORD})

    refused = town_hall.api.put(
        f"/__control__/tenants/{town_hall.slug}/families/{family}/account", json=CREDENTIALS | changed
    )

    assert (refused.status_code, named in refused.json()["error"]) == (status, True)
    assert town_hall.state(family) == "registered"
