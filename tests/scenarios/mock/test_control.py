"""The control API is asked for nothing where no mock answers."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from portail.errors import EnvironmentNotReady
from scenarios.mock.control import Control


class RealPortal(BaseHTTPRequestHandler):
    """Answers everything, as a real portal may, and notes what it was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.requestline)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def do_DELETE(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def real_portal() -> Iterator[str]:
    RealPortal.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), RealPortal) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/__control__"
        server.shutdown()
        thread.join()


def test_a_portal_that_is_no_mock_is_asked_for_nothing(real_portal: str) -> None:
    with Control(real_portal) as control, pytest.raises(EnvironmentNotReady, match="portail d’essai : rien n’y a"):
        control.delete_tenant("velizy")

    assert RealPortal.asked == ["GET /__control__/openapi.json HTTP/1.1"]
