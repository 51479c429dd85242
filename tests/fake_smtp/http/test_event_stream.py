import smtplib
from contextlib import suppress

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from fake_smtp import FakeSmtp, Fault
from fake_smtp.store.condition import ALWAYS
from tests.fake_smtp.http.event_socket import events_url, frames_until, next_frame
from tests.fake_smtp.messages import compose, send


def test_events_are_sent_in_the_frames_of_mailpit(smtp: FakeSmtp) -> None:
    with connect(events_url(smtp)) as socket:
        assert next_frame(socket, "stats")["Data"]["Total"] == 0
        send(smtp, compose(subject="Nouveau"))
        new = next_frame(socket, "new")["Data"]
        assert isinstance(new, dict)
        assert new["Subject"] == "Nouveau"
        httpx.get(f"{smtp.url}api/v1/message/latest")
        assert next_frame(socket, "update")["Data"] == {"ID": new["ID"], "Read": True}
        httpx.put(f"{smtp.url}api/v1/tags", json={"IDs": [new["ID"]], "Tags": ["a"]})
        assert next_frame(socket, "update")["Data"] == {"ID": new["ID"], "Tags": ["a"]}
        httpx.request("DELETE", f"{smtp.url}api/v1/messages", json={"IDs": [new["ID"]]})
        assert next_frame(socket, "delete")["Data"] == {"ID": new["ID"]}
        httpx.request("DELETE", f"{smtp.url}api/v1/messages")
        assert next_frame(socket, "truncate")["Data"] is None


def test_a_refusal_is_sent_in_the_next_frame_mailpit(smtp: FakeSmtp) -> None:
    smtp.faults.attach(Fault("refuse", mailbox="marie@example.org", code=550, text="5.1.1 Inconnue"))
    with connect(events_url(smtp)) as socket:
        next_frame(socket, "stats")
        with suppress(smtplib.SMTPRecipientsRefused):
            send(smtp, compose())

        refusal = {"Level": "error", "Type": "smtpd", "IP": "127.0.0.1", "Message": "550 5.1.1 Inconnue"}
        assert next_frame(socket, "error")["Data"] == refusal


def test_events_come_in_the_order_of_the_messages(smtp: FakeSmtp) -> None:
    with connect(events_url(smtp)) as socket:
        next_frame(socket, "stats")
        send(smtp, *(compose(subject=str(number)) for number in range(50)))

        assert [next_frame(socket, "new")["Data"]["Subject"] for _ in range(50)] == [str(n) for n in range(50)]


def test_a_mailbox_sends_its_own_events_only(smtp: FakeSmtp) -> None:
    paul = smtp.mailbox.of("paul@example.org")
    with connect(events_url(smtp, "mailboxes/marie@example.org/")) as socket:
        next_frame(socket, "stats")
        send(
            smtp, compose(to="paul@example.org, marie@example.org", subject="Les deux"), compose(to="paul@example.org")
        )
        both = next_frame(socket, "new")["Data"]["ID"]
        paul.mark_read()
        paul.set_tags(ALWAYS, ["a"])
        paul.delete(ALWAYS)
        frames = list(frames_until(socket, "prune"))
        smtp.mailbox.of("marie@example.org").delete(ALWAYS)
        frames += frames_until(socket, "delete")

    assert [frame for frame in frames if frame["Type"] != "stats"] == [
        {"Type": "update", "Data": {"ID": both, "Read": True}},
        {"Type": "update", "Data": {"ID": both, "Tags": ["a"]}},
        {"Type": "prune", "Data": None},
        {"Type": "delete", "Data": {"ID": both}},
    ]


def test_a_page_of_another_origin_gets_no_events(smtp: FakeSmtp) -> None:
    with (
        pytest.raises((InvalidStatus, ConnectionClosed)),
        connect(events_url(smtp), origin=Origin("http://evil.example")) as socket,
    ):
        socket.recv(timeout=20)
