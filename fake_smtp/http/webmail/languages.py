"""All texts of the webmail, in French and English, with dates and sizes as each language writes them."""

from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from ...errors import BadQuery
from ...mime.defects import Defect

FRENCH = "fr"
_PARIS = ZoneInfo("Europe/Paris")
_FULL_DATE = {"fr": "EEEE d MMMM y 'à' HH:mm", "en": "EEEE d MMMM y 'at' HH:mm"}
_SHORT_DATE = "d MMM y"

_TEXTS = {
    "fr": {
        "product": "Messagerie",
        "inbox": "Boîte de réception",
        "search": "Rechercher dans les messages",
        "search_button": "Rechercher",
        "search_all": "Afficher tous les messages",
        "found_none": "Aucun message ne correspond à cette recherche.",
        "bad_date": "«\u00a0{}\u00a0» n’est pas une date\u00a0: écrivez par exemple after:2026-11-23.",
        "bad_size": "«\u00a0{}\u00a0» n’est pas une taille\u00a0: écrivez par exemple larger:10k ou larger:2m.",
        "bad_length": "Cette recherche dépasse {} caractères.",
        "empty": "Aucun message pour l’instant.",
        "empty_help": "Comment envoyer un premier message\u00a0?",
        "empty_smtp": "Réglez votre application pour qu’elle envoie ses messages au serveur SMTP suivant\u00a0:",
        "empty_example": "Ou bien, depuis un terminal\u00a0:",
        "unread_one": "1 message non lu",
        "unread_many": "{} messages non lus",
        "unread": "Non lu",
        "with_files": "Avec pièce jointe",
        "no_subject": "(sans objet)",
        "no_sender": "Expéditeur inconnu",
        "older": "Messages plus anciens",
        "newer": "Messages plus récents",
        "back": "Retour à la boîte de réception",
        "to": "À\u00a0: ",
        "delete": "Supprimer",
        "delete_all": "Vider la boîte",
        "views": "Affichage du message",
        "tab_html": "HTML",
        "tab_text": "Texte",
        "tab_links": "Liens",
        "tab_files": "Pièces jointes",
        "tab_headers": "En-têtes",
        "tab_source": "Source",
        "frame": "Contenu du message",
        "phone": "Aperçu sur téléphone",
        "full_width": "Pleine largeur",
        "link_text": "Texte du lien",
        "link_address": "Adresse",
        "file": "Fichier",
        "file_type": "Type",
        "file_size": "Taille",
        "header": "En-tête",
        "value": "Valeur",
        "download": "Télécharger la source",
        "cut": "seul le début est affiché ici",
        "whole_text": "Tout le texte",
        "no_text": "Ce message est vide.",
        "warnings": "Une partie de ce message n’a pas pu être lue correctement\u00a0:",
        "unknown_charset": "le jeu de caractères «\u00a0{}\u00a0» est inconnu",
        "wrong_charset": "le texte n’est pas écrit en «\u00a0{}\u00a0», comme il l’annonce",
        "unknown_encoding": "le codage «\u00a0{}\u00a0» est inconnu\u00a0; le contenu est affiché tel qu’il est arrivé",
        "damaged_base64": "le codage base64 est abîmé",
        "no_boundary": "les parties du message ne sont pas délimitées\u00a0; il est affiché tel qu’il est arrivé",
        "unfinished": "le message s’interrompt avant sa fin\u00a0; il en manque peut-être",
        "too_deep": "les parties du message sont imbriquées trop profondément",
        "broken_headers": "les en-têtes s’interrompent au milieu d’une ligne",
        "long_headers": "les en-têtes dépassent 256\u00a0ko\u00a0; seul leur début est lu",
        "too_many_parts": "le message a plus de 2\u202f000 parties\u00a0; seules les premières sont affichées",
        "not_found": "Message introuvable",
        "not_found_text": "Ce message a été supprimé ou n’est jamais arrivé.",
        "arrived": "Un nouveau message est arrivé.",
        "other_language": "English",
    },
    "en": {
        "product": "Mail",
        "inbox": "Inbox",
        "search": "Search messages",
        "search_button": "Search",
        "search_all": "Show all messages",
        "found_none": "No message matches this search.",
        "bad_date": "“{}” is no date: write for instance after:2026-11-23.",
        "bad_size": "“{}” is no size: write for instance larger:10k or larger:2m.",
        "bad_length": "This search is longer than {} characters.",
        "empty": "No messages yet.",
        "empty_help": "How do I send a first message?",
        "empty_smtp": "Set your application to send its messages to this SMTP server:",
        "empty_example": "Or, from a terminal:",
        "unread_one": "1 unread message",
        "unread_many": "{} unread messages",
        "unread": "Unread",
        "with_files": "With attachment",
        "no_subject": "(no subject)",
        "no_sender": "Unknown sender",
        "older": "Older messages",
        "newer": "Newer messages",
        "back": "Back to the inbox",
        "to": "To: ",
        "delete": "Delete",
        "delete_all": "Empty the mailbox",
        "views": "View of the message",
        "tab_html": "HTML",
        "tab_text": "Text",
        "tab_links": "Links",
        "tab_files": "Attachments",
        "tab_headers": "Headers",
        "tab_source": "Source",
        "frame": "Content of the message",
        "phone": "Phone preview",
        "full_width": "Full width",
        "link_text": "Link text",
        "link_address": "Address",
        "file": "File",
        "file_type": "Type",
        "file_size": "Size",
        "header": "Header",
        "value": "Value",
        "download": "Download the source",
        "cut": "only the beginning is shown here",
        "whole_text": "The whole text",
        "no_text": "This message is empty.",
        "warnings": "A part of this message could not be read correctly:",
        "unknown_charset": "the charset “{}” is unknown",
        "wrong_charset": "the text is not written in “{}”, as it claims",
        "unknown_encoding": "the encoding “{}” is unknown; the content is shown as it came",
        "damaged_base64": "the base64 encoding is damaged",
        "no_boundary": "the parts of the message are not delimited; it is shown as it came",
        "unfinished": "the message breaks off before its end; something may be missing",
        "too_deep": "the parts of the message are nested too deeply",
        "broken_headers": "the headers break off in the middle of a line",
        "long_headers": "the headers are longer than 256 kB; only their beginning is read",
        "too_many_parts": "the message has more than 2,000 parts; only the first ones are shown",
        "not_found": "Message not found",
        "not_found_text": "This message was deleted, or never came.",
        "arrived": "A new message has arrived.",
        "other_language": "Français",
    },
}


class Language:
    """One language: ``texts`` by key, and formats of dates and sizes; an unknown code gives French."""

    def __init__(self, code: str) -> None:
        self.code = code if code in _TEXTS else FRENCH
        self.texts = MappingProxyType(_TEXTS[self.code])

    @property
    def other(self) -> str:
        """Return the code of the other language."""
        return "en" if self.code == FRENCH else FRENCH

    def full_date(self, date: datetime) -> str:
        """Return ``lundi 2 novembre 2026 à 09:30``, in the time zone of Paris: the same on every machine."""
        return format_datetime(date, _FULL_DATE[self.code], tzinfo=_PARIS, locale=self.code)

    def short_date(self, date: datetime) -> str:
        """Return ``2 nov. 2026``."""
        return format_datetime(date, _SHORT_DATE, tzinfo=_PARIS, locale=self.code)

    def unread(self, count: int) -> str:
        """Return ``3 messages non lus``; empty for 0."""
        if not count:
            return ""
        return self.texts["unread_one"] if count == 1 else self.texts["unread_many"].format(count)

    def defect(self, defect: Defect) -> str:
        """Return what could not be decoded."""
        return self.texts[defect.kind].format(defect.name)

    def problem(self, bad: BadQuery) -> str:
        """Return which part of a search cannot be parsed."""
        return self.texts[f"bad_{bad.problem}"].format(bad.value)

    def size(self, count: int) -> str:
        """Return a number of bytes as ``12 ko``."""
        units = ("octets", "ko", "Mo") if self.code == FRENCH else ("bytes", "kB", "MB")
        size, unit = float(count), units[0]
        for unit in units:
            if size < 1000 or unit == units[-1]:
                break
            size /= 1000
        number = f"{size:.1f}".removesuffix(".0") if size < 10 else f"{size:.0f}"
        return f"{number.replace('.', ',') if self.code == FRENCH else number}\u00a0{unit}"
