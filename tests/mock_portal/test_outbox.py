"""Messages outlive the portal: what it had promised to send before it was killed, it sends at its next start."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import httpx
import pytest

from mock_portal.mail.smtp_client import Wire
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.paying import finish, payment_address, return_to, start
from tests.mock_portal.support.process import serving
from tests.mock_portal.support.resident import PASSWORD, Resident, text_of
from tests.mock_portal.support.town_hall import TownHall
from tests.mock_portal.support.world import new_world


@contextmanager
def deaf_server() -> Iterator[tuple[str, int]]:
    """A mail server that takes connections, and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "portal.db"


def family_of(hall: TownHall) -> Resident:
    """A family that has completed the procedure, signed in."""
    hall.call("PUT", f"families/{hall.register()}/account", {"username": "marie.martin", "password": PASSWORD})
    resident = Resident(hall.base_url)
    resident.sign_in("marie.martin", PASSWORD)
    return resident


def test_a_receipt_that_waits_for_the_mail_server_survives_a_kill(data: Path, sink: MailSink, free_port: int) -> None:
    with (
        deaf_server() as deaf,
        serving(data, free_port, deaf) as (_, url),
        httpx.Client(base_url=url, verify=False) as api,
    ):
        hall = TownHall(api, "ville", sink, clock=None)
        with family_of(hall) as resident:
            payment = start(resident, payment_address(resident))
            finish(payment, "carte")
            assert "Votre paiement est enregistré" in return_to(resident, payment).text

    with serving(data, free_port, sink.address):
        receipt = hall.take()

    assert "paiement" in text_of(receipt)
    assert sink.rest() == []


def test_what_was_taken_in_the_moment_of_a_kill_is_sent_again_under_the_same_message_id() -> None:
    async def sent() -> list[str]:
        async with new_world() as world:
            await world.open_space()
            browser, page = world.browser(), "Home/MotDePasseOublie"
            await browser.send(page, await browser.fill(page, email=world.family.email))
            [letter] = world.parts.outbox.letters.of(world.family.id)
            await world.postbox.send(letter.wire, lambda: None)  # taken by the server, and not noted: the kill
            await world.deliver()
            await world.deliver()  # once it is noted, never more
            return [str(message["Message-ID"]) for message in world.postbox.messages]

    first, second = run(sent)
    assert first == second


def test_the_last_message_of_a_family_to_arrive_is_the_last_that_was_written() -> None:
    async def answers() -> list[str]:
        async with new_world() as world:
            at_once, turns = world.postbox.send, iter((60, 0))

            async def slower_at_first(wire: Wire, taken: Callable[[], None]) -> None:
                for _ in range(next(turns)):
                    await asyncio.sleep(0)
                await at_once(wire, taken)

            with patch.object(world.postbox, "send", slower_at_first):
                await asyncio.gather(*(world.parts.inviter.invite(world.tenant, world.family) for _ in range(2)))
            return [(await world.browser().open(link)).text for link in world.postbox.links]

    assert ["a été remplacé" in answer for answer in run(answers)] == [True, False]


def test_a_late_message_survives_a_kill(data: Path, sink: MailSink, free_port: int) -> None:
    with serving(data, free_port, sink.address) as (_, url), httpx.Client(base_url=url, verify=False) as api:
        hall = TownHall(api, "ville", sink, clock=None)
        family = hall.register()
        hall.call("PUT", "faults", [{"name": "message-late", "seconds": 1}])
        hall.call("POST", f"families/{family}/invitation")

    with serving(data, free_port, sink.address):
        message = hall.take()

    assert "Activ" in text_of(message) or "activ" in text_of(message)


def test_a_notice_that_is_refused_for_now_is_sent_later(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    town_hall.sink.refusal = "451 Plus tard"
    resident.submit("CompteCitoyen/Modification", action="contact", first_name="Anne")
    town_hall.wait_for("message refused")

    town_hall.sink.refusal = None

    assert "vos coordonnées" in text_of(town_hall.take())


def test_a_notice_that_is_refused_for_good_is_given_up(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    town_hall.sink.refusal = "550 Inconnu"
    resident.submit("CompteCitoyen/Modification", action="contact", first_name="Anne")
    town_hall.wait_for("message refused")

    town_hall.sink.refusal = None
    resident.submit("CompteCitoyen/Modification", action="keys")

    assert "vos clés" in text_of(town_hall.take())
