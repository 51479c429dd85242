"""A proxy, as a town's network has one: it lets through whoever knows user and password."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_WR, create_connection, socket
from threading import Thread
from urllib.parse import urlsplit

USER, PASSWORD = "marie", "laisse-passer-7"
ASKED = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
HEADERS = {"Proxy-Authenticate": 'Basic realm="Mandataire"', "Content-Length": "0"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list[str]

    def do_GET(self) -> None:
        if not self._lets_through():
            return
        place = urlsplit(self.path)
        there = HTTPConnection(place.netloc)
        there.request("GET", place._replace(scheme="", netloc="").geturl() or "/", headers={"Host": place.netloc})
        answer = there.getresponse()
        body = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        there.close()

    def do_CONNECT(self) -> None:
        if not self._lets_through():
            return
        host, _, port = self.path.rpartition(":")
        with create_connection((host, int(port))) as there:
            self.send_response(200)
            self.end_headers()
            back = Thread(target=_hand_on, args=(there, self.connection))
            back.start()
            _hand_on(self.connection, there)
            back.join()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _lets_through(self) -> bool:
        if self.headers.get("Proxy-Authorization") != ASKED:
            self.send_response(407)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.end_headers()
            return False
        self.seen.append(self.path)
        return True


def _hand_on(source: socket, to: socket) -> None:
    with suppress(OSError):  # one of the two has gone
        while data := source.recv(65536):
            to.sendall(data)
        to.shutdown(SHUT_WR)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away is no error here."""


@contextmanager
def proxy() -> Iterator[tuple[str, list[str]]]:
    """Serve until the block ends; yields host and port, and what has gone through."""
    seen: list[str] = []
    handler = type("Handler", (_Handler,), {"seen": seen})
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
