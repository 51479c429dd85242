"""Hashing has a queue that does not grow without end, and a cheap mode that everybody can see."""

import asyncio
from threading import Event

import httpx
import pytest

from mock_portal import MockPortal
from mock_portal.accounts import account_locks, password_hashing
from mock_portal.accounts.password_hashing import PasswordHashing
from mock_portal.errors import Busy
from mock_portal.settings import Hashing
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.world import new_world

HEADER = "x-mock-portal-hashing"


def test_a_queue_that_is_full_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password_hashing, "MOST_WAITING", 3)
    hashing, going_on = PasswordHashing(Hashing.CHEAP), Event()

    async def ask() -> list[object]:
        tasks = [asyncio.ensure_future(hashing._run(going_on.wait)) for _ in range(40)]
        while not any(task.done() for task in tasks):
            await asyncio.sleep(0)
        going_on.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    answers = run(ask)

    assert {type(answer) for answer in answers} == {bool, Busy}
    assert 4 <= [type(answer) for answer in answers].count(bool) < 40


def test_whoever_comes_to_a_full_queue_is_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_locks, "MOST_WAITING", 2)

    async def ask() -> list[httpx.Response]:
        async with new_world() as world:
            browser = world.browser()
            values = await browser.fill("Home/Logon", username="marie.martin", password="faux")
            requests = [lambda: browser.send("Home/Logon", values)] * 8
            return await world.gate.all_at_once(requests, lambda _waiting: 0)

    answers = run(ask)

    statuses = [answer.status_code for answer in answers]
    assert set(statuses) == {422, 503}
    busy = answers[statuses.index(503)]
    assert busy.headers["retry-after"] == "5"
    assert "Service momentanément indisponible" in busy.text


def test_cheap_hashing_is_named_in_every_answer_and_where_a_person_looks(sink: MailSink) -> None:
    for hashing, named in (("cheap", "cheap"), ("argon2id", None)):
        with MockPortal(smtp=sink.address, hashing=hashing) as portal:
            assert httpx.get(portal.town_url, verify=False).headers.get(HEADER) == named
            for page in (portal.url, portal.front_desk_url, f"{portal.front_desk_url}velizy"):
                said = "Les mots de passe ne sont pas protégés" in httpx.get(page, verify=False).text
                assert said == (named is not None)


@pytest.mark.parametrize(("made", "checked"), [("argon2id", "cheap"), ("cheap", "argon2id")])
def test_a_hash_is_checked_whichever_way_it_was_made(made: str, checked: str) -> None:
    async def check() -> tuple[bool, bool]:
        kept = await PasswordHashing(Hashing(made)).hash("secret")
        hashing = PasswordHashing(Hashing(checked))
        return await hashing.verify("secret", kept), await hashing.verify("faux", kept)

    assert run(check) == (True, False)
