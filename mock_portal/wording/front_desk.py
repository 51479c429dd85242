"""What the front desk says."""

from mock_portal.families.access_keys import KeyFault
from mock_portal.tenants.journal import EventName
from mock_portal.towns.town import Town

STATES = {
    "registered": "Inscrite",
    "invited": "Invitée",
    "link-opened": "Lien ouvert",
    "signed-in": "Connectée",
    "credentials-chosen": "Identifiants choisis",
    "services-validated": "Services validés",
    "terms-accepted": "Conditions acceptées",
}

TABS = {
    "families": ("", "Familles"),
    "arrivals": ("arrivees", "Inscriptions en nombre"),
    "clock": ("horloge", "Horloge"),
    "troubles": ("pannes", "Pannes et défauts"),
    "terms": ("conditions", "Conditions"),
    "journal": ("journal", "Journal"),
    "tenant": ("portail", "Ce portail"),
}
"""The pages of a tenant's desk by the name of their template: address and label."""

NOTICES = {
    "invited": "L’invitation a été envoyée.",
    "registered": "Les familles ont été inscrites.",
    "issued": "La facture a été émise.",
    "opened": "L’espace de la famille est ouvert.",
    "created": "Le portail a été créé.",
    "emptied": "Le portail a été vidé.",
    "deleted": "Le portail a été supprimé.",
    "clock": "L’horloge a été réglée.",
    "troubles": "Les pannes et les défauts ont été réglés.",
    "terms": "Les nouvelles conditions sont en vigueur.",
    "stale": "Cette page était ouverte depuis trop longtemps\u00a0: rien n’a été fait. Veuillez recommencer.",
}

EVENTS: dict[EventName, str] = {
    "family registered": "Famille inscrite",
    "invoice issued": "Facture émise",
    "message sent": "Invitation envoyée",
    "message refused": "Message refusé par le serveur de messagerie",
    "link opened": "Lien ouvert",
    "link refused": "Lien refusé",
    "signed in": "Connexion",
    "sign-in refused": "Connexion refusée",
    "credentials chosen": "Identifiants choisis",
    "services validated": "Services validés",
    "key refused": "Clé refusée",
    "terms accepted": "Conditions acceptées",
    "contact changed": "Coordonnées modifiées",
    "password changed": "Mot de passe modifié",
    "password reset sent": "Lien de nouveau mot de passe envoyé",
    "help refused": "Demande d’aide sans suite",
    "help failed": "Demande d’aide sans réponse",
    "payment started": "Paiement commencé",
    "payment given up": "Paiement abandonné",
    "invoice paid": "Facture payée",
    "fault struck": "Panne",
}

DETAILS = {
    "with the provisional credentials": "avec les identifiants provisoires",
    "the link has not been opened": "le lien n’a pas été ouvert",
    "the address is not registered": "l’adresse n’est pas inscrite",
    "the mail server refused the message": "le serveur de messagerie a refusé le message",
    "used": "déjà utilisé",
    "expired": "expiré",
    "superseded": "remplacé par un plus récent",
    "foreign": "lien d’une autre ville",
    "unknown": "lien inconnu",
}


KEY_FAULTS = {
    KeyFault.UNKNOWN.value: "elle n’existe pas",
    KeyFault.OTHER_SERVICE.value: "elle est celle d’un autre service",
    KeyFault.FOREIGN.value: "elle est celle d’une autre famille",
    KeyFault.USED.value: "elle est celle d’une autre famille, qui l’utilise",
}


def detail(town: Town, text: str) -> str:
    """What the journal adds to an event, for an agent."""
    service, _, fault = text.partition(": ")
    if fault in KEY_FAULTS:
        labels = {row.id: row.label for row in town.services.rows}
        return f"{labels.get(service, service)}\u00a0: {KEY_FAULTS[fault]}"
    return DETAILS.get(text, text)


def alarm(defects: int, faults: int) -> str:
    """How many defects and faults are active; "" when there is none."""
    numbers = ((defects, "défaut"), (faults, "panne"))
    return ", ".join(f"{number} {word}{'s' if number > 1 else ''}" for number, word in numbers if number)
