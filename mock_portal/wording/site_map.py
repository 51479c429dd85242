"""The sentences of the map of the site and of the search."""

SITE_MAP_TITLE = "Plan du site"
SEARCH_TITLE = "Recherche"
RESULTS_TITLE = "Recherche\u00a0: «\u00a0{sought}\u00a0»"
NO_RESULT = "Aucun résultat"
INVOICE = "Facture n°\u00a0{number}"

OWN_SPACE = "Mon espace"
SIGN_IN = "Connexion"
INFORMATION_HEADING = "Informations"

DUE = "L’étape à laquelle vous vous êtes arrêté."
SIGN_OUT = ("Je me déconnecte", "Quitter votre espace, sur un ordinateur partagé par exemple.")
TABS = {
    "CompteCitoyen": "Ce qui est à régler, vos services et votre famille.",
    "MonCompte": "Consulter, télécharger et payer vos factures en ligne.",
    "CompteCitoyen/Modification": "Changer vos coordonnées, vos clés, votre nom d’utilisateur ou votre mot de passe.",
}
"""What stands behind the tabs of a family, by their address."""
DOORS = {
    "Home/AccueilPublic": ("Accueil", "Ce que l’on fait sur le portail."),
    "Home/Logon": ("Je me connecte", "Entrer avec votre nom d’utilisateur et votre mot de passe."),
    "Home/MotDePasseOublie": ("", "Recevoir un message pour en choisir un nouveau."),
    "CompteCitoyen/NouveauLien": (
        "",
        "Si le message d’activation n’est pas arrivé ou si son lien n’est plus bon.",
    ),
}
"""Titles and sentences of the pages before the sign-in; a town gives those that are empty their title."""
INFORMATION = {
    "PageInfosDiverses/Index/1": ("Aide", "Message d’activation, clés, mot de passe oublié, blocage, paiement."),
    "PageInfosDiverses/Index/2": ("Conditions d’utilisation", "Les conditions générales, à lire à tout moment."),
    "PageInfosDiverses/MentionsLegales": ("Mentions légales", "L’éditeur, l’hébergement et le contact."),
    "PageInfosDiverses/DonneesPersonnelles": (
        "Données personnelles et cookies",
        "Ce qui est enregistré, pourquoi, et vos droits.",
    ),
    "accessibilite": ("Accessibilité\u00a0: non conforme", "La déclaration, et comment signaler une difficulté."),
    "PlanDuSite": (SITE_MAP_TITLE, "Toutes les pages du portail."),
    "Recherche": (SEARCH_TITLE, "Trouver une page ou une facture par ses mots."),
}
"""Titles and sentences of the pages that are open to everybody, by their address."""


def results(count: int) -> str:
    """How many there are, as a heading."""
    if not count:
        return NO_RESULT
    return "1 résultat" if count == 1 else f"{count} résultats"
