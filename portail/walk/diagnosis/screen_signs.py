"""What a screen says of itself that is not the screen which was expected: the words of gates, ends and errors."""

import re
from typing import Final

from portail.wording.causes import shortened

# In the order in which they count: each is a sentence that a person would read out.
SIGNS: Final = (
    (
        "consent",
        r"\b(?:cookies?|traceurs)\b.*\b(?:accept|refus|consent|continu|param[èe]tr|pr[ée]f[ée]r|utilis|agree)"
        r"|\b(?:accept\w*|consent\w*|agree|utilis\w*)\b.*\b(?:cookies?|traceurs)\b",
    ),
    ("captcha", r"\bcaptcha\b|\b(?:n[’']êtes|suis|es) pas un robot\b|\bnot a robot\b|\bchecking your browser\b"),
    ("maintenance", r"\b(?:en|de) maintenance\b|\bunder maintenance\b|\bmomentan[ée]ment indisponible\b"),
    (
        "session-over",
        r"\bsession\b.*\b(?:expir\w+|termin[ée]e|ferm[ée]e|timed out)|\breconnect(?:ez|er)\b|\bsession expired\b",
    ),
    (
        "popup-blocked",
        r"\b(?:bloqu|d[ée]bloqu|autoris|emp[êe]ch)\w*\b.*\b(?:pop-?ups?|fen[êe]tres? (?:surgissante|contextuelle))"
        r"|\b(?:pop-?ups?|fen[êe]tres? (?:surgissante|contextuelle)s?)\b.*\b(?:bloqu|emp[êe]ch|blocked)\w*"
        r"|\b(?:allow|enable) pop-?ups?\b",
    ),
    (
        "mail-link-expired",
        r"\blien\b.*(?:\bexpir\w+|plus valable|plus valide|n[’']est pas valable|n[’']est pas valide|d[ée]j[àa]"
        r"|invalide|ne vaut plus)|\blink\b.*\b(?:expired|no longer valid|invalid)\b",
    ),
    (
        "credentials-refused",
        r"\b(?:identifiants?|mot de passe|nom d[’']utilisateur|connexion|password)\b.*"
        r"\b(?:incorrects?|invalides?|erron[ée]s?|refus[ée]s?|inconnus?|incorrect|invalid)\b",
    ),
    (
        "error-page",
        r"\berreur (?:interne|technique|inattendue|serveur|est survenue)\b|\binternal server error\b"
        r"|\bservice unavailable\b|\btraceback \(most recent|\bune erreur (?:s[’']est|est)\b|\bfatal error\b",
    ),
)
PATTERNS: Final = tuple((cause, re.compile(sign, re.IGNORECASE)) for cause, sign in SIGNS)
LONGEST: Final = 120
AT_MOST: Final = 200
"""How many lines are read: what stands in the way stands at the top, or alone."""


def sign_on(text: str, *causes: str) -> tuple[str, str] | None:
    """Return the first cause that a text speaks of, and the line; with `causes`, of these alone."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:AT_MOST]
    for cause, pattern in PATTERNS:
        if causes and cause not in causes:
            continue
        if line := next((line for line in lines if pattern.search(line[: LONGEST * 4])), None):
            return cause, shortened(line, LONGEST)
    return None
