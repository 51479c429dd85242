"""What is said of a document and a portal that no longer agree, and of a reference that cannot be used."""

from collections.abc import Sequence
from typing import Final

from portail.wording.reports import counted

ROLES: Final = {
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
STATES: Final = {
    "active": "au point de saisie",
    "checked": "coché",
    "checked=mixed": "coché en partie",
    "disabled": "désactivé",
    "expanded": "déplié",
    "pressed": "enfoncé",
    "selected": "choisi",
}
LAYERS: Final = {"procedure": "procédure", "structure": "structure", "pixels": "apparence"}
LAYER: Final = "couche"
SCREEN: Final = "écran"
LINE: Final = "ligne"
DRIFT: Final = "dérive"
NO_DRIFT: Final = "Aucune dérive."
PINNED: Final = "Mêmes navigateur, polices et fenêtre que la référence : les images sont comparées pixel par pixel."
UNPINNED: Final = (
    "Le navigateur, les polices ou la fenêtre ne sont pas ceux de la référence : les places et les pixels ne sont pas "
    "comparés, mais les noms le sont à la lettre, et la couleur de chaque élément numéroté aussi."
)
IN_REFERENCE: Final = "Référence"
NOW: Final = "À présent"
DIFFERENCE: Final = "Différence"
WHAT_DIFFERS: Final = "Ce qui diffère entre les deux"
NOT_IN_REFERENCE: Final = "La référence n’a pas cette image."
NOT_TAKEN: Final = "Le parcours n’a pas pris cette image."
WHERE_IT_STOPPED: Final = "L’écran où le parcours s’est arrêté"
GUIDE_OF_ANOTHER_VERSION: Final = "le guide de la référence n’est plus tel qu’on l’écrit à présent"
PICTURE_ADDED: Final = "image nouvelle : la référence ne la montre pas"
PICTURE_REWORDED: Final = "le texte ou la légende de l’image a changé"
PICTURE_REMOVED: Final = "image retirée : la référence la montre encore"


def heading(title: str, variant: str = "") -> str:
    return f"Dérives de « {title} »{_on(variant)}"


def _on(variant: str) -> str:
    return f", {variant}" if variant else ""


def note(seen: str, unseen: Sequence[str]) -> str:
    """Say how screens were compared (`PINNED` or `UNPINNED`), and which were not."""
    if not unseen:
        return seen
    screens = "aux écrans" if len(unseen) > 1 else "à l’écran"
    return f"{seen} Le parcours n’est pas allé jusqu’{screens} {', '.join(unseen)}."


def finding_on(layer: str, picture: str | None, variant: str = "") -> str:
    """Name a drift by its layer, as `LAYERS` names it, and its picture, where it is of one."""
    return f"Dérive ({layer}){_on(variant)}" + (f", écran {picture}" if picture else "")


def described(finding: str, change: str) -> str:
    return f"{finding} : {change}"


def in_reference(alt: str) -> str:
    return f"{alt}, dans la référence"


def now(alt: str) -> str:
    return f"{alt}, à présent"


def step(number: int) -> str:
    return f"Étape {number}"


def failed_on(number: int) -> str:
    return f"L’écran sur lequel l’étape {number} a échoué"


def passage_removed(passage: str) -> str:
    return f"passage retiré : « {passage} »"


def passage_added(passage: str) -> str:
    return f"passage ajouté : « {passage} »"


def passage_changed(was: str, is_now: str) -> str:
    return f"passage changé : « {was} » est devenu « {is_now} »"


def pictures_reordered(earlier: str) -> str:
    return f"ordre des images changé : « {earlier} » était ici"


def colour_changed(name: str) -> str:
    return f"« {name} » a changé de couleur"


def size_changed(before: tuple[int, int], after: tuple[int, int]) -> str:
    """Say that a picture has another width and height, in pixels."""
    return f"taille de l’image changée : {_size(*before)} pixels auparavant, {_size(*after)} à présent"


def picture_changed(name: str, width: float, height: float, x: float, y: float) -> str:
    """Say where a picture changed, in pixels, and on which element; `name` is empty where it is on none."""
    about = f" sur « {name} »" if name else ""
    return f"image changée{about} : {_size(width, height)} pixels à partir de ({x:g}, {y:g})"


def name_of(role: str, label: str) -> str:
    """Name an element of a screen; a role that has no name here keeps its own."""
    name = ROLES.get(role, role)
    return f"{name} « {label} »" if label else name


def element_reordered(element: str) -> str:
    return f"ordre changé : {element}"


def element_gone(element: str) -> str:
    return f"disparu : {element}"


def element_new(element: str) -> str:
    return f"apparu : {element}"


def role_changed(before: str, after: str) -> str:
    return f"rôle changé : {_became(before, after)}"


def renamed(before: str, after: str) -> str:
    return f"renommé : {_became(before, after)}"


def value_changed(element: str, before: str, after: str) -> str:
    return f"valeur changée : {element}, « {before} » auparavant, « {after} » à présent"


def states_changed(element: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Say which states (`disabled`, `checked=mixed`, `level=2`) an element had and has."""
    return f"état changé : {element}, {_states(before)} auparavant, {_states(after)} à présent"


def moved(element: str, others: int, across: int, down: int, wider: int, higher: int) -> str:
    """Say how an element, and others beside it, moved to the right and down and grew, in CSS pixels."""
    way, size = _way(across, down), _growth(wider, higher)
    kind = "déplacé" if way else "taille changée"
    beside = f" et {counted(others, 'autre')}" if others else ""
    parts = [f"de {' et '.join(way)}"] * bool(way) + size
    return f"{kind} : {element}{beside}, {', '.join(parts)}"


def tab_no_longer_reaches(name: str) -> str:
    return f"la touche Tab n’atteint plus « {name} »"


def tab_reaches_now(name: str) -> str:
    return f"la touche Tab atteint à présent « {name} »"


def tab_reordered(first: str, second: str) -> str:
    return f"ordre de la touche Tab changé : « {first} » vient avant « {second} »"


def evidence_over_reference(folder: str) -> str:
    return (
        f"Les preuves d’un parcours iraient dans {folder}, et y effaceraient la référence d’une procédure. "
        f"Donnez un autre dossier par --output."
    )


def no_reference(procedure: str, path: str, argument: str, variant: str = "") -> str:
    """Say that a procedure has no reference yet; `argument` names its file to the command line."""
    same = ", avec les mêmes options --target et --device" if variant else ""
    return (
        f"« {procedure} » n’a pas encore de référence ({path}). "
        f"Créez-la par « portail guide {argument} --update »{same}."
    )


def reference_unreadable(path: str, reason: str) -> str:
    return f"{path} ne peut pas être lu ({reason}). Vérifiez-en le chemin et les droits."


def reference_invalid(path: str, reason: str) -> str:
    return f"{path} n’est pas une référence valide ({reason}). Renouvelez-la par --update."


def reference_lacks(path: str) -> str:
    return f"{path} manque à la référence. Renouvelez-la par --update."


def reference_damaged(path: str, reason: str) -> str:
    return f"{path} ne peut pas être lu ({reason}). Renouvelez la référence par --update."


def _size(width: float, height: float) -> str:
    return f"{width:g} × {height:g}"


def _became(before: str, after: str) -> str:
    return f"{before} est devenu {after}"


def _way(across: int, down: int) -> list[str]:
    sideways = f"{abs(across)} px vers la {'droite' if across > 0 else 'gauche'}"
    upright = f"{abs(down)} px vers le {'bas' if down > 0 else 'haut'}"
    return [words for distance, words in ((across, sideways), (down, upright)) if distance]


def _growth(wider: int, higher: int) -> list[str]:
    width = f"{'plus' if wider > 0 else 'moins'} large de {abs(wider)} px"
    height = f"{'plus' if higher > 0 else 'moins'} haut de {abs(higher)} px"
    return [words for size, words in ((wider, width), (higher, height)) if size]


def _states(marks: Sequence[str]) -> str:
    return ", ".join(map(_state, marks)) or "sans état particulier"


def _state(mark: str) -> str:
    return f"de niveau {mark.removeprefix('level=')}" if mark.startswith("level=") else STATES.get(mark, mark)
