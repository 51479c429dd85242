"""The letter of the town: no text part, the link before the credentials, the credentials in a list."""

from email.headerregistry import Address
from email.message import EmailMessage
from html import escape

from tests.walk.other_portal.family import Family

SENDER = Address("Saint-Aubin", "familles", "saint-aubin.example")
DATE = "Mon, 07 Sep 2026 09:00:00 +0200"
BODY = """<!doctype html><html lang="fr"><body style="font-family: serif">
<p>Madame, Monsieur,</p>
<p>L’espace de votre famille est prêt. Pour l’ouvrir :
<a href="{link}">mon espace en ligne</a>. Une question ? <a href="{home}">Le site de la ville</a> vous répond.</p>
<ul><li>Identifiant&nbsp;: <b>{username}</b></li><li>Code secret&nbsp;: <b>{password}</b></li></ul>
<p>Saint-Aubin, service des familles</p></body></html>"""


def invitation(family: Family, link: str, home: str) -> EmailMessage:
    """Return the letter with the provisional credentials and the link."""
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = family.email
    message["Subject"] = "Ouverture de votre espace en ligne"
    message["Date"] = DATE
    credentials = {"username": escape(family.username), "password": escape(family.password)}
    body = BODY.format(link=escape(link), home=home, **credentials)
    message.set_content(body, subtype="html", charset="utf-8")
    return message
