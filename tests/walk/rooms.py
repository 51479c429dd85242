"""A project whose portal gives each walk a part of its own: one page, a room to rent, on a server of the standard
library.

`MEET`: so many walks wait for each other at their page; `BROKEN`: the parts that lack the button; `CLOSED`: one that
cannot be opened.
"""

from collections.abc import Mapping

PROCEDURE = """+++
id = "louer"
title = "Louer une salle"
lang = "fr"
audience = "habitants"
+++

## 1. Je choisis la salle {#choose}

::: actions
J’ouvre le site.
:::

Je clique sur `Louer`.

![La salle](screenshot:room "Elle est libre")
"""
START = """
import os
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Barrier, Thread

from portail import Person, Target
from portail.errors import EnvironmentNotReady
from portail.mailbox.no_mailbox import NoMailbox
from portail.target.tables.patience import Patience

MEETING = Barrier(int(os.environ.get("MEET", "1")), timeout=30)
NUMBERS = count(1)
BROKEN = os.environ.get("BROKEN", "").split()
PAGE = "<!doctype html><html lang=fr><title>Salles</title><h1>Salle Ravel</h1>{}"


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        number = self.path.strip("/")
        if number.isdigit():
            MEETING.wait()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.format("" if number in BROKEN else "<button>Louer</button>").encode())

    def log_message(self, *_):
        pass


class Part:
    mail_domain = None

    def __init__(self, url):
        self.url = url

    def new_target(self, **_):
        return Target("mock", self.url, Person(), NoMailbox(), patience=Patience(act=3))


class Rooms:
    mailbox, secrets = NoMailbox(), ()

    def __init__(self, url):
        self.url = url

    @contextmanager
    def new_tenant(self):
        number = str(next(NUMBERS))
        if number == os.environ.get("CLOSED"):
            raise EnvironmentNotReady("La salle est fermée.")
        yield Part(f"{self.url}/{number}/")


@contextmanager
def portal(_):
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever).start()
        yield Rooms(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
"""
FILES: Mapping[str, str] = {
    "portail.toml": '[project]\nname = "salles"\nlang = "fr"\n[document]\nformats = ["md"]\n',
    "procedures/louer.md": PROCEDURE,
    "start.py": START,
}
"""The files of the project."""
