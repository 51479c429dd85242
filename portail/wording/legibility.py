"""Why a person cannot read what stands on a screen, or press it."""

from collections.abc import Sequence

BARE = {
    "apart": "écrit loin de son champ",
    "away": "hors de la fenêtre, rien ne permet d’y arriver",
    "backwards": "écrit à l’envers",
    "blank": "rien ne se voit là où il est écrit",
    "blurred": "flou",
    "dead": "ce n’est rien que l’on puisse presser",
    "elsewhere": "à une autre place",
    "clipped": "coupé par le cadre qui le contient",
    "faint": "presque transparent",
    "hidden": "caché",
    "hover": "visible seulement sous le pointeur",
    "masked": "remplacé par des points",
    "shut": "on ne peut plus le presser",
    "squeezed": "écrit lettre sur lettre",
    "struck": "barré",
    "turned": "tourné, retourné ou déformé",
}
READABLE = "des mots que l’on peut lire"
KINDS = {
    "canvas": "un dessin",
    "dialog": "une boîte de dialogue",
    "iframe": "un cadre",
    "img": "une image",
    "svg": "un dessin",
    "video": "une vidéo",
}


def why(fault: str, value: str = "", by: str = "") -> str:
    """Say what is wrong with the look of words."""
    if fault == "small":
        return f"écrit trop petit ({value} px)"
    if fault == "pale":
        return f"écrit en {value} sur {by}, sans assez de contraste"
    if fault == "covered":
        return f"caché derrière {thing(value, by)}"
    if fault == "overwritten":
        return f"recouvert par un autre texte, « {value} »"
    if fault == "taken":
        return f"ce qui reçoit le clic est {thing(value, by)}"
    if fault == "order":
        return f"dans un autre ordre : {value}"
    if fault == "sender":
        return f"le message vient de {value}"
    if fault == "repeated":
        return "plus d’une fois"
    if fault == "other":
        return f"écrit autrement : « {value} »"
    return BARE[fault]


def illegible(words: str, reason: str) -> str:
    """Say that words are there, and why they cannot be read."""
    return f"« {words} », mais {reason}"


def thing(text: str, kind: str) -> str:
    """Name something that stands in the way, by its text or its kind."""
    return f"« {text} »" if text else KINDS.get(kind, "un bloc sans texte")


def quoted(names: Sequence[str]) -> str:
    return ", ".join(f"« {name} »" for name in names)
