"""A page on this machine alone, on which a person approves what has changed."""

import re
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs

HOST = "127.0.0.1"
LENGTH = re.compile(r"\d{1,5}")
"""How long a form may be: of less than 100,000 bytes."""
FORM = "application/x-www-form-urlencoded"
# The pictures are in the page; nothing is asked of anybody else, and the answer goes back here.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"

Answered = Callable[[frozenset[str]], str]


def ask(page: str, answered: Answered, tell: Callable[[str], None]) -> frozenset[str]:
    """Serve a page with a form until the form is sent; return the values of its field `approved`.

    Args:
        page: the page, as HTML.
        answered: does what the form asks for, and returns the page that says so.
        tell: is given the address, which nobody can guess, once the page is there.

    Raises:
        Exception: what `answered` raises.
    """
    with _Server(page, answered) as server:
        tell(server.address)
        server.serve_forever()
    if server.failure:
        raise server.failure
    return server.approved


class _Server(ThreadingHTTPServer):
    """Serves one page at one address, until its form has come; a browser may open more connections than it uses."""

    daemon_threads = True

    def __init__(self, page: str, answered: Answered) -> None:
        super().__init__((HOST, 0), _Handler)
        self.page = page
        self.answered = answered
        self.approved: frozenset[str] = frozenset()
        self.failure: Exception | None = None
        self.turn = Lock()
        self.path = f"/{secrets.token_urlsafe(16)}/"
        self.host = f"{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{self.host}{self.path}"

    def take(self, approved: frozenset[str]) -> str | None:
        """Do what the form asks for, and return the page that says so; `None` where it failed. Only one form counts."""
        try:
            page = self.answered(approved)
        except Exception as error:  # raised again where the server was opened
            self.failure = error
            return None
        self.approved = approved
        return page


class _Handler(BaseHTTPRequestHandler):
    """Answers whoever knows the address, under the name of this machine: no page of another site can."""

    server: _Server

    def do_GET(self) -> None:
        if self._is_known():
            self._send(self.server.page)

    def do_POST(self) -> None:
        if not self._is_known():
            return
        told = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != FORM or not LENGTH.fullmatch(told):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        form = parse_qs(self.rfile.read(int(told)).decode(errors="replace"), keep_blank_values=True)
        if not self.server.turn.acquire(blocking=False):  # another form has come before; it is never let go
            self.send_error(HTTPStatus.CONFLICT)
            return
        page = self.server.take(frozenset(form.get("approved", ())))
        if page is None:
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
        else:
            self._send(page)
        Thread(target=self.server.shutdown).start()  # from here it would wait for itself

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is that of the base
        """Say nothing: the terminal is the writer's."""

    def _is_known(self) -> bool:
        origin = self.headers.get("Origin")
        if self.headers.get("Host") != self.server.host or origin not in (None, f"http://{self.server.host}"):
            self.send_error(HTTPStatus.FORBIDDEN)
            return False
        if not secrets.compare_digest(self.path.encode(), self.server.path.encode()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return False
        return True

    def _send(self, page: str) -> None:
        content = page.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(content)
