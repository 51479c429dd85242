"""What the desk says when the portal refuses."""

import re

from mock_portal.errors import (
    AddressTaken,
    AlreadyPersonalised,
    InvalidRequest,
    KeyTaken,
    MessageRefused,
    PortalError,
    TenantTaken,
    UsernameTaken,
)
from mock_portal.http.frame.form import Form

FIELDS = {
    "first_name": "Vérifiez le prénom.",
    "last_name": "Vérifiez le nom.",
    "email": "Vérifiez l’adresse électronique, par exemple marie.martin@example.org.",
    "clock": "Horloge\u00a0: indiquez un moment entre 2000 et 2100.",
    "issued_on, due_on": "Dates\u00a0: indiquez des jours entre 2000 et 2100.",
    "paid": "Déjà payé\u00a0: indiquez au plus le total de la facture.",
    "since, until": "Depuis, jusqu’à\u00a0: indiquez des moments entre 2000 et 2100.",
    "page": "Page\u00a0: laissez ce champ vide, cette panne ne frappe pas les pages.",
}
PLACES = {"issued_on, due_on": "issued_on", "since, until": "since"}
"""Where a sentence about several fields stands."""
FILE = (
    (r"byte (\d+)", "L’octet {} n’est pas de l’UTF-8\u00a0: enregistrez le fichier au format «\u00a0CSV UTF-8\u00a0»."),
    (
        r"line 1: name",
        "Ligne 1\u00a0: nommez les colonnes first_name, last_name, email et, s’il y a des clés, child_key.",
    ),
    (r"line (\d+): it has (\d+) values for (\d+)", "Ligne {}\u00a0: {} valeurs pour {} colonnes. Complétez-la."),
    (r"line (\d+): ", "Ligne {}\u00a0: ce n’est pas du CSV. Vérifiez les guillemets."),
    (r"The file holds (\d+)", "Le fichier contient {} familles\u00a0: donnez-en de 1 à 100\u00a0000."),
)


def refusal(error: PortalError, form: Form) -> tuple[str, str]:
    """The field that an error is about, and the sentence for the agent."""
    if isinstance(error.__cause__, InvalidRequest | AddressTaken | KeyTaken):
        return "file", f"{_place(error)}\u00a0: {refusal(error.__cause__, Form())[1]}"
    match error:
        case MessageRefused(reply=reply):
            return ("email" if form.get("email") else "invitation"), (
                "Le serveur de messagerie n’a pas accepté le message\u00a0: rien n’a été enregistré ni changé. "
                f"Sa réponse\u00a0: {reply}"
            )
        case AddressTaken():
            return "email", f"L’adresse {form.get('email')} est déjà inscrite.".replace("  ", " ")
        case KeyTaken():
            return "key", "Cette clé appartient déjà à une autre famille."
        case AlreadyPersonalised():
            return "invitation", "Cette famille a déjà personnalisé son espace\u00a0: une invitation n’est plus utile."
        case UsernameTaken():
            return "username", "Ce nom d’utilisateur est déjà pris\u00a0: choisissez-en un autre."
        case TenantTaken():
            return "slug", "Un portail porte déjà ce nom\u00a0: choisissez-en un autre."
        case InvalidRequest():
            return _invalid(str(error))
    raise error


def _invalid(text: str) -> tuple[str, str]:
    field = text.partition(":")[0]
    if field in FIELDS:
        return PLACES.get(field, field), FIELDS[field]
    if text.startswith("The slug"):
        return (
            "slug",
            "Nom dans l’adresse\u00a0: utilisez des lettres de a à z, des chiffres et des tirets à l’intérieur.",
        )
    for pattern, sentence in FILE:
        if match := re.match(pattern, text):
            return "file", sentence.format(*match.groups())
    return "contenu", text


def _place(error: PortalError) -> str:
    """The line of the file, or the number of the family, that an error names first."""
    return str(error).partition(":")[0].replace("line", "Ligne").replace("family", "Famille")
