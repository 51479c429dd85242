"""What `portail prove` says: the ways to break a document, and what came of them."""

from typing import Final

from portail.wording.reports import counted

OPERATORS: Final = {
    "remove": "retiré",
    "rename": "remplacé par d’autres mots",
    "one-letter": "une lettre changée",
    "letter-lost": "une lettre perdue",
    "accent": "un accent perdu",
    "word-lost": "un mot perdu",
    "words-swapped": "deux mots intervertis",
    "word-added": "un mot de trop",
    "twice": "écrit deux fois",
    "order-in-source": "placé après ce qui le suit",
    "order-to-the-eye": "montré après ce qui le suit",
    "display-none": "retiré de l’écran",
    "visibility-hidden": "rendu invisible",
    "transparent": "transparent",
    "faint": "presque transparent",
    "colour-of-the-ground": "de la couleur du fond",
    "colour-near-the-ground": "presque de la couleur du fond",
    "fill-transparent": "écrit sans encre",
    "tiny": "écrit en 2 px",
    "size-zero": "écrit en taille nulle",
    "clipped": "découpé",
    "cut-off": "dans une boîte sans hauteur",
    "half-cut-off": "dans une boîte trop étroite",
    "out-of-the-window": "à gauche de la fenêtre",
    "above-the-window": "au-dessus de la page",
    "masked": "derrière un masque",
    "blurred": "flou",
    "turned-over": "tête en bas",
    "mirrored": "en miroir",
    "shrunk": "dix fois plus petit",
    "covered": "sous un cadre gris",
    "covered-without-touch": "sous un cadre gris qui laisse passer les clics",
    "under-a-veil": "sous un voile de la couleur du fond",
    "hover-only": "visible au survol seulement",
    "in-what-is-closed": "dans un volet fermé",
    "content-hidden": "dans une partie non dessinée",
    "vanishes": "disparaît peu après",
    "dead": "un texte mort à la place",
    "disabled": "désactivé",
    "click-lost": "le clic se perd",
    "leads-nowhere": "mène à une page qui n’existe pas",
    "leads-elsewhere": "mène ailleurs",
    "leads-back": "ramène à la même page",
    "open-too-early": "activé trop tôt",
    "closes-again": "se désactive peu après",
    "never-changes-colour": "ne change pas de couleur",
    "field-takes-nothing": "le champ ne prend rien",
    "field-loses-the-last-letter": "le champ perd la dernière lettre",
    "saves-something-else": "autre chose est enregistré",
    "saves-nothing": "rien n’est enregistré",
    "answer-500": "l’envoi finit en erreur 500",
    "answer-403": "l’envoi est refusé (403)",
    "answer-lost": "l’envoi se perd en route",
    "answer-back": "la même page revient, rien n’est reçu",
    "page-404": "page introuvable (404)",
    "page-500": "page en erreur (500)",
    "page-blank": "page blanche",
    "page-of-another": "une autre page s’ouvre",
    "sender-address-other": "une autre adresse d’expéditeur",
    "sender-address-alike": "une adresse d’expéditeur qui ressemble",
    "sender-name-other": "un autre nom d’expéditeur",
    "defect": "un défaut du portail",
    "neutral": "un changement anodin",
}
"""What happened to something, by the names of `portail.prove.operators`."""
SENTENCE: Final = "Phrase du document"
NOTICED: Final = "Remarqué"
PASSED: Final = "Passé inaperçu"
NOTHING: Final = "–"
OTHER_TITLE: Final = "Bienvenue"
OTHER_TEXT: Final = "Cette page parle d’autre chose."
BADGE: Final = "document prouvé"
NEUTRAL_CHANGES: Final = "Changements anodins"
EXPLANATION: Final = (
    "Chaque promesse du document a été cassée, une à la fois, et la procédure parcourue de nouveau : voici ce que le "
    "parcours remarque, et ce qui lui échappe."
)
NOT_ON_EXTERNAL: Final = (
    "Un portail que l’on ne peut pas remettre à zéro ne se laisse pas parcourir deux fois de la même façon : prouvez "
    "la procédure sur le portail du projet, ou donnez une cible qui a une API de contrôle."
)


def title(procedure: str) -> str:
    return f"Preuve de « {procedure} »"


def no_alarm(number: int) -> str:
    return f"{counted(number, 'changement')} de présentation essayés : aucune fausse alerte."


def trial(operator: str, site: str) -> str:
    return f"{OPERATORS[operator]} : {site}" if site else OPERATORS[operator]


def summary(procedure: str, noticed: int, counted_: int, percent: float, alarms: int) -> str:
    share = f"{percent:.1f} %".replace(".", ",")
    return (
        f"{procedure} : {share} des ruptures sont remarquées ({noticed} sur {counted_}) ; "
        f"{counted(alarms, 'fausse alerte')}."
    )


def untried(number: int) -> str:
    return f"La preuve s’est interrompue : il reste {counted(number, 'essai')} à faire."


def alarm(change: str, blamed: str, found: str) -> str:
    return f"✗ {change} : {blamed} {found}".rstrip()


def baseline_failed(procedure: str, why: str) -> str:
    return f"{procedure} : le parcours échoue déjà sans que rien ne soit cassé. {why}"
