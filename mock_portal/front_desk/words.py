"""What the front desk says."""

from mock_portal.errors import AddressTaken, AlreadyPersonalised, InvalidRequest, KeyTaken, MessageRefused, PortalError

STATES = {
    "registered": "Inscrite",
    "invited": "Invitée",
    "link-opened": "Lien ouvert",
    "signed-in": "Connectée",
    "credentials-chosen": "Identifiants choisis",
    "services-validated": "Services validés",
    "terms-accepted": "Conditions acceptées",
}

NOTICES = {
    "invited": "L’invitation a été envoyée.",
    "stale": "Cette page était ouverte depuis trop longtemps : rien n’a été fait. Veuillez recommencer.",
}

LABELS = {"first_name": "Prénom", "last_name": "Nom", "email": "Adresse électronique", "key": "Clé enfance"}


def refusal(error: PortalError, form_email: str = "") -> tuple[str, str]:
    """The field that an error is about, and the sentence for the agent."""
    match error:
        case MessageRefused():
            return "email", (
                "Le serveur de messagerie n’a pas accepté le message : rien n’a été enregistré ni changé. "
                f"Sa réponse : {error}"
            )
        case AddressTaken():
            return "email", f"L’adresse {form_email} est déjà inscrite."
        case KeyTaken():
            return "key", "Cette clé appartient déjà à une autre famille."
        case AlreadyPersonalised():
            return "families", "Cette famille a déjà personnalisé son espace : une invitation n’est plus utile."
        case InvalidRequest():
            field = str(error).partition(":")[0]
            return (
                (field, f"Vérifiez ce champ : {LABELS[field].lower()}.") if field in LABELS else ("email", str(error))
            )
    raise error
