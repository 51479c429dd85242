"""Messages in the forms in which senders write them, and what a person finds in each."""

from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

from portail.mailbox.protocol import Code, Link

MARIE = "marie@example.org"
TEXT = "Voici l’été.\nVotre code : 482913\nhttps://ville.example/aide."
FOUND_IN_TEXT = ([Link("https://ville.example/aide", "")], [Code("Votre code", "482913")])
HTML = """<html><head><title>Code : 1</title></head><body><p>Voici <b>l’été</b>.</p>
<table><tr><th>Nom d'utilisateur</th><td>marie.martin</td></tr><tr><th>Mot de passe</th><td>k7;Rt9!</td></tr></table>
<p><a href="https://ville.example/activation?a=1&amp;b=2">Activer mon <b>espace</b></a></p></body></html>"""
HTML_AS_TEXT = "Voici l’été.\nNom d'utilisateur\nmarie.martin\nMot de passe\nk7;Rt9!\nActiver mon espace"
ACTIVATION = Link("https://ville.example/activation?a=1&b=2", "Activer mon espace")
CREDENTIALS = [
    Code("Nom d'utilisateur", "marie.martin", "username"),
    Code("Mot de passe", "k7;Rt9!", "password"),
]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


@dataclass(frozen=True)
class Sample:
    """The source of a message, and what is to be found in it."""

    source: bytes
    text: str
    html: str = ""
    links: list[Link] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)


def message(to: str = MARIE, subject: str = "Bonjour", text: str | None = "Voici l’été.") -> EmailMessage:
    """A message from the town; without a text, one without a body."""
    written = EmailMessage(policy=SMTP)
    written["From"] = "Vélizy-Villacoublay <nepasrepondre@example.net>"
    written["To"] = to
    written["Subject"] = subject
    written["Date"] = "Mon, 07 Sep 2026 09:00:00 +0200"
    if text is not None:
        written.set_content(text)
    return written


def _plain(encoding: str, charset: str = "utf-8") -> Sample:
    written = message(text=None)
    text = TEXT if charset == "utf-8" else TEXT.replace("’", "'")
    written.set_content(text, charset=charset, cte=encoding)
    return Sample(written.as_bytes(), f"{text}\n", "", *FOUND_IN_TEXT)


def _alternative() -> Sample:
    written = message(text=TEXT)
    written.add_alternative(HTML, subtype="html", cte="quoted-printable")
    links, codes = FOUND_IN_TEXT
    return Sample(written.as_bytes(), f"{TEXT}\n", f"{HTML}\n", [ACTIVATION, *links], [*CREDENTIALS, *codes])


def _html_only() -> Sample:
    written = message(text=None)
    written.set_content(HTML, subtype="html", cte="base64")
    return Sample(written.as_bytes(), HTML_AS_TEXT, f"{HTML}\n", [ACTIVATION], CREDENTIALS)


def nested() -> EmailMessage:
    """A text and HTML with an inline image, a file, a text file and a message attached to it."""
    written = message(text=TEXT)
    written.add_alternative(HTML.replace("<table", '<img src="cid:logo" alt=""><table'), subtype="html", cte="8bit")
    written.get_payload()[1].add_related(PIXEL, "image", "png", cid="<logo>")  # type: ignore[index, union-attr]
    written.add_attachment(b"%PDF-1.7", "application", "pdf", filename="facture.pdf")
    written.add_attachment("Votre code : 111111", filename="note.txt")
    written.add_attachment(message(text="Votre code : 222222"))
    return written


def _nested() -> Sample:
    html = HTML.replace("<table", '<img src="cid:logo" alt=""><table')
    links, codes = FOUND_IN_TEXT
    return Sample(nested().as_bytes(), f"{TEXT}\n", f"{html}\n", [ACTIVATION, *links], [*CREDENTIALS, *codes])


SAMPLES = {
    "quoted-printable": _plain("quoted-printable"),
    "8bit": _plain("8bit"),
    "base64": _plain("base64"),
    "latin-1": _plain("quoted-printable", "iso-8859-1"),
    "latin-1 in 8 bits": _plain("8bit", "iso-8859-1"),
    "alternative": _alternative(),
    "HTML only": _html_only(),
    "nested parts, attachments, inline image": _nested(),
    "no body": Sample(message(text="").as_bytes(), "\n"),
}
