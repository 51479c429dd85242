"""An API is asked over connections that its server still keeps."""

import socket
import ssl
import time
from threading import Thread

import httpx
import pytest
import trustme

from portail.api_client import api_client
from tests.portail.walk.causes.server import serving

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


def test_a_connection_that_has_been_idle_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic
    with socket.create_server(("127.0.0.1", 0)) as server, api_client(url_of(server)) as client:
        served: list[int] = []
        Thread(target=serve, args=(server, served), daemon=True).start()
        client.get("one")
        client.get("two")
        monkeypatch.setattr(time, "monotonic", lambda: now() + 3)  # servers close an idle connection after five seconds
        client.get("three")

    assert served == [2, 1]


def url_of(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/"


def serve(server: socket.socket, served: list[int]) -> None:
    """Answer two connections; count what was asked over each."""
    for _ in range(2):
        connection, _ = server.accept()
        served.append(0)
        with connection:
            while connection.recv(65536):
                served[-1] += 1
                connection.sendall(ANSWER)


def test_a_client_of_what_is_not_encrypted_trusts_nobody_who_encrypts() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)

    with (
        serving(tls) as encrypted,
        api_client("http://127.0.0.1") as client,
        pytest.raises(httpx.ConnectError, match="certificate verify failed"),
    ):
        client.get(f"{encrypted}/page")
