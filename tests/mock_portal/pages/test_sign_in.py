"""Signing in and out, sessions and forms."""

from collections.abc import Callable
from time import process_time

import httpx
import pytest

from mock_portal import MockPortal
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

COOKIE = "ASP.NET_SessionIdEC"


def test_wrong_credentials_are_refused_alike_whether_the_user_name_exists_or_not(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("credentials")

    with Resident(town_hall.base_url) as stranger:
        known = stranger.sign_in("marie.martin", "Autre-Chose-2026")
        unknown = stranger.sign_in("marie.durand", "Autre-Chose-2026")

    assert known.text == unknown.text
    assert "incorrect" in known.text
    assert (known.values["username"], known.values["password"]) == ("marie.martin", "")


@pytest.mark.parametrize("field", ["username", "password"])
def test_an_empty_field_is_named(stranger: Resident, field: str) -> None:
    page = stranger.submit("Home/Logon", **{"username": "marie", "password": "x", field: " "})

    assert (page.status, f'href="#{field}"' in page.response.text) == (422, True)


def test_the_session_has_another_id_after_each_change_of_rights(resident: Resident) -> None:
    ids = []
    resident.open(resident.link)
    actions: list[Callable[[], Page]] = [
        lambda: resident.open("Home/Logon"),
        resident.sign_in,
        resident.choose_credentials,
    ]
    for action in actions:
        action()
        ids.append(resident.browser.cookies[COOKIE])

    assert len(set(ids)) == 3


def test_an_id_from_before_signing_in_opens_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.open("Home/Logon")
    before = resident.browser.cookies[COOKIE]
    resident.reach("terms")

    with Resident(town_hall.base_url) as attacker:
        attacker.browser.cookies.set(COOKIE, before)
        assert attacker.open("CompteCitoyen").path.endswith("/Home/Logon")


def test_the_session_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts(stranger: Resident) -> None:
    cookie = stranger.open("Home/Logon").response.headers["set-cookie"]

    assert cookie.startswith(f"{COOKIE}=")
    path = stranger.browser.base_url.path
    assert set(cookie.split("; ")[1:]) == {"HttpOnly", "SameSite=lax", f"Path={path}"}


def test_the_cookie_of_a_portal_behind_tls_is_for_tls_alone(sink: MailSink) -> None:
    with (
        MockPortal(smtp=sink.address, public_url="https://portail.example/ville") as portal,
        httpx.Client(base_url=f"http://127.0.0.1:{portal.port}", verify=False) as browser,
    ):
        cookie = browser.get("/velizy/espace-citoyens/Home/Logon").headers["set-cookie"]

    assert {"Secure", "Path=/"} <= set(cookie.split("; "))


def test_one_browser_is_signed_in_to_two_towns_at_once(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    elsewhere = f"{resident.base_url.replace(town_hall.slug, 'velizy')}Home/Logon"

    assert Page(resident.browser.get(elsewhere)).path.endswith("/Home/Logon")
    assert resident.open("CompteCitoyen").path.endswith("/CompteCitoyen")


def test_an_ended_session_is_reported_and_the_requested_page_opens_after_the_sign_in(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    wanted = "MonCompte?etat=a-regler&tri=montant"
    town_hall.call("POST", "clock/advance", {"seconds": 20 * 60 + 1})

    asked = resident.open(wanted)
    assert "Votre session est terminée" in asked.text
    form = {**asked.values, "username": "marie.martin", "password": PASSWORD}
    back = resident.browser.post("Home/Logon", data=form)

    assert str(back.url).endswith(wanted)


def test_a_form_sent_after_the_session_has_ended_leads_back_to_its_page(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    form = resident.open("CompteCitoyen/Modification").values | {"action": "contact", "first_name": "Maude"}
    town_hall.call("POST", "clock/advance", {"seconds": 20 * 60 + 1})

    asked = Page(resident.browser.post("CompteCitoyen/Modification", data=form))

    assert asked.values["retour"] == "CompteCitoyen/Modification"
    assert "Votre session est terminée" in asked.text


def test_a_session_ends_after_twenty_minutes_without_use(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    for seconds, shown in ((19 * 60, "CompteCitoyen"), (19 * 60, "CompteCitoyen"), (21 * 60, "Home/Logon")):
        town_hall.call("POST", "clock/advance", {"seconds": seconds})
        assert resident.open("CompteCitoyen").path.endswith(shown)


def test_signing_out_ends_the_session(resident: Resident) -> None:
    home = resident.reach("terms")

    bye = Page(resident.browser.post("Home/LogOff", data={"csrf": home.values["csrf"]}))

    assert "Vous êtes déconnecté" in bye.text
    assert resident.open("CompteCitoyen").path.endswith("/Home/Logon")


def test_a_link_alone_does_not_sign_out(resident: Resident) -> None:
    resident.reach("terms")

    assert "Me déconnecter" in resident.open("Home/LogOff").buttons
    assert resident.open("CompteCitoyen").path.endswith("/CompteCitoyen")


@pytest.mark.parametrize("csrf", ["", "autre", "é\ud800".encode("utf-8", "surrogatepass").decode("latin-1")])
@pytest.mark.parametrize(
    ("reached", "where", "fields"),
    [
        ("signed-in", "CompteCitoyen/Personnalisation", {"username": "marie", "password": PASSWORD}),
        ("credentials", "CompteCitoyen/Services", {"action": "validate"}),
    ],
)
def test_a_form_without_the_sessions_own_mark_does_nothing(
    town_hall: TownHall, family: int, resident: Resident, reached: str, where: str, fields: dict[str, str], csrf: str
) -> None:
    resident.reach(reached)
    before = town_hall.family(family)

    page = resident.submit(where, csrf=csrf, **fields)

    assert "rien n’a été enregistré" in page.text
    assert town_hall.family(family) == before


def test_a_session_of_one_town_opens_nothing_in_another(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    elsewhere = resident.base_url.replace(town_hall.slug, "velizy")
    assert Page(resident.browser.get(f"{elsewhere}CompteCitoyen")).path == "/velizy/espace-citoyens/Home/Logon"


def test_a_refusal_takes_as_long_whether_the_user_name_exists_or_not(town_hall: TownHall, resident: Resident) -> None:
    """Told by the processor's time, which a busy machine does not lengthen; the portal runs in this process."""
    resident.reach("credentials")
    invited = town_hall.register("paul@example.org", child_key=None)
    with town_hall.invite(invited) as paul, Resident(town_hall.base_url) as thief:
        form = thief.open("Home/Logon").values | {"password": "Faux-2026"}
        names = {"own": "marie.martin", "provisional": paul.username, "nobody": "personne"}
        took = dict.fromkeys(names, 0.0)
        for _ in range(4):  # one more would lock the user names
            for name, username in names.items():
                before = process_time()
                thief.browser.post("Home/Logon", data={**form, "username": username})
                took[name] += process_time() - before

    assert max(took.values()) < 1.5 * min(took.values()), took
