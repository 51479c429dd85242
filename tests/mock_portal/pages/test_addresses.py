"""The addresses of the real portal, and those of before."""

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import Resident

PUBLIC = ["Home/AccueilPublic", "Home/Logon", "PageInfosDiverses/Index/1", "PageInfosDiverses/Index/2"]
PRIVATE = ["CompteCitoyen", "MonCompte", "Home/LogOff"]


def test_the_addresses_of_the_real_portal_are_those_of_this_one(resident: Resident) -> None:
    resident.reach("terms")

    for page in PUBLIC[:1] + PUBLIC[2:] + PRIVATE:
        shown = resident.open(page)
        assert (shown.status, shown.path) == (200, f"{resident.browser.base_url.path}{page}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PageInfosDiverses/IndexCache/1", "PageInfosDiverses/Index/1"),
        ("PageInfosDiverses/IndexCache/2", "PageInfosDiverses/Index/2"),
        ("Home", "Home/AccueilPublic"),
        ("Home/Index?a=1&b=%20", "Home/AccueilPublic?a=1&b=%20"),
        ("CompteCitoyen/Index", "CompteCitoyen"),
        ("MonCompte/Index?etat=reglees", "MonCompte?etat=reglees"),
        ("MonCompte/", "MonCompte"),
        ("home/LOGON", "Home/Logon"),
        ("moncompte/detailfacture?IdFactureUnique=1", "MonCompte/DetailFacture?IdFactureUnique=1"),
    ],
)
def test_an_old_address_or_one_in_other_letters_leads_to_the_page(stranger: Resident, old: str, new: str) -> None:
    answer = stranger.browser.get(old, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (308, f"{stranger.browser.base_url.path}{new}")


@pytest.mark.parametrize("path", ["", "/", "/espace-citoyens"])
def test_the_towns_own_address_leads_to_its_portal(stranger: Resident, path: str) -> None:
    town = str(stranger.browser.base_url).removesuffix("/espace-citoyens/")

    assert Page(stranger.browser.get(f"{town}{path}")).path == f"{stranger.browser.base_url.path}Home/AccueilPublic"


@pytest.mark.parametrize("page", ["Home/AccueilPublic/1", "Index", "home/nulle-part", "/"])
def test_an_address_that_never_was_is_not_found(stranger: Resident, page: str) -> None:
    assert stranger.browser.get(f"{stranger.base_url}{page}").status_code == 404
