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
TAGS: Final = {
    "a": "lien",
    "button": "bouton",
    "dd": "définition",
    "dt": "terme",
    "form": "formulaire",
    "h1": "titre",
    "h2": "titre",
    "h3": "titre",
    "h4": "titre",
    "iframe": "cadre",
    "img": "image",
    "input": "champ",
    "label": "étiquette",
    "legend": "légende",
    "li": "élément de liste",
    "p": "paragraphe",
    "select": "liste déroulante",
    "span": "texte",
    "strong": "mots en gras",
    "summary": "volet",
    "svg": "dessin",
    "td": "cellule",
    "textarea": "champ",
    "th": "en-tête",
    "time": "date",
}
FACTS: Final = {
    "accesskey": "touche de raccourci",
    "accept": "fichiers acceptés",
    "autocomplete": "remplissage automatique",
    "current": "marqué comme courant",
    "description": "description",
    "dir": "sens d’écriture",
    "download": "téléchargement",
    "enctype": "codage de l’envoi",
    "expanded": "déplié",
    "formenctype": "codage de l’envoi",
    "haspopup": "ouvre",
    "inputmode": "clavier",
    "invalid": "signalé en erreur",
    "lang": "langue",
    "live": "annonce des changements",
    "max": "valeur la plus grande",
    "maxlength": "longueur la plus grande",
    "method": "méthode d’envoi",
    "min": "valeur la plus petite",
    "minlength": "longueur la plus petite",
    "mistake": "message d’erreur",
    "multiple": "plusieurs valeurs",
    "open": "ouvert",
    "pattern": "forme attendue",
    "placeholder": "exemple dans le champ",
    "readonly": "en lecture seule",
    "required": "obligatoire",
    "step": "pas",
    "target": "fenêtre de la page",
    "title": "infobulle",
    "type": "type",
    "unclickable": "hors d’atteinte de la souris",
    "url": "adresse",
}
LOOKS: Final = {
    "border": "bordure",
    "colours": "couleurs",
    "focus": "contour du point de saisie",
    "ground": "couleur du fond",
    "text": "caractères",
}
LENGTHS: Final = {"size": "", "spacing": "espacement des lettres de ", "gaps": "espacement des mots de "}
YES: Final = "oui"
NO: Final = "non"
PICTURE: Final = "une image"
NOTHING: Final = "rien"
ADORNMENT_GONE: Final = "disparu : dessin sans nom"
ADORNMENT_NEW: Final = "apparu : dessin sans nom"
STATES: Final = {
    "active": "au point de saisie",
    "checked": "coché",
    "checked=mixed": "coché en partie",
    "disabled": "désactivé",
    "invalid": "signalé en erreur",
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
PINNED: Final = "Même rendu que la référence : les images sont comparées pixel par pixel."
UNPINNED: Final = (
    "Comparaison partielle : le navigateur, les polices ou la fenêtre ne dessinent plus comme ceux de la référence. "
    "Les noms sont comparés à la lettre, comme les adresses, les couleurs et la taille des caractères ; les places "
    "et les images le sont avec une tolérance. Pour comparer au pixel près, renouvelez la référence par --update."
)
PROBE_LINE: Final = "Hamburgefonstiv & ÄÉŒñ 1234,56 €"
PROBE_WORD: Final = "Éfigo"
"""What the probe page writes, by which the browser shows how it draws: letters, no message."""
REVIEW_HELP: Final = (
    "Cochez ce qui est voulu, puis envoyez : la référence n’est renouvelée que pour ce qui est coché. "
    "Le reste demeure une dérive, à corriger dans le portail ou dans le document."
)
ONLY_TOGETHER: Final = (
    "Le rendu, ou la suite des images, n’est plus celui de la référence : ses images ne peuvent être renouvelées "
    "qu’ensemble."
)
APPROVE_ALL: Final = "J’approuve tout"
APPROVE_DOCUMENT: Final = "J’approuve les mots du document"
WRITE_APPROVED: Final = "Renouveler la référence pour ce qui est coché"
MAY_BE_CLOSED: Final = "Cette page peut être fermée."
MORE_IN_THE_REPORT: Final = "La suite est dans drift.html, parmi les fichiers laissés par le contrôle."
PARTIAL: Final = "Comparaison partielle"
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


def finding_on(layer: str, pictures: Sequence[str], variant: str = "") -> str:
    """Name a drift by its layer, as `LAYERS` names it, and the screens that show it."""
    where = on_screens(pictures)
    return f"Dérive ({layer}){_on(variant)}" + (f", {where}" if where else "")


def layers(first: str, also: Sequence[str]) -> str:
    """Name the layer that says a drift, and those that see it too."""
    return " + ".join([first, *also])


def extent(pinned: bool) -> str:
    """Say whether screens were compared to the pixel."""
    return PINNED if pinned else UNPINNED


def verdict(drifts: int) -> str:
    return f"{counted(drifts, 'dérive').capitalize()}." if drifts else NO_DRIFT


def screens(pictures: Sequence[str]) -> str:
    """Name the screens that show a drift."""
    if not pictures:
        return "Le document"
    return f"{'Écrans' if len(pictures) > 1 else 'Écran'} {', '.join(pictures)}"


def group(where: str, drifts: int) -> str:
    return f"{where} ({counted(drifts, 'dérive')})"


def at_line(line: int, finding: str) -> str:
    return f"ligne {line} : {finding}"


def approve(caption: str) -> str:
    return f"J’approuve « {caption} »"


def written(files: int) -> str:
    """Say how many files of the reference were renewed."""
    if not files:
        return "Rien n’a été approuvé : la référence reste telle quelle."
    return f"{counted(files, 'fichier')} de la référence : {'renouvelés' if files > 1 else 'renouvelé'}."


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


def passage_changed(passage: str) -> str:
    """Say how a passage changed; what went and what came is marked."""
    return f"passage changé : « {passage} »"


def pictures_reordered(earlier: str) -> str:
    return f"ordre des images changé : « {earlier} » était ici"


def colour_changed(element: str, before: str, after: str) -> str:
    """Say that what is drawn of an element has another colour, those of most of it, or is another drawing in it."""
    return f"couleur changée : {element}, {became(before, after)}" if before != after else f"dessin changé : {element}"


def size_changed(before: tuple[float, float], after: tuple[float, float]) -> str:
    """Say that a picture has another width and height, in CSS pixels."""
    return f"taille de l’image changée : {_size(*before)} px auparavant, {_size(*after)} px à présent"


def picture_changed(element: str, width: float, height: float, x: float, y: float, colours: str = "") -> str:
    """Say where a picture changed, in CSS pixels of the page, on which element, and from which colour to which.

    `element` is empty where it is on none, `colours` where most of it has the same.
    """
    about = f" sur {element}" if element else ""
    said = f", {colours}" if colours else ""
    return f"image changée{about}{said} : {_size(width, height)} px à partir de ({_number(x)} ; {_number(y)})"


def and_others(element: str, others: int) -> str:
    return f"{element} et {counted(others, 'autre')}"


def font_changed(name: str) -> str:
    return f"police apportée par le portail changée : {name}"


def shifting(sentence: str, things: int) -> str:
    """Say that a change moved other things, or made them grow."""
    follow = f"{things} autres places en découlent" if things > 1 else "1 autre place en découle"
    return f"{sentence} ; {follow}"


def on_screens(pictures: Sequence[str]) -> str:
    """Name the screens that show a drift: the one, or how many; empty where there is none."""
    if len(pictures) > 1:
        return f"sur {len(pictures)} écrans"
    return f"écran {pictures[0]}" if pictures else ""


def together(sentences: Sequence[str]) -> str:
    """Say in one sentence what changed of one thing."""
    return " ; ".join(sentences)


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


def respelt(before: str, after: str) -> str:
    """Say that an element is written otherwise, in words that a reader takes for the same."""
    return f"écrit autrement : {_became(before, after)}"


def reworded(element: str) -> str:
    """Say that the words of an element changed; what went and what came is marked in its name."""
    return f"texte changé : {element}"


def holding(element: str, labels: Sequence[str]) -> str:
    """Name an element that has no name of its own by what it holds."""
    if not labels:
        return element
    more = f" et {counted(len(labels) - 1, 'autre')}" if len(labels) > 1 else ""
    return f"{element} (« {labels[0]} »{more})"


def page_fact_changed(key: str, before: str, after: str) -> str:
    """Say how `lang`, `dir` or `title` of a page changed."""
    what = {"lang": "langue de la page", "dir": "sens d’écriture de la page", "title": "titre de la page"}[key]
    return f"{what} : {_quoted(before)} est devenu {_quoted(after)}"


def fact_changed(element: str, key: str, before: str, after: str) -> str:
    """Say how what a thing takes, or where it leads, changed; empty: nothing."""
    return f"{FACTS.get(key, key)} de {element} : {_quoted(before)} est devenu {_quoted(after)}"


def look_changed(kind: str, element: str, others: int, change: str) -> str:
    """Say how a thing, and others beside it, look otherwise."""
    beside = f" et {counted(others, 'autre')}" if others else ""
    return f"{LOOKS[kind]} : {element}{beside}, {change}"


def text_part_changed(line: str) -> str:
    """Say that the plain text of a message has another line; what went and what came is marked."""
    return f"texte brut du message : « {line} »"


def became(before: str, after: str) -> str:
    return f"{before or NOTHING} → {after or NOTHING}"


def colours(colour: str, ground: str, contrast: float | None) -> str:
    """Describe the colour of a text and of its ground, and their contrast, where it can be told."""
    on = f" sur {ground}" if ground else " sur une image"
    ratio = f" (contraste {contrast:.1f}:1)".replace(".", ",") if contrast else ""
    return f"{colour}{on}{ratio}"


def look(key: str, value: str) -> str:
    """Describe one thing of a look by its key, as `size`, `weight`, `font`, `border`; lengths are in CSS pixels."""
    if key in LENGTHS and value:
        return f"{LENGTHS[key]}{value.replace('.', ',')} px"
    before = {"weight": "graisse ", "thickness": "trait de "}.get(key, "")
    return f"{before}{value}" if value and value != "none" else ""


def text_scaled(before: float, after: float) -> str:
    """Say that texts are sized by that of the page, whose size in CSS pixels changed."""
    return f"{_number(before)} px → {_number(after)} px pour la page, et le reste à proportion"


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


def reference_of_another_version(path: str, argument: str) -> str:
    """Say that another version of the project wrote a reference; `argument` names its procedure to the command line."""
    return (
        f"{path} est d’une autre version de portail, qui ne notait pas les mêmes choses des écrans. "
        f"Renouvelez la référence par « portail guide {argument} --update » : les images qui n’ont pas changé restent."
    )


def reference_lacks(path: str) -> str:
    return f"{path} manque à la référence. Renouvelez-la par --update."


def reference_damaged(path: str, reason: str) -> str:
    return f"{path} ne peut pas être lu ({reason}). Renouvelez la référence par --update."


def _size(width: float, height: float) -> str:
    return f"{_number(width)} × {_number(height)}"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _quoted(value: str) -> str:
    return f"« {value} »" if value else NOTHING


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
