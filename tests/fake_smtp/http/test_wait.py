import smtplib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import httpx
import msgspec
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from fake_smtp import FakeSmtp, Fault
from fake_smtp.store.condition import ALWAYS
from tests.fake_smtp.messages import letter, send


def _wait(smtp: FakeSmtp, **parameters: str | float) -> httpx.Response:
    return httpx.get(f"{smtp.url}api/v1/wait", params=parameters, timeout=60)


def _mark(smtp: FakeSmtp) -> int:
    return int(httpx.get(f"{smtp.url}api/v1/mark").json()["Mark"])


def test_a_wait_is_answered_by_a_message_that_is_there(smtp: FakeSmtp) -> None:
    send(smtp, letter(subject="Un"), letter(subject="Deux"))

    assert _wait(smtp, query='to:"marie@example.org"').json()["Subject"] == "Deux"
    assert _wait(smtp, after=0).json()["Subject"] == "Un"


def test_a_wait_is_answered_by_what_comes_after_the_mark(smtp: FakeSmtp) -> None:
    send(smtp, letter(subject="Avant"))
    mark = _mark(smtp)
    with ThreadPoolExecutor() as pool:
        waits = [pool.submit(_wait, smtp, query=f"subject:{n}", after=mark, timeout=30) for n in range(20)]
        send(smtp, *(letter(subject=f"Message {n}!") for n in range(20)))

        assert {wait.result().json()["Subject"] for wait in waits} >= {"Message 19!", "Message 7!"}


def test_a_wait_that_ends_lists_what_came_instead(smtp: FakeSmtp) -> None:
    send(smtp, letter(subject="Autre"))

    answer = _wait(smtp, query="subject:Attendu", timeout=0.01)

    assert answer.status_code == 404
    assert "0.01 s" in answer.json()["Error"]
    assert [message["Subject"] for message in answer.json()["Messages"]] == ["Autre"]


def test_a_wait_leaves_the_message_unread(smtp: FakeSmtp) -> None:
    send(smtp, letter())
    _wait(smtp)

    assert smtp.mailbox.count_unread() == 1


def test_a_wait_that_cannot_be_read_is_refused(smtp: FakeSmtp) -> None:
    wrong: list[dict[str, str | float]] = [
        {"timeout": "soon"},
        {"timeout": 10**6},
        {"timeout": "nan"},
        {"after": "now"},
        {"query": "after:yesterday"},
    ]
    for parameters in wrong:
        assert _wait(smtp, **parameters).status_code == 400


def test_waits_do_not_hold_up_the_end() -> None:
    with ThreadPoolExecutor() as pool:
        with FakeSmtp() as smtp, connect(_socket_address(smtp)) as socket:
            waiting = pool.submit(_wait, smtp, timeout=60)
            _until(socket, "stats")

        # The wait may have been asked for before the end or just after it.
        with suppress(httpx.HTTPError):
            assert waiting.result().status_code == 404


def _socket_address(smtp: FakeSmtp, mailbox: str = "") -> str:
    return f"{smtp.url.replace('http', 'ws', 1)}{mailbox}api/events"


def _until(socket: ClientConnection, kind: str) -> dict[str, Any]:
    return list(_through(socket, kind))[-1]


def _through(socket: ClientConnection, kind: str) -> Iterator[dict[str, Any]]:
    """Yield what is told, up to the first frame of this kind."""
    frame: dict[str, Any] = {"Type": None}
    while frame["Type"] != kind:
        frame = msgspec.json.decode(socket.recv(timeout=20), type=dict[str, Any])
        yield frame


def test_events_are_told_in_the_frames_of_mailpit(smtp: FakeSmtp) -> None:
    with connect(_socket_address(smtp)) as socket:
        assert _until(socket, "stats")["Data"]["Total"] == 0
        send(smtp, letter(subject="Nouveau"))
        new = _until(socket, "new")["Data"]
        assert isinstance(new, dict)
        assert new["Subject"] == "Nouveau"
        httpx.get(f"{smtp.url}api/v1/message/latest")
        assert _until(socket, "update")["Data"] == {"ID": new["ID"], "Read": True}
        httpx.put(f"{smtp.url}api/v1/tags", json={"IDs": [new["ID"]], "Tags": ["a"]})
        assert _until(socket, "update")["Data"] == {"ID": new["ID"], "Tags": ["a"]}
        httpx.request("DELETE", f"{smtp.url}api/v1/messages", json={"IDs": [new["ID"]]})
        assert _until(socket, "delete")["Data"] == {"ID": new["ID"]}
        httpx.request("DELETE", f"{smtp.url}api/v1/messages")
        assert _until(socket, "truncate")["Data"] is None


def test_a_refusal_is_told_in_the_frame_of_mailpit(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", mailbox="marie@example.org", code=550, text="5.1.1 Inconnue"))
    with connect(_socket_address(smtp)) as socket:
        _until(socket, "stats")
        with suppress(smtplib.SMTPRecipientsRefused):
            send(smtp, letter())

        told = {"Level": "error", "Type": "smtpd", "IP": "127.0.0.1", "Message": "550 5.1.1 Inconnue"}
        assert _until(socket, "error")["Data"] == told


def test_events_come_in_the_order_of_the_messages(smtp: FakeSmtp) -> None:
    with connect(_socket_address(smtp)) as socket:
        _until(socket, "stats")
        send(smtp, *(letter(subject=str(number)) for number in range(50)))

        assert [_until(socket, "new")["Data"]["Subject"] for _ in range(50)] == [str(n) for n in range(50)]


def test_a_mailbox_tells_its_own_events_only(smtp: FakeSmtp) -> None:
    paul = smtp.mailbox.of("paul@example.org")
    with connect(_socket_address(smtp, "mailboxes/marie@example.org/")) as socket:
        _until(socket, "stats")
        send(smtp, letter(to="paul@example.org, marie@example.org", subject="Les deux"), letter(to="paul@example.org"))
        both = _until(socket, "new")["Data"]["ID"]
        paul.mark_read()
        paul.set_tags(ALWAYS, ["a"])
        paul.delete(ALWAYS)
        told = list(_through(socket, "prune"))
        smtp.mailbox.of("marie@example.org").delete(ALWAYS)
        told += _through(socket, "delete")

    assert [frame for frame in told if frame["Type"] != "stats"] == [
        {"Type": "update", "Data": {"ID": both, "Read": True}},
        {"Type": "update", "Data": {"ID": both, "Tags": ["a"]}},
        {"Type": "prune", "Data": None},
        {"Type": "delete", "Data": {"ID": both}},
    ]


def test_a_foreign_page_gets_no_events(smtp: FakeSmtp) -> None:
    with (
        pytest.raises((InvalidStatus, ConnectionClosed)),
        connect(_socket_address(smtp), origin=Origin("http://evil.example")) as socket,
    ):
        socket.recv(timeout=20)
