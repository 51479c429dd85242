"""A portal with switches: each address behaves in its own way, good or bad."""

import socket
import ssl
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

LINGER = struct.pack("ii", 1, 0)
"""Close a connection at once: the other side hears of a reset."""


class _Handler(BaseHTTPRequestHandler):
    """Answers `/<behaviour>?<arguments>`."""

    protocol_version = "HTTP/1.1"
    released: Event

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        given = {name: values[0] for name, values in parse_qs(place.query).items()}
        behaviour = getattr(self, f"answer_{place.path.strip('/').partition('/')[0]}", None)
        if behaviour is None:
            self._send(404, b"<h1>Rien ici</h1>")
        else:
            behaviour(given)

    def answer_page(self, given: dict[str, str]) -> None:
        """A page with the HTML that the address holds."""
        self._send(int(given.get("status", "200")), given.get("html", "").encode(), given.get("type", "text/html"))

    def answer_gate(self, _: dict[str, str]) -> None:
        """A page behind HTTP's own sign-in."""
        self._send(401, b"<h1>401</h1>", headers={"WWW-Authenticate": 'Basic realm="recette"'})

    def answer_proxy(self, _: dict[str, str]) -> None:
        """A proxy that asks who wants to go through; it answers in place of the portal."""
        self._send(407, b"<h1>407</h1>", headers={"Proxy-Authenticate": 'Basic realm="bureau"'})

    def answer_loop(self, _: dict[str, str]) -> None:
        self._send(302, b"", headers={"Location": self.path})

    def answer_astray(self, _: dict[str, str]) -> None:
        self._send(302, b"", headers={"Location": "data:text/html,perdu"})

    def answer_moved(self, given: dict[str, str]) -> None:
        self._send(302, b"", headers={"Location": given["to"]})

    def answer_file(self, _: dict[str, str]) -> None:
        self._send(200, b"%PDF-", "application/pdf", {"Content-Disposition": 'attachment; filename="facture.pdf"'})

    def answer_never(self, _: dict[str, str]) -> None:
        """Nothing, until the server ends."""
        self.released.wait()

    def answer_reset(self, _: dict[str, str]) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER)
        self._hang_up()

    def answer_nothing(self, _: dict[str, str]) -> None:
        self._hang_up()

    def answer_cut(self, _: dict[str, str]) -> None:
        """Fewer bytes than were announced."""
        self._send(200, b"<h1>Mes fac", length=1000)
        self._hang_up()

    def answer_babble(self, _: dict[str, str]) -> None:
        """What is no HTTP."""
        self.wfile.write(b"\x00\x01SSH-2.0-OpenSSH\r\n" * 200)
        self._hang_up()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(
        self,
        status: int,
        body: bytes,
        kind: str = "text/html",
        headers: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes away is no error here."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve on a free port; yield the address of the root."""
    handler = type("Handler", (_Handler,), {"released": Event()})
    server = _Server(("127.0.0.1", 0), handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        handler.released.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()
        server.server_close()


def unused_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
