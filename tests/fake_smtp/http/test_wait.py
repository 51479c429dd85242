import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import httpx
from websockets.sync.client import connect

from fake_smtp import FakeSmtp
from fake_smtp.http.api.wait import _wait as wait_for
from fake_smtp.mailbox.query import parse_query
from tests.fake_smtp.http.event_socket import events_url, next_frame
from tests.fake_smtp.messages import compose, send


def _wait(smtp: FakeSmtp, **parameters: str | float) -> httpx.Response:
    return httpx.get(f"{smtp.url}api/v1/wait", params=parameters, timeout=60)


def _mark(smtp: FakeSmtp) -> int:
    return int(httpx.get(f"{smtp.url}api/v1/mark").json()["Mark"])


def test_a_wait_returns_a_message_that_is_there(smtp: FakeSmtp) -> None:
    send(smtp, compose(subject="Un"), compose(subject="Deux"))

    assert _wait(smtp, query='to:"marie@example.org"').json()["Subject"] == "Deux"
    assert _wait(smtp, after=0).json()["Subject"] == "Un"


def test_a_wait_returns_what_comes_after_the_mark(smtp: FakeSmtp) -> None:
    send(smtp, compose(subject="Avant"))
    mark = _mark(smtp)
    with ThreadPoolExecutor() as pool:
        waits = [pool.submit(_wait, smtp, query=f"subject:{n}", after=mark, timeout=30) for n in range(20)]
        send(smtp, *(compose(subject=f"Message {n}!") for n in range(20)))

        assert {wait.result().json()["Subject"] for wait in waits} >= {"Message 19!", "Message 7!"}


def test_a_wait_that_ends_lists_what_came_instead(smtp: FakeSmtp) -> None:
    send(smtp, compose(subject="Autre"))

    response = _wait(smtp, query="subject:Attendu", timeout=0.01)

    assert response.status_code == 404
    assert "0.01 s" in response.json()["Error"]
    assert [message["Subject"] for message in response.json()["Messages"]] == ["Autre"]


def test_a_wait_leaves_the_message_unread(smtp: FakeSmtp) -> None:
    send(smtp, compose())
    _wait(smtp)

    assert smtp.mailbox.count_unread() == 1


def test_a_wait_with_invalid_parameters_is_refused(smtp: FakeSmtp) -> None:
    wrong: list[dict[str, str | float]] = [
        {"timeout": "soon"},
        {"timeout": 10**6},
        {"timeout": "nan"},
        {"after": "now"},
        {"query": "after:yesterday"},
    ]
    for parameters in wrong:
        assert _wait(smtp, **parameters).status_code == 400


def test_waits_do_not_delay_the_stop() -> None:
    with ThreadPoolExecutor() as pool:
        with FakeSmtp() as smtp, connect(events_url(smtp)) as socket:
            waiting = pool.submit(_wait, smtp, timeout=60)
            next_frame(socket, "stats")

        # The request may have arrived before the stop or just after it.
        with suppress(httpx.HTTPError):
            assert waiting.result().status_code == 404


def test_a_wait_ends_with_its_client(smtp: FakeSmtp) -> None:
    async def wait() -> list[bytes]:
        leaving = asyncio.Event()

        async def leave() -> None:
            await leaving.wait()

        search = smtp.mailbox.incremental_search(parse_query("subject:jamais"), None)
        waiting = asyncio.ensure_future(wait_for(smtp.mailbox, search, 300, asyncio.ensure_future(leave())))
        await asyncio.sleep(0)
        leaving.set()
        async with asyncio.timeout(30):
            return await waiting

    with ThreadPoolExecutor(1) as apart:  # another test of the process may have a loop that runs
        assert apart.submit(asyncio.run, wait()).result() == []
