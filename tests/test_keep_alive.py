"""Both servers keep an idle connection longer than their clients do: none is reset under a request."""

from asyncio import BaseEventLoop, TimerHandle
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from fake_smtp import FakeSmtp
from mock_portal import MockPortal

CLIENTS = {"Chromium": 300, "Firefox": 115, "Go": 90, "nginx": 60, "Java": 30, "httpx": 5, "undici": 4}
"""How long clients keep an idle connection by themselves, in seconds."""
SERVERS: dict[str, Callable[[], AbstractContextManager[FakeSmtp | MockPortal]]] = {
    "fake_smtp": FakeSmtp,
    "mock_portal": lambda: MockPortal(smtp=("127.0.0.1", 9)),
}


@pytest.mark.parametrize("server", SERVERS)
def test_an_idle_connection_outlives_what_its_client_keeps(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    delays: list[float] = []
    call_later = BaseEventLoop.call_later

    def noted(loop: BaseEventLoop, delay: float, *arguments: Any, **named: Any) -> TimerHandle:
        delays.append(delay)
        return call_later(loop, delay, *arguments, **named)

    monkeypatch.setattr(BaseEventLoop, "call_later", noted)
    with SERVERS[server]() as running:
        assert httpx.get(running.url, trust_env=False).status_code == 200

    assert max(delays) > max(CLIENTS.values())
