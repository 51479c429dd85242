"""Nobody waits for what cannot come: a wait ends with its tenant, its client and the portal."""

import asyncio
import socket
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from starlette.requests import Request

from mock_portal import MockPortal
from mock_portal.http.control.journal import JournalControl
from tests.mock_portal.support.loops import run
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.town_hall import TownHall
from tests.mock_portal.support.world import new_world

WAIT = "journal/verification?event=invoice%20paid&wait=60"


def begin(portal: MockPortal, path: str) -> socket.socket:
    """Ask, without waiting for the answer; the request has come when another one is answered."""
    client = socket.create_connection(("127.0.0.1", portal.port))
    client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{portal.port}\r\nConnection: close\r\n\r\n".encode())
    assert httpx.get(portal.control_url + "/defects", verify=False).status_code == 200
    return client


@pytest.mark.parametrize(("way", "status"), [("delete", b"404"), ("stop", b"200")])
def test_a_wait_ends_when_its_tenant_is_deleted_and_when_the_portal_stops(
    sink: MailSink, way: str, status: bytes
) -> None:
    with ExitStack() as running:
        portal = running.enter_context(MockPortal(smtp=sink.address))
        api = running.enter_context(httpx.Client(base_url=portal.url, verify=False))
        hall = TownHall(api, "attente", sink)
        with begin(portal, f"/__control__/tenants/attente/{WAIT}") as client:
            client.settimeout(30)
            if way == "delete":
                hall.call("DELETE", "")
            else:
                running.close()

            assert client.recv(100).startswith(b"HTTP/1.1 " + status)


def test_a_wait_ends_with_its_client() -> None:
    async def wait() -> None:
        async with new_world() as world:
            control = JournalControl(world.parts.tenants, world.parts.journal)
            gone = asyncio.Event()

            async def receive() -> dict[str, str]:
                await gone.wait()
                return {"type": "http.disconnect"}

            scope: dict[str, Any] = {"type": "http", "path_params": {"slug": world.tenant.slug}, "headers": []}
            scope["query_string"] = b"event=invoice+paid&wait=60"
            waiting = asyncio.ensure_future(control.verify(Request(scope, receive)))
            await asyncio.sleep(0)
            gone.set()
            async with asyncio.timeout(30):
                await waiting

    run(wait)
