"""What portals usually call the things that the document asks for without naming them.

Each is an expression for a part of a name; Python and the browser understand it alike.
"""

import re

_NOT_THIS = r"(?!.*\b(?:sans|plus tard|ne pas|annul|supprim|oubli|france ?connect|google|facebook|apple))"


def _names(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"^{_NOT_THIS}.*(?:{'|'.join(parts)})", re.IGNORECASE)


def _beginnings(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"^{_NOT_THIS}\W*(?:{'|'.join(parts)})", re.IGNORECASE)


SIGN_IN = _names("connecte", "connexion", "identifie", "authentifie", r"\blog ?in\b", r"\bsign ?in\b")
MY_SPACE = _beginnings(r"(?:accéder à |ouvrir )?(?:mon|votre) (?:espace|compte|portail)\b")
SIGN_OUT = re.compile(r"déconne(?:cte|xion)|\bfermer (?:ma|la) session|\bquitter mon espace", re.IGNORECASE)
SAVE = _names(
    *("enregistre", "sauvegarde", "valide", "confirme", r"\bcréer? (?:mon|ma|mes|le)\b"),
    *(r"\bmodifie", r"\b(?:mettre|mets) à jour", r"\bpersonnalise"),
)
GO_ON = _beginnings(
    *("je (?:valide|continue|confirme)", "valide", "continue", "confirme", "(?:étape |page )?suivant", "poursui"),
    *("termine", "envoye", r"ok\b", r"go\b", "c['’]est parti", "accéde", "entre[rz]", "ouvri"),
)
NEXT = _beginnings("(?:étape |page )?suivant", "continue", "poursui")
PAY = _names(
    *(r"(?<!à )\b(?:payer|paye|paie|régler|règle)\b", r"\b(?:télé|e-?)?paiement\b"),
    *(r"\brèglement (?:en ligne|par|de la facture)", r"\bcarte bancaire\b", r"\bcb\b", r"\bpayfip\b"),
)
PAYMENT = re.compile(
    r"^(?!.*\bfactures\b).*(?:paiement|payer|\brèglement|\brégler\b|\bcarte bancaire\b)", re.IGNORECASE
)
PAY_NOW = _beginnings(r"(?:continuer|confirmer|valider)\b.*(?:paiement|payer|règlement)")
INVOICES = re.compile(r"\bfactures\b|\bfacturation\b", re.IGNORECASE)
CONFIRMATION = re.compile(
    r"^(?!.*(?:mail|adresse|téléphone|mobile)).*"
    r"(?:confirm|répét|ressaisi|resaisi|encore|à nouveau|de nouveau|une (?:seconde|deuxième|2e) fois|vérifi)",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:actuel|ancien|provisoire|temporaire|reçu)\b", re.IGNORECASE)
