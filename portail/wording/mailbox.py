"""What mailboxes say: of their addresses, of a server that does not answer, of messages; and the page of a message."""

from collections.abc import Iterable, Sequence
from typing import Final

MESSAGE_PAGE: Final = {
    "fr": {
        "product": "Messagerie",
        "no_subject": "(sans objet)",
        "no_sender": "Expéditeur inconnu",
        "to": "À\u00a0: ",
        "body": "Contenu du message",
        "date": "EEEE d MMMM y 'à' HH:mm",
    },
    "en": {
        "product": "Mail",
        "no_subject": "(no subject)",
        "no_sender": "Unknown sender",
        "to": "To: ",
        "body": "Content of the message",
        "date": "EEEE d MMMM y 'at' HH:mm",
    },
}
"""The words of the page of a message, which stands for a webmail and speaks the language of the browser; `date` is a
pattern of CLDR."""
NONE: Final = (
    "La procédure attend un message, et la cible n’a pas de boîte mail : écrivez url dans [mailbox], "
    'par exemple url = "imap://utilisateur@hôte/INBOX".'
)


def addresses(schemes: Iterable[str]) -> str:
    return " ou ".join(f"{scheme}://…" for scheme in schemes)


def unknown(url: str, schemes: Iterable[str]) -> str:
    return f"La boîte mail « {url} » n’est pas connue : écrivez {addresses(schemes)}."


def kind_unusable(scheme: str, source: str, reason: str) -> str:
    """Say that the distribution which adds mailboxes of a scheme cannot be imported; `source` is its entry point."""
    return (
        f"Les boîtes mail {scheme}: viennent de {source}, qui ne peut pas être chargé ({reason}). "
        "Réinstallez le paquet qui l’apporte."
    )


def no_user(url: str) -> str:
    return f"La boîte mail « {url} » ne nomme pas d’utilisateur : écrivez imap://utilisateur@hôte."


def no_password(url: str) -> str:
    return f"La boîte mail « {url} » demande un mot de passe : donnez PORTAIL_MAILBOX_PASSWORD."


def no_imap_answer(url: str, reason: str) -> str:
    return (
        f"La boîte mail {url} ne répond pas comme un serveur IMAP ({reason}). "
        f"Vérifiez son adresse, l’utilisateur et PORTAIL_MAILBOX_PASSWORD."
    )


def no_mailpit_answer(url: str, reason: str) -> str:
    return f"La boîte mail {url} ne répond pas comme Mailpit ({reason}). Vérifiez son adresse."


def message_gone(subject: str, url: str) -> str:
    return f"Le message « {subject} » a quitté la boîte mail {url}."


def message(subject: str, to: Sequence[str], time: str = "") -> str:
    """Name a message: its subject, its recipients, and when it arrived (`07:05`; empty where it does not say)."""
    when = f" ({time})" if time else ""
    return f"« {subject} » pour {', '.join(to)}{when}"


def not_received(seconds: float, to: str | None, received: Sequence[str], more: int) -> str:
    """Say which message did not come, and which did: `received`, as `message` names them, and `more` beside them."""
    for_whom = f" pour {to}" if to else ""
    duration = f"{seconds:g}".replace(".", ",")
    return f"Le message attendu{for_whom} n’est pas arrivé en {duration} s. {_arrived(received, more)}"


def _arrived(received: Sequence[str], more: int) -> str:
    if not received:
        return "Aucun autre n’est arrivé."
    others = f" ; et {more} de plus" if more else ""
    return f"À la place : {' ; '.join(received)}{others}."
