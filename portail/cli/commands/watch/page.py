"""A page on this machine alone that shows guides while they are written: it loads each anew once it is rebuilt."""

import mimetypes
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import Self
from urllib.parse import unquote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from portail.wording import LANG
from portail.wording import cli as words

HOST = "127.0.0.1"
BREATH = 10.0
"""How long a browser that listens hears nothing, in seconds: by a sign of life, a page that has gone is noticed."""
POLICY = (
    "default-src 'none'; frame-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; "
    "script-src 'nonce-{}'; base-uri 'none'; form-action 'none'"
)

templates = Environment(
    loader=PackageLoader("portail.cli.commands.watch"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
templates.globals.update(lang=LANG, words=words)


@dataclass(frozen=True)
class Shown:
    """A guide as it is shown: how often it has changed, its file, and why it is not the newest: a mistake, or work."""

    version: int = 0
    guide: Path | None = None
    mistake: str = ""
    is_busy: bool = False


class WatchPage(ThreadingHTTPServer):
    """Serves the page of some guides, from a thread, as long as its block lasts.

    Args:
        names: the guides, the first of which is shown first.
    """

    daemon_threads = True

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__((HOST, 0), _Handler)
        self.shown = {name: Shown() for name in names}
        self.changed = Condition()
        self.path = f"/{secrets.token_urlsafe(16)}/"
        self.host = f"{HOST}:{self.server_port}"
        self._thread = Thread(target=self.serve_forever, name="watch page", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    @property
    def address(self) -> str:
        """The address of the page, which nobody can guess."""
        return f"http://{self.host}{self.path}"

    def work(self, name: str) -> None:
        """Say that a guide is being rebuilt."""
        self._change(name, replace(self.shown[name], mistake="", is_busy=True))

    def show(self, name: str, guide: Path) -> None:
        """Show a guide that has been rebuilt: the file of its page."""
        self._change(name, replace(self.shown[name], guide=guide, mistake="", is_busy=False))

    def say(self, name: str, mistake: str) -> None:
        """Say why a guide is not rebuilt; the last that was right stays."""
        self._change(name, replace(self.shown[name], mistake=mistake, is_busy=False))

    def next_change(self, name: str, sent: int) -> Shown:
        """Wait until a guide has another version than was sent, or for a while; return how it is shown then."""
        with self.changed:
            self.changed.wait_for(lambda: self.shown[name].version != sent, BREATH)
            return self.shown[name]

    def _change(self, name: str, shown: Shown) -> None:
        with self.changed:
            self.shown[name] = replace(shown, version=shown.version + 1)
            self.changed.notify_all()


class _Handler(BaseHTTPRequestHandler):
    """Answers whoever knows the address, under the name of this machine: no page of another site can."""

    server: WatchPage

    def do_GET(self) -> None:
        if self.headers.get("Host") != self.server.host:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = unquote(self.path.partition("?")[0])
        base = self.server.path
        if not secrets.compare_digest(path[: len(base)].encode(), base.encode()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        name, _, rest = path[len(base) :].partition("/")
        name = name or next(iter(self.server.shown))
        if name not in self.server.shown:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif not rest:
            self._send_page(name)
        elif rest == "events":
            self._send_events(name)
        else:
            self._send_file(name, rest.removeprefix("guide/"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is that of the base
        """Say nothing: the terminal is the writer's."""

    def _send_page(self, name: str) -> None:
        nonce = secrets.token_urlsafe(16)
        page = templates.get_template("watch.html").render(
            name=name, names=list(self.server.shown), base=self.server.path, nonce=nonce
        )
        self._send(page.encode(), "text/html; charset=utf-8", POLICY.format(nonce))

    def _send_file(self, name: str, path: str) -> None:
        """Send a file from the folder of the guide, and from nowhere else."""
        guide = self.server.shown[name].guide
        file = (guide.parent / path).resolve() if guide else None
        if guide is None or file is None or not file.is_relative_to(guide.parent.resolve()) or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._send(file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream")

    def _send(self, content: bytes, kind: str, policy: str = "") -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(content)

    def _send_events(self, name: str) -> None:
        """Tell of each change as it comes (Server-Sent Events), until the page goes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        sent = -1
        try:
            while True:
                shown = self.server.next_change(name, sent)
                self.wfile.write(_event(shown) if shown.version != sent else b": \n\n")
                sent = shown.version
        except OSError:  # the page has gone
            return


def _event(shown: Shown) -> bytes:
    guide = f"guide/{shown.guide.name}" if shown.guide else ""
    data = msgspec.json.encode(
        {"version": shown.version, "guide": guide, "mistake": shown.mistake, "busy": shown.is_busy}
    )
    return b"data: " + data + b"\n\n"
