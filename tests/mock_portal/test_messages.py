"""The message of invitation, as it comes out of a real mail server."""

import re

import httpx

from mock_portal import MockPortal
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.resident import Resident, html_of, text_of
from tests.mock_portal.support.town_hall import TownHall


def test_the_message_is_the_one_that_the_document_describes(town_hall: TownHall, family: int) -> None:
    sent = town_hall.call("POST", f"families/{family}/invitation")
    message = town_hall.take()

    sender = message["From"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == (
        "Vélizy-Villacoublay",
        "nepasrepondre_velizy@espace-citoyens.net",
    )
    assert message["To"].addresses[0].addr_spec == town_hall.email
    assert message["Date"].datetime.isoformat() == "2026-09-07T09:00:00+02:00"
    assert sent == {
        "message_id": message["Message-ID"],
        "to": town_hall.email,
        "subject": "Activation de votre Espace Famille",
    }
    for text in (text_of(message), html_of(message)):
        assert "Nom d'utilisateur" in text.replace("&#39;", "'")
        assert "Mot de passe" in text
        assert "Activer mon Espace Famille" in text
        assert "Ce lien est valable 30 jours." in text


def test_the_link_survives_the_mail_with_all_the_signs_that_are_known_to_suffer(
    town_hall: TownHall, family: int
) -> None:
    with town_hall.invite(family) as resident:
        token = resident.link.partition("?cle=")[2]

        assert len(token) > 76
        assert all(sign in token for sign in "=_.-")
        assert re.search(r"=[0-9a-f]{2}", token)
        assert resident.open(resident.link).status == 200


def test_text_and_html_have_the_same_link_and_credentials(town_hall: TownHall, family: int) -> None:
    town_hall.call("POST", f"families/{family}/invitation")
    message = town_hall.take()

    with Resident(town_hall.base_url, message) as resident:
        for reported in (resident.username, resident.password, resident.link):
            assert reported in html_of(message)


def test_two_portals_with_the_same_seed_and_clock_send_the_same_message(sink: MailSink, free_port: int) -> None:
    messages = []
    for _ in range(2):
        with (
            MockPortal(smtp=sink.address, port=free_port) as portal,
            httpx.Client(base_url=portal.url, verify=False) as api,
        ):
            hall = TownHall(api, "ville", sink)
            hall.call("POST", f"families/{hall.register()}/invitation")
            messages.append(hall.take().as_bytes())

    assert messages[0] == messages[1]


def test_without_a_seed_no_two_messages_are_alike(api: httpx.Client, sink: MailSink) -> None:
    secrets = set()
    for slug in ("sans-graine-1", "sans-graine-2"):
        hall = TownHall(api, slug, sink, seed=None)
        with hall.invite(hall.register()) as resident:
            secrets |= {resident.password, resident.link.partition("=")[2]}
        hall.call("DELETE", "")

    assert len(secrets) == 4


def test_a_refused_message_leaves_nothing_half_done(town_hall: TownHall, family: int) -> None:
    town_hall.sink.refusal = "550 5.1.1 Boite inconnue"

    refused = town_hall.api.post(f"/__control__/tenants/{town_hall.slug}/families/{family}/invitation")

    assert refused.status_code == 502
    assert "550 5.1.1 Boite inconnue" in refused.json()["error"]
    assert town_hall.state(family) == "registered"
    assert town_hall.events()[-1] == "message refused"


def test_an_earlier_invitation_outlives_a_refused_one(town_hall: TownHall, family: int, resident: Resident) -> None:
    town_hall.sink.refusal = "451 Plus tard"
    refused = town_hall.api.post(f"/__control__/tenants/{town_hall.slug}/families/{family}/invitation")

    assert refused.status_code == 502
    assert resident.reach("signed-in").path.endswith("Personnalisation")


def test_a_missing_mail_server_is_reported_with_the_remedy(free_port: int) -> None:
    with (
        MockPortal(smtp=("127.0.0.1", free_port)) as portal,
        httpx.Client(base_url=portal.control_url, verify=False) as api,
    ):
        family = {"first_name": "Marie", "last_name": "Martin", "email": "marie@example.org"}
        registered = api.post("tenants/velizy/families", json=family).json()["id"]

        refused = api.post(f"tenants/velizy/families/{registered}/invitation")

    assert refused.status_code == 502
    assert f"127.0.0.1:{free_port}" in refused.json()["error"]
    assert "see that it runs" in refused.json()["error"]
