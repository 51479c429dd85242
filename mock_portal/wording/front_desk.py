"""The sentences of the front desk beside its templates: labels, notices, and the errors of forms."""

REALM = "Guichet du portail"
"""Shown by browsers that ask for the token."""

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
    "bulk_registration": ("arrivees", "Inscriptions en nombre"),
    "clock": ("horloge", "Horloge"),
    "faults": ("pannes", "Pannes et défauts"),
    "terms": ("conditions", "Conditions"),
    "journal": ("journal", "Journal"),
    "tenant": ("portail", "Ce portail"),
}
"""The tabs of a tenant by the name of their template: path and label."""

NOTICES = {
    "invited": "L’invitation a été envoyée.",
    "registered": "Les familles ont été inscrites.",
    "issued": "La facture a été émise.",
    "changed": "La facture a été modifiée.",
    "household": "Le foyer a été modifié.",
    "removed": "La famille a été supprimée.",
    "opened": "L’espace de la famille est ouvert.",
    "created": "Le portail a été créé.",
    "emptied": "Le portail a été vidé.",
    "deleted": "Le portail a été supprimé.",
    "clock": "L’horloge a été réglée.",
    "troubles": "Les pannes et les défauts ont été réglés.",
    "terms": "Les nouvelles conditions sont en vigueur.",
    "stale": "Cette page était ouverte depuis trop longtemps\u00a0: rien n’a été fait. Veuillez recommencer.",
}

EVENTS = {
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
    "address change sent": "Lien de nouvelle adresse envoyé",
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
    "too many requests for the address": "trop de demandes pour cette adresse",
    "the mail server refused the message": "le serveur de messagerie a refusé le message",
    "used": "déjà utilisé",
    "expired": "expiré",
    "superseded": "remplacé par un plus récent",
    "foreign": "lien d’une autre ville",
    "unknown": "lien inconnu",
}


KEY_REFUSALS = {
    "unknown": "elle n’existe pas",
    "of another service": "elle est celle d’un autre service",
    "another family's": "elle est celle d’une autre famille",
    "another family's, and used by it": "elle est celle d’une autre famille, qui l’utilise",
}


DONE_TO_ANOTHER = "c’est bien cela, mais pour une autre famille"
DONE_INSTEAD = "voici ce qui a eu lieu"
"""How a near miss differs from the expected event."""

# The labels of fields, and the errors; `{label}` is filled in with the label.
LABELS = {
    "at": "Moment",
    "born_on": "Né ou née le",
    "member_first": "Prénom",
    "member_last": "Nom",
    "clock": "Horloge",
    "count": "Nombre de familles",
    "due_on": "À payer avant le",
    "duration": "Durée",
    "issued_on": "Émise le",
    "paid": "Déjà payé",
    "probability": "Probabilité",
    "seconds": "Secondes",
    "seed": "Graine",
    "since": "Depuis",
    "times": "Nombre de fois",
    "until": "Jusqu’à",
    "version": "Version",
}
LINE_LABEL = "Ligne {number}, libellé"
LINE_QUANTITY = "Ligne {number}, quantité"
LINE_PRICE = "Ligne {number}, prix"
TEXT_EXPECTED = "{label}\u00a0: indiquez de 1 à {longest} caractères."
NAME_EXPECTED = "{label}\u00a0: indiquez des caractères qui se voient."
WHOLE_NUMBER_EXPECTED = "{label}\u00a0: indiquez un nombre entier de {least} à {most}."
NUMBER_EXPECTED = "{label}\u00a0: indiquez un nombre de 0 à {most}, par exemple 2,5."
CENTS_EXPECTED = "{label}\u00a0: indiquez un montant au centime près, par exemple 12,50."
DAY_EXPECTED = "{label}\u00a0: indiquez un jour, par exemple 2026-09-30."
MOMENT_EXPECTED = "{label}\u00a0: indiquez un jour et une heure, par exemple 2026-09-30T09:00."
MISSING = {
    "first_name": "Indiquez le prénom.",
    "last_name": "Indiquez le nom.",
    "email": "Indiquez l’adresse électronique.",
    "file": "Fichier\u00a0: choisissez un fichier CSV.",
    "count": "Nombre de familles\u00a0: indiquez combien de familles inventer.",
    "duration": "Durée\u00a0: indiquez de combien avancer l’horloge.",
    "lines": "Lignes\u00a0: remplissez-en au moins une.",
    "price": "Ligne {number}, prix\u00a0: indiquez un montant, par exemple 12,50.",
    "born_on": "Né ou née le\u00a0: indiquez le jour de naissance de l’enfant.",
    "town": "Ville\u00a0: choisissez-en une dans la liste.",
    "fault": "Panne\u00a0: choisissez-en une dans la liste.",
}
USERNAME_MALFORMED = "Nom d’utilisateur\u00a0: indiquez de 4 à 64 lettres, chiffres ou . - _ @ +, sans espace."
PASSWORD_MALFORMED = "Mot de passe\u00a0: indiquez de 1 à {longest} caractères."
NUMBER_MALFORMED = "Numéro\u00a0: indiquez de 6 à 23 chiffres ou lettres sans accent."
BEING_PAID = "Cette facture est en cours de paiement en ligne\u00a0: attendez-en le résultat."
NUMBER_TAKEN = "Une facture porte déjà ce numéro\u00a0: choisissez-en un autre."
NO_SUCH_PAGE = "Page\u00a0: elle n’existe pas. Indiquez son adresse, telle que MonCompte."
VERSION_UNCHANGED = "Version\u00a0: donnez-en une autre, sans quoi personne n’acceptera ce texte."
CONFIRMATION_MISSING = "Cochez la case pour confirmer."

# The errors of the portal. The keys are the words with which the texts of `InvalidRequest` begin.
INVALID_FIELDS = {
    "first_name": "Vérifiez le prénom.",
    "last_name": "Vérifiez le nom.",
    "email": "Vérifiez l’adresse électronique, par exemple marie.martin@example.org.",
    "clock": "Horloge\u00a0: indiquez un moment des années 2000 à 2099.",
    "issued_on, due_on": "Dates\u00a0: indiquez des jours des années 2000 à 2099.",
    "paid": "Déjà payé\u00a0: indiquez au plus le total de la facture.",
    "since, until": "Depuis, jusqu’à\u00a0: indiquez des moments des années 2000 à 2099.",
    "page": "Page\u00a0: laissez ce champ vide, cette panne ne frappe pas les pages.",
}
INVALID_SLUG = "Nom dans l’adresse\u00a0: utilisez des lettres de a à z, des chiffres et des tirets à l’intérieur."
INVALID_ENCODING = "L’octet {} n’est pas de l’UTF-8\u00a0: enregistrez le fichier au format «\u00a0CSV UTF-8\u00a0»."
INVALID_HEADER = "Ligne 1\u00a0: nommez les colonnes first_name, last_name, email et, s’il y a des clés, child_key."
INVALID_COLUMNS = "Ligne {}\u00a0: {} valeurs pour {} colonnes. Complétez-la."
INVALID_LINE = "Ligne {}\u00a0: ce n’est pas du CSV. Vérifiez les guillemets."
INVALID_COUNT = "Le fichier contient {} familles\u00a0: donnez-en de 1 à 100\u00a0000."
PLACES = {"line": "Ligne", "family": "Famille"}
"""What stands before the number of a line of a file, or of a generated family."""
MESSAGE_REFUSED = (
    "Le serveur de messagerie n’a pas accepté le message\u00a0: rien n’a été enregistré ni changé. "
    "Sa réponse\u00a0: {reply}"
)
EMAIL_TAKEN = "L’adresse {email} est déjà inscrite."
KEY_TAKEN = "Cette clé appartient déjà à une autre famille."
ALREADY_PERSONALISED = "Cette famille a déjà personnalisé son espace\u00a0: une invitation n’est plus utile."
USERNAME_TAKEN = "Ce nom d’utilisateur est déjà pris\u00a0: choisissez-en un autre."
TENANT_TAKEN = "Un portail porte déjà ce nom\u00a0: choisissez-en un autre."

# When a fault is applied.
SHARE = "{percent}\u00a0% des occasions"
LASTING = "pendant {seconds}\u00a0s"
TIMES = "{count} fois"
SINCE = "dès le {moment}"
UNTIL = "jusqu’au {moment}"
ALWAYS = "toujours"


def active(defects: int, faults: int) -> str:
    """How many defects and faults are active; "" when there is none."""
    numbers = ((defects, "défaut"), (faults, "panne"))
    return ", ".join(f"{number} {word}{'s' if number > 1 else ''}" for number, word in numbers if number)
