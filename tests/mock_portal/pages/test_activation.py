"""The activation link and the provisional credentials."""

from concurrent.futures import ThreadPoolExecutor

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, Resident, found, text_of
from tests.mock_portal.support.town_hall import TownHall


def test_the_page_behind_the_link_leads_on_by_the_word_here(resident: Resident) -> None:
    page = resident.open(resident.link)

    assert "il vous faut à présent personnaliser votre espace en cliquant ici" in page.text.replace("Il", "il")
    assert page.links["ici"].endswith("/Home/Logon")


def test_the_link_may_be_opened_any_number_of_times(town_hall: TownHall, resident: Resident) -> None:
    first = resident.open(resident.link)
    second = resident.open(resident.link)

    assert first.response.text == second.response.text
    assert town_hall.events().count("link opened") == 1


def test_a_link_scanner_that_asks_for_head_and_get_harms_nothing(resident: Resident) -> None:
    for method in ("HEAD", "GET", "HEAD"):
        assert resident.browser.request(method, resident.link).status_code == 200

    with resident:
        assert "Personnalisation" in resident.reach("signed-in").path


def test_the_provisional_credentials_wait_for_the_link(resident: Resident) -> None:
    early = resident.sign_in()
    resident.open(resident.link)
    later = resident.sign_in()

    assert "Ouvrez d’abord le lien d’activation" in early.text
    assert later.path.endswith("/CompteCitoyen/Personnalisation")


def test_only_right_credentials_learn_that_the_link_is_not_opened(resident: Resident) -> None:
    assert "incorrect" in resident.sign_in(password="Autre-Chose-22").text


def test_an_unknown_link_is_a_page_with_a_way_out(stranger: Resident) -> None:
    for query in ("", "?cle=", "?cle=inconnue", "?cle=%ff%00", "?autre=1"):
        page = stranger.open(f"CompteCitoyen/Activation{query}")

        assert page.status == 404
        assert page.title.startswith("Erreur : ")
        assert page.links["Retour à l’accueil"]


def test_a_new_invitation_takes_the_place_of_the_one_before(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    with town_hall.invite(family) as anew:
        assert "a été remplacé" in resident.open(resident.link).text
        assert "incorrect" in resident.sign_in().text
        assert "Personnalisation" in anew.reach("signed-in").path


def test_invitations_at_the_same_time_go_out_one_after_the_other(town_hall: TownHall, family: int) -> None:
    with ThreadPoolExecutor(5) as at_once:
        list(at_once.map(lambda _: town_hall.call("POST", f"families/{family}/invitation"), range(5)))

    links = [found(r"(http\S+)", text_of(town_hall.take())) for _ in range(5)]
    with Resident(town_hall.base_url) as opener:
        answers = [opener.open(link).text for link in links]
    assert ["a été remplacé" in answer for answer in answers] == [True] * 4 + [False]


def test_the_provisional_password_dies_when_it_is_replaced(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("credentials")

    with Resident(town_hall.base_url) as other:
        assert "incorrect" in other.sign_in(resident.username, resident.password).text
        assert "incorrect" in other.sign_in("marie.martin", resident.password).text
        assert other.sign_in("marie.martin", PASSWORD).path.endswith("/Services")


def test_an_invitation_is_refused_once_the_space_is_personalised(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("credentials")

    refused = town_hall.api.post(f"/__control__/tenants/{town_hall.slug}/families/{family}/invitation")

    assert (refused.status_code, town_hall.events().count("message sent")) == (409, 1)
    assert "no invitation is needed" in refused.json()["error"]


def test_the_link_of_one_town_is_unknown_in_another(town_hall: TownHall, resident: Resident) -> None:
    elsewhere = Page(resident.browser.get(resident.link.replace(town_hall.slug, "velizy")))

    assert elsewhere.status == 404
    assert "est celui d’un autre portail" in elsewhere.text


def test_a_link_expires_after_thirty_days_and_a_new_one_can_be_asked_for(
    town_hall: TownHall, resident: Resident
) -> None:
    town_hall.call("POST", "clock/advance", {"seconds": 30 * 86400})
    assert resident.open(resident.link).status == 200
    town_hall.call("POST", "clock/advance", {"seconds": 1})

    expired = resident.open(resident.link)
    asked = resident.submit("CompteCitoyen/NouveauLien", email=town_hall.email.upper())

    assert (expired.status, "a expiré" in expired.text) == (410, True)
    assert "Consultez votre messagerie" in asked.text
    with Resident(town_hall.base_url, town_hall.take()) as again:
        assert "Personnalisation" in again.reach("signed-in").path


def test_a_link_that_has_served_leads_to_the_sign_in_page(resident: Resident) -> None:
    resident.reach("credentials")

    page = resident.open(resident.link)

    assert (page.status, "déjà personnalisé" in page.text) == (200, True)
    assert page.links["Se connecter"].endswith("/Home/Logon")
