"""The sentences of a town's pages beside their templates: titles, notices, and the errors of forms."""

ERROR_TITLE = "Erreur\u00a0: {title}"

# The session and the forms of every page.
SESSION_LOST = "Votre session est terminée. Connectez-vous pour reprendre là où vous en étiez."
FORM_STALE = (
    "Votre page était ouverte depuis trop longtemps ou dans un autre onglet\u00a0: rien n’a été enregistré. "
    "Veuillez recommencer."
)
SIGNED_OUT = "Vous êtes déconnecté. À bientôt\u00a0!"
SIGN_OUT_TITLE = "Je me déconnecte"
PROCEDURE_LEFT = (
    "Vous avez quitté la personnalisation de votre {portal}. "
    "Vous pourrez la reprendre là où vous l’avez laissée\u00a0: il vous suffit de vous connecter."
)
NEW_TERMS_LEFT = "Vous êtes déconnecté. Votre {portal} s’ouvrira quand vous aurez accepté les conditions."
STEPS = {
    "CREDENTIALS": "Mes identifiants",
    "SERVICES": "Mes services",
    "TERMS": "Les conditions générales",
}
"""The steps of the procedure, as the stepper calls them."""

# Signing in, and the activation link.
USERNAME_MISSING = "Saisissez votre nom d’utilisateur."
PASSWORD_MISSING = "Saisissez votre mot de passe."
SIGN_IN_REFUSALS = {
    "wrong": "Le nom d’utilisateur ou le mot de passe est incorrect. Vérifiez votre saisie.",
    "link-not-opened": (
        "Votre espace n’est pas encore activé. Ouvrez d’abord le lien d’activation du message que vous avez reçu, "
        "puis connectez-vous."
    ),
    "locked": (
        "Trop de tentatives ont échoué\u00a0: ce nom d’utilisateur est bloqué. Réessayez à partir de {time:%H:%M}."
    ),
}
ACTIVATION_USED_TITLE = "Votre espace est déjà personnalisé"
ACTIVATION_REFUSED_TITLE = "Erreur\u00a0: lien d’activation non valable"

# Credentials.
USERNAME_EMPTY = "Choisissez un nom d’utilisateur."
USERNAME_MALFORMED = "Le nom d’utilisateur compte de 4 à 64 lettres, chiffres ou signes . _ - @ + (sans espace)."
USERNAME_TAKEN = "Ce nom d’utilisateur est déjà pris\u00a0: choisissez-en un autre."
PASSWORD_RULES = (
    "12 caractères au moins, avec des minuscules, des majuscules, des chiffres et des caractères spéciaux",
    "ou 14 caractères au moins, de trois de ces sortes",
    "ou une phrase de 7 mots au moins",
)
PASSWORD_EMPTY = "Choisissez un mot de passe."
PASSWORD_WEAKNESSES = {
    "too-simple": "Le mot de passe est trop simple\u00a0: suivez l’une des règles indiquées.",
    "too-long": "Le mot de passe est trop long\u00a0: {longest} caractères au plus.",
    "holds-username": "Le mot de passe ne doit pas contenir le nom d’utilisateur.",
    "common": "Le mot de passe est trop courant\u00a0: choisissez-en un autre.",
}
PASSWORD_REPEATED_OTHERWISE = "Les deux mots de passe ne sont pas identiques\u00a0: saisissez le même deux fois."
PASSWORD_PROVISIONAL = "Le mot de passe doit être différent de celui qui vous a été envoyé."
PASSWORD_UNCHANGED = "Le nouveau mot de passe doit être différent de l’ancien."
PASSWORD_CURRENT_WRONG = "Ce n’est pas votre mot de passe actuel."

# The help for a family that lost its message or its password.
EMAIL_MALFORMED = "Saisissez une adresse électronique, par exemple marie.martin@example.org."
NEW_LINK_TITLE = "Recevoir un nouveau lien d’activation"
FORGOTTEN_PASSWORD_TITLE = "Mot de passe oublié"
RECOVERY_SENT_TITLE = "Consultez votre messagerie"
NEW_PASSWORD_TITLE = "Nouveau mot de passe"
NEW_PASSWORD_REFUSED_TITLE = "Erreur\u00a0: lien non valable"
NEW_PASSWORD_SAVED = "Votre mot de passe est enregistré. Connectez-vous avec celui que vous venez de choisir."

# Access keys and terms.
SERVICES_TITLE = "Services – {lead}"
KEY_ERROR = "«\u00a0{service}\u00a0»\u00a0: {reason} Corrigez-la, ou laissez la case vide pour le moment."
KEY_REFUSED = "cette clé n’est pas reconnue."
"""One sentence whatever the reason is: another one would tell which keys there are."""
KEYS_LOCKED = "Trop de clés ont été refusées\u00a0: réessayez à partir de {time:%H:%M}."
SERVICE_CLOSED = "«\u00a0{service}\u00a0»\u00a0: renseignez la clé de ce service pour ouvrir ses démarches."
TERMS_TITLE = "Conditions générales d’utilisation"
TERMS_NOT_READ = "Lisez les conditions générales d’utilisation jusqu’à la fin avant de les accepter."

# « Modification de votre Espace ».
CONTACT_MISSING = {"first_name": "Saisissez votre prénom.", "last_name": "Saisissez votre nom."}
CONTACT_MALFORMED = {
    "first_name": "Le prénom compte {longest} caractères au plus, tous lisibles.",
    "last_name": "Le nom compte {longest} caractères au plus, tous lisibles.",
    "email": "L’adresse électronique compte {longest} caractères au plus, tous lisibles.",
}
PASSWORD_FOR_ADDRESS = "Pour changer d’adresse électronique, saisissez votre mot de passe actuel."
ADDRESS_LINK_SENT = (
    "Un message a été envoyé à {email}\u00a0: ouvrez le lien qu’il contient pour confirmer cette adresse. "
    "D’ici là, la ville vous écrit à l’ancienne."
)
TOO_MANY_MESSAGES = "Cette adresse a déjà reçu plusieurs messages\u00a0: réessayez dans un quart d’heure."
ADDRESS_TITLE = "Confirmer votre adresse électronique"
ADDRESS_REFUSED_TITLE = "Erreur\u00a0: lien non valable"
ADDRESS_SAVED = "Votre nouvelle adresse électronique est enregistrée."
EMAIL_TAKEN = "Cette adresse ne peut pas être enregistrée\u00a0: indiquez-en une autre."
CONTACT_SAVED = "Vos coordonnées sont enregistrées."
CREDENTIALS_SAVED = "Vos identifiants sont enregistrés."
KEYS_SAVED = "Vos clés sont enregistrées."

# Invoices and their payment.
INVOICE_TITLE = "Facture n°\u00a0{number}"
INVOICE_FILTERS = {
    "toutes": "Toutes",
    "a-regler": "À régler",
    "en-cours": "En cours de paiement",
    "prelevees": "Prélèvement automatique",
    "reglees": "Payées",
    "annulees": "Annulées",
}
INVOICE_ORDERS = {"recentes": "Les plus récentes", "echeance": "Par date limite", "montant": "Par montant"}
PDF_UNAVAILABLE_TITLE = "Erreur\u00a0: document indisponible"
PDF_UNAVAILABLE = "Document indisponible"
PDF_UNAVAILABLE_SENTENCE = (
    "Le document ne peut pas être préparé en PDF pour le moment. "
    "Vous pouvez consulter et imprimer vos factures depuis la page «\u00a0Mes factures\u00a0»."
)
NO_INVOICE_CHOSEN = "Choisissez au moins une facture, puis demandez à la payer."
INVOICE_NOT_PAYABLE = (
    "Cette facture est déjà payée, en cours de paiement, prélevée ou annulée\u00a0: rien n’a été payé une seconde fois."
)
PAYMENT_AWAITED = (
    "Un paiement commencé le {moment} attend encore la réponse du service de paiement\u00a0: "
    "rien n’a été payé une seconde fois. Son résultat sera affiché ici dès qu’il sera connu."
)
AMOUNT_CHANGED = "Le montant à payer a changé depuis que cette page a été ouverte\u00a0: vérifiez-le, puis payez."
PAYMENT_CANCELLED = "Le paiement a été abandonné\u00a0: rien n’a été payé."
PAYMENT_REFUSALS = {
    "A2": "Le service de paiement n’accepte pas votre adresse électronique\u00a0: modifiez-la, puis recommencez.",
    "M1": "Le service de paiement n’accepte que les montants de 1\u00a0€ à 100\u00a0000\u00a0€\u00a0: "
    "adressez-vous au service qui a émis la facture.",
}
"""By the code of PayFiP."""
PAYMENT_OUTCOMES = {
    "paid": "Votre paiement est enregistré. Merci\u00a0!",
    "paid-before": "Votre paiement est enregistré. Merci\u00a0!",
    "not-paid": "Le paiement n’a pas abouti\u00a0: rien n’a été débité.",
    "pending": "Votre paiement est en cours. Son résultat sera affiché ici dès qu’il sera connu.",
    "unknown": "Ce paiement n’est pas connu\u00a0: rien n’a été enregistré.",
}

# Pages of information.
PUBLIC_HOME_TITLE = "Accueil"
HELP_TITLE = "Aide"
TERMS_TEXT_TITLE = "Conditions d’utilisation"
LEGAL_TITLE = "Mentions légales"
PRIVACY_TITLE = "Données personnelles et cookies"
ACCESSIBILITY_TITLE = "Accessibilité\u00a0: non conforme"

HTTP_ERRORS = {
    404: ("Page introuvable", "La page que vous demandez n’existe pas, ou n’existe plus. Vérifiez son adresse."),
    405: ("Action impossible", "Cette page ne peut pas être utilisée de cette manière."),
    413: ("Envoi trop volumineux", "Ce que vous avez envoyé est trop volumineux."),
    429: ("Trop de demandes", "Vous avez fait trop de demandes en peu de temps. Veuillez patienter, puis réessayer."),
    503: (
        "Service momentanément indisponible",
        "Trop de demandes à la fois. Veuillez réessayer dans un instant.",
    ),
    500: ("Incident technique", "Un incident est survenu de notre côté. Veuillez réessayer dans quelques minutes."),
}
"""Heading and sentence, by status."""
OTHER_HTTP_ERROR = (
    "Demande incomprise",
    "Votre demande n’a pas pu être comprise. Reprenez depuis la page d’accueil.",
)
