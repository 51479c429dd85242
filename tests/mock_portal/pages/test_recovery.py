"""Forgotten passwords, locked user names, and the way back to the page that was asked for."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from anyio.from_thread import start_blocking_portal

from mock_portal.accounts.recovery import LATEST
from mock_portal.errors import MessageRefused
from tests.mock_portal.support.components import components
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, Resident, found, text_of
from tests.mock_portal.support.town_hall import TownHall
from tests.mock_portal.support.world import new_world

NEW_PASSWORD = "Jonquille-Jaune-2027"
ASK = "Home/MotDePasseOublie"


def ask_for_link(town_hall: TownHall, resident: Resident) -> str:
    """Ask for the way to a new password; returns its address, taken from the message."""
    resident.submit(ASK, email=town_hall.email)
    return found(r"(http\S+)", text_of(town_hall.take()))


def choose(resident: Resident, link: str, password: str = NEW_PASSWORD) -> Page:
    return resident.submit(link, password=password, confirmation=password)


def test_a_forgotten_password_is_replaced_by_mail(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    with Resident(town_hall.base_url) as elsewhere:
        saved = choose(elsewhere, ask_for_link(town_hall, elsewhere))

        assert "Votre mot de passe est enregistré" in saved.text
        assert "votre mot de passe" in text_of(town_hall.take())
        assert "incorrect" in elsewhere.sign_in("marie.martin", PASSWORD).text
        assert elsewhere.sign_in("marie.martin", NEW_PASSWORD).path.endswith("/CompteCitoyen")
    assert resident.open("CompteCitoyen").path.endswith("/Home/Logon")


def test_the_link_serves_once(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("credentials")
    link = ask_for_link(town_hall, resident)
    choose(resident, link)

    assert resident.open(link).status == 410


def test_only_the_latest_link_is_valid_and_for_an_hour(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("credentials")
    first, second = (ask_for_link(town_hall, resident) for _ in range(2))

    assert [resident.open(link).status for link in (first, second)] == [410, 200]
    town_hall.call("POST", "clock/advance", {"seconds": 3601})
    assert resident.open(second).status == 410


def test_a_link_stays_valid_when_the_message_with_a_newer_one_is_refused(free_port: int) -> None:
    email = "marie@example.org"
    with components(smtp_port=free_port) as portal:
        tenant = portal.tenants.create("ville", town="velizy")
        family = portal.families.register(tenant, first_name="Marie", last_name="Martin", email=email)
        portal.resets.prepare(tenant, family.id, "first")

        with start_blocking_portal() as loop:
            loop.call(portal.accounts.choose_credentials, tenant, family, "marie.martin", PASSWORD)
            loop.call(portal.recovery.ask, tenant, email)
            [letter] = loop.call(lambda: portal.outbox.letters.of(family.id))
            with pytest.raises(MessageRefused):
                loop.call(portal.outbox.deliver, letter)

        assert portal.journal.events(tenant)[-1].event == "help failed"
        assert portal.resets.find(tenant, "first") == family.id


def test_the_new_password_keeps_the_rules_and_differs_from_the_old_one(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("credentials")
    link = ask_for_link(town_hall, resident)

    assert "trop simple" in choose(resident, link, "court").text
    assert "différent de l’ancien" in choose(resident, link, PASSWORD).text
    assert "identiques" in resident.submit(link, password=NEW_PASSWORD, confirmation=PASSWORD).text


def test_a_family_that_has_not_personalised_gets_a_new_invitation(town_hall: TownHall, resident: Resident) -> None:
    resident.submit(ASK, email=town_hall.email)

    with Resident(town_hall.base_url, town_hall.take()) as again:
        assert "Personnalisation" in again.reach("signed-in").path


def test_the_response_does_not_reveal_who_is_registered(town_hall: TownHall, resident: Resident) -> None:
    known = resident.submit(ASK, email=town_hall.email)
    unknown = resident.submit(ASK, email="nobody@example.org")

    assert known.text == unknown.text
    assert town_hall.take()["To"].addresses[0].addr_spec == town_hall.email


def test_an_address_is_sent_three_messages_in_a_quarter_of_an_hour_and_the_last_link_is_good(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("credentials")
    links = [ask_for_link(town_hall, resident) for _ in range(3)]

    for _ in range(3):
        assert "Consultez votre messagerie" in resident.submit(ASK, email=town_hall.email).text
    town_hall.wait_for("help refused")
    still_good = resident.open(links[-1]).status
    town_hall.call("POST", "clock/advance", {"seconds": 15 * 60 + 1})
    ask_for_link(town_hall, resident)

    assert still_good == 200
    assert town_hall.events().count("help refused") == 3


async def work_for(email: str, *, has_space: bool) -> dict[str, int]:
    """What the portal does until it has answered a request for help, and afterwards."""
    async with new_world() as world:
        if has_space:
            await world.open_space()
        browser, statements = world.browser(), list[str]()
        values = await browser.fill(ASK, email=email)
        world.store._connection.set_trace_callback(statements.append)  # what SQLite itself is asked
        hashes = world.gate.passed
        await browser.send(ASK, values)
        world.store._connection.set_trace_callback(None)
        letters = world.store.all("SELECT due_at FROM letters")
        assert all(time.time() < letter["due_at"] < time.time() + LATEST for letter in letters)
        done = {"hashes": world.gate.passed - hashes, "letters": len(letters)}
        return done | {"statements": sum("SAVEPOINT" not in each for each in statements)}


def test_the_same_work_is_done_for_every_address_all_of_it_before_the_answer() -> None:
    cases = [("marie@example.org", True), ("marie@example.org", False), ("nobody@example.org", False)]

    done = [run(partial(work_for, email, has_space=has_space)) for email, has_space in cases]

    assert {(each["hashes"], each["letters"]) for each in done} == {(1, 1)}
    statements = [each["statements"] for each in done]
    assert max(statements) - min(statements) <= 10


@pytest.mark.parametrize("email", ["", "marie", "marie@", "a b@example.org"])
def test_a_malformed_address_is_reported(stranger: Resident, email: str) -> None:
    page = stranger.submit(ASK, email=email)

    assert (page.status, page.values["email"]) == (422, email)


@pytest.mark.parametrize("username", ["marie.martin", "nobody.at.all"])
def test_five_failures_lock_a_user_name_for_a_quarter_of_an_hour(
    town_hall: TownHall, resident: Resident, username: str
) -> None:
    resident.reach("credentials")

    with Resident(town_hall.base_url) as thief:
        answers = [thief.sign_in(username, "Autre-Chose-2026").text for _ in range(5)]
        locked = thief.sign_in(username, PASSWORD)
        town_hall.call("POST", "clock/advance", {"seconds": 15 * 60 + 1})
        later = thief.sign_in(username, PASSWORD)

    assert ["incorrect" in answer for answer in answers] == [True] * 4 + [False]
    assert "Réessayez à partir de 09:15" in answers[-1]
    assert "Réessayez à partir de 09:15" in locked.text
    assert later.path.endswith("/Services") is (username == "marie.martin")


def test_failures_at_the_same_time_lock_a_user_name_all_the_same(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("credentials")

    with Resident(town_hall.base_url) as thief, ThreadPoolExecutor(10) as at_once:
        form = thief.open("Home/Logon").values | {"username": "marie.martin"}
        guesses = [{**form, "password": f"Autre-Chose-{number}"} for number in range(10)]
        list(at_once.map(lambda guess: thief.browser.post("Home/Logon", data=guess), guesses))

    assert town_hall.events().count("sign-in refused") == 5


def test_the_right_password_forgets_the_failures(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("credentials")

    with Resident(town_hall.base_url) as forgetful:
        for _ in range(3):
            for _ in range(4):
                forgetful.sign_in("marie.martin", "Autre-Chose-2026")
            assert forgetful.sign_in("marie.martin", PASSWORD).path.endswith("/Services")
            forgetful.browser.cookies.clear()


def test_signing_in_leads_back_to_the_page_that_was_asked_for(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    with Resident(town_hall.base_url) as again:
        form = again.open("MonCompte")
        page = Page(
            again.browser.post(
                form.response.url, data={**form.values, "username": "marie.martin", "password": PASSWORD}
            )
        )

    assert page.path.endswith("/MonCompte")


@pytest.mark.parametrize(
    "wanted",
    ["https://attacker.example/", "//attacker.example", "/\\attacker.example", "../../__guichet__/", "x\r\nA: b"],
)
def test_signing_in_leads_nowhere_else(town_hall: TownHall, resident: Resident, wanted: str) -> None:
    resident.reach("terms")

    with Resident(town_hall.base_url) as again:
        page = again.submit("Home/Logon", username="marie.martin", password=PASSWORD, retour=wanted)

    assert page.path.endswith("/CompteCitoyen")
