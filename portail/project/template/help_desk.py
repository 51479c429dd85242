"""A small help desk to try the project on: sign-in, a form, a confirmation by mail. Replace it by your own portal."""

import smtplib
from email.message import EmailMessage
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

EMAIL, PASSWORD = "ada@example.org", "essai-2026"
SENDER = "assistance@example.org"
# Whatever changes from run to run would be a drift of the pictures: the message bears a date of its own.
DATE = "Mon, 07 Sep 2026 09:00:00 +0200"
STYLE = """
body { font: 18px/1.5 sans-serif; max-width: 36em; margin: 2em auto; padding: 0 1em; color: #1d2733 }
label { display: block; margin: 1em 0 .25em; font-weight: bold }
input { font: inherit; width: 100%; padding: .4em; box-sizing: border-box; border: 2px solid #5b6b7c }
button { font: inherit; margin-top: 1.5em; padding: .5em 1.5em; color: #fff; background: #0b5cad; border: 0 }
"""


class HelpDesk:
    """The help desk, served on a free port of this machine; `smtp` is where it sends its messages."""

    def __init__(self, smtp: tuple[str, int]) -> None:
        self.smtp = smtp
        self.requests = 0

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"desk": self}))
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address of its pages."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def reset(self) -> None:
        """Forget every request."""
        self.requests = 0

    def open_request(self, subject: str) -> int:
        """Take a request, send its confirmation, and return its number."""
        self.requests += 1
        message = EmailMessage()
        message["From"], message["To"] = f"Assistance <{SENDER}>", EMAIL
        message["Subject"], message["Date"] = f"Demande {self.requests}", DATE
        message.set_content(f"Nous avons reçu votre demande « {subject} ».\nElle porte le numéro {self.requests}.\n")
        with smtplib.SMTP(*self.smtp) as client:
            client.send_message(message)
        return self.requests


class _Handler(BaseHTTPRequestHandler):
    desk: HelpDesk

    def do_GET(self) -> None:
        self._answer(
            "Connexion",
            '<form method="post" action="connexion"><label for="email">Adresse électronique</label>'
            '<input id="email" name="email" type="email"><label for="password">Mot de passe</label>'
            '<input id="password" name="password" type="password"><button>Se connecter</button></form>',
        )

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path == "/demande":
            number = self.desk.open_request(form["subject"][0])
            self._answer("Demande envoyée", f'<p role="status">Votre demande porte le numéro {number}.</p>')
        elif (form.get("email"), form.get("password")) == ([EMAIL], [PASSWORD]):
            self._answer(
                "Nouvelle demande",
                '<form method="post" action="demande"><label for="subject">Objet</label>'
                '<input id="subject" name="subject"><button>Envoyer</button></form>',
            )
        else:
            self._answer("Connexion", '<p role="alert">Ces identifiants ne sont pas connus.</p>')

    def log_message(self, *_: object) -> None:
        """Keep the console to the walk."""

    def _answer(self, title: str, body: str) -> None:
        page = (
            f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>{escape(title)}</title>'
            f"<style>{STYLE}</style><main><h1>{escape(title)}</h1>{body}</main></html>"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
