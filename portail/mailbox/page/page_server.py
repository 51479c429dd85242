"""Serves the pages of messages to the browser of a walk, on 127.0.0.1 only."""

import secrets
import sys
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit

from portail.mailbox.message import ReceivedMessage
from portail.mailbox.page import body, message_page

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Page:
    """A document and the policy with which it is served."""

    html: str
    policy: str


class PageServer:
    """A page for each message that is asked for, in the first of the browser's languages that there is, else French.

    Args:
        token: the first segment of every path, which keeps other users of the machine out; a random one by default.
    """

    def __init__(self, token: str | None = None) -> None:
        self._token = token or secrets.token_urlsafe(16)
        self._messages: dict[str, ReceivedMessage] = {}

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="mailbox-pages", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url_of(self, message: ReceivedMessage) -> str:
        """Return the URL of the message's page.

        Raises:
            EnvironmentNotReady: the message cannot be fetched.
        """
        _ = message.content  # fetched here, in the thread that the connection to the mail server belongs to
        self._messages[message.id] = message
        return f"http://127.0.0.1:{self._server.server_port}/{self._token}/{quote(message.id, safe='')}"

    def page(self, path: str, lang: str) -> Page | None:
        """Return the page at this path (`/token/id`, `/token/id/body`); `None`: there is none."""
        token, _, rest = path.removeprefix("/").partition("/")
        message_id, _, part = rest.partition("/")
        message = self._messages.get(unquote(message_id))
        if message is None or not secrets.compare_digest(token.encode(), self._token.encode()):
            return None
        if part == "body":
            return Page(body.render_body(message.content), body.POLICY)
        html = message_page.render_page(message, f"{message_id}/body", lang=lang)
        return Page(html, message_page.POLICY) if not part else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong; a browser that left before the answer is nothing wrong."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(pages: PageServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET requests with the pages of this server."""

        def do_GET(self) -> None:
            """Answer with the page at this path."""
            page = pages.page(urlsplit(self.path).path, _language(self.headers.get("Accept-Language", "")))
            content = page.html.encode("utf-8", "replace") if page else b""
            self.send_response(200 if page else 404)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            if page:
                self.send_header("Content-Security-Policy", page.policy)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
            """Write nothing: the walk's own output is on the console."""

    return Handler


def _language(accepted: str) -> str:
    """Return the first language of an `Accept-Language` header in which there are words, else French."""
    wanted = (each.partition(";")[0].partition("-")[0].strip().lower() for each in accepted.split(","))
    return next((code for code in wanted if code in message_page.LANGUAGES), message_page.FRENCH)
