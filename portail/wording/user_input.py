"""What the engine says of things that cannot be pressed, and of fields that cannot be filled in."""

from portail.wording.legibility import thing

SOMETHING_TO_PRESS = "quelque chose que l’on peut presser"
A_FIELD = "un champ où l’on peut écrire"
TRY_BY_HAND = "Essayez à la main, à la souris puis au clavier."
NOT_THERE = "rien de ce nom n’est apparu"
NO_ANSWER = "il est là, mais la page ne répond pas"
OBSTACLES = {
    "element is not enabled": "il est là, mais inactif",
    "element is not stable": "il est là, mais bouge sans cesse",
    "element is outside of the viewport": "il est là, mais hors de la fenêtre",
    "element is not visible": "il est là, mais caché",
    "strict mode violation": "plusieurs choses portent ce nom",
}
"""What Playwright says of what it cannot act on, and what a person says of it."""


def in_the_way(text: str, kind: str) -> str:
    return f"{thing(text, kind)}, qui est par-dessus et reçoit le clic"


def keeps_the_focus(field: str) -> str:
    return f"un champ {_named(field)}où l’on peut écrire".replace("  ", " ")


def loses_it(thief: str) -> str:
    return f"le point de saisie est passé à « {thief} »" if thief else "le point de saisie n’y reste pas"


def typed(field: str, text: str, *, secret: bool) -> str:
    what = "ce que l’on a tapé" if secret else f"« {text} », que l’on a tapé"
    return f"{what}, dans le champ {_named(field)}".rstrip()


def holds(value: str, *, secret: bool) -> str:
    if not value:
        return "un champ vide"
    return f"autre chose, de {len(value)} signes" if secret else f"« {value} »"


def _named(field: str) -> str:
    return f"« {field} » " if field else ""
