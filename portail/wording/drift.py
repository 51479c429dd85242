"""The French names of what an aria snapshot speaks of, and of how it moves."""

from collections.abc import Sequence

ROLES = {
    "alert": "alerte",
    "banner": "bandeau",
    "blockquote": "citation",
    "button": "bouton",
    "cell": "cellule",
    "checkbox": "case à cocher",
    "columnheader": "en-tête de colonne",
    "combobox": "liste déroulante",
    "contentinfo": "pied de page",
    "definition": "définition",
    "dialog": "boîte de dialogue",
    "emphasis": "mots en italique",
    "form": "formulaire",
    "group": "groupe",
    "heading": "titre",
    "iframe": "cadre",
    "img": "image",
    "link": "lien",
    "list": "liste",
    "listitem": "élément de liste",
    "main": "contenu principal",
    "menuitem": "élément de menu",
    "paragraph": "paragraphe",
    "progressbar": "barre de progression",
    "radio": "bouton radio",
    "region": "région",
    "row": "ligne",
    "rowgroup": "groupe de lignes",
    "rowheader": "en-tête de ligne",
    "search": "recherche",
    "separator": "séparateur",
    "status": "message d’état",
    "strong": "mots en gras",
    "tab": "onglet",
    "table": "tableau",
    "term": "terme",
    "text": "texte",
    "textbox": "champ",
}
STATES = {
    "active": "au point de saisie",
    "checked": "coché",
    "checked=mixed": "coché en partie",
    "disabled": "désactivé",
    "expanded": "déplié",
    "pressed": "enfoncé",
    "selected": "choisi",
}


def role(name: str) -> str:
    """Name a role in French; one that has no name here keeps its own."""
    return ROLES.get(name, name)


def states(marks: Sequence[str]) -> str:
    """Name the states of an element in French."""
    return ", ".join(map(_state, marks)) or "sans état particulier"


def move(across: int, down: int) -> list[str]:
    """Say how far something went, in CSS pixels, to the right and down; nothing where it stayed."""
    sideways = f"{abs(across)} px vers la {'droite' if across > 0 else 'gauche'}"
    upright = f"{abs(down)} px vers le {'bas' if down > 0 else 'haut'}"
    return [words for distance, words in ((across, sideways), (down, upright)) if distance]


def growth(wider: int, higher: int) -> list[str]:
    """Say by how much something grew, in CSS pixels; nothing where it did not."""
    width = f"{'plus' if wider > 0 else 'moins'} large de {abs(wider)} px"
    height = f"{'plus' if higher > 0 else 'moins'} haut de {abs(higher)} px"
    return [words for size, words in ((wider, width), (higher, height)) if size]


def _state(mark: str) -> str:
    return f"de niveau {mark.removeprefix('level=')}" if mark.startswith("level=") else STATES.get(mark, mark)
