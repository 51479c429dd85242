"""What the page on the accessibility of a guide says: its criteria, and what was found in the files."""

from collections.abc import Iterable, Mapping
from typing import Final

from portail.wording.reports import counted

TITLE: Final = "Accessibilité de ce guide"
VERDICTS: Final = {
    "kept": "respecté",
    "broken": "pas respecté",
    "absent": "sans objet",
    "person": "à vérifier par une personne",
    "unchecked": "pas vérifié",
}
CRITERION: Final = "Critère"
CLAUSE: Final = "Référence"
VERDICT: Final = "Résultat"
EVIDENCE: Final = "Constat"
HOW: Final = (
    "Ces résultats ont été constatés sur les fichiers eux-mêmes, quand ils ont été faits. « Respecté » et « pas "
    "respecté » viennent d’une règle automatique. Ce qu’aucune règle ne peut juger attend une personne ; ce que "
    "personne n’a vérifié est dit aussi. Cette page n’est pas une déclaration de conformité : celle-ci revient à qui "
    "publie le guide."
)
NOT_JUDGED: Final = "Le dépliant, le Markdown et le film n’ont pas de critères ici."
OUR_OWN: Final = "règle du guide"
PDF_STANDARDS: Final = "PDF/UA-1 (ISO 14289-1), PDF/A-2a (ISO 19005-2)"
WEB_STANDARDS: Final = "WCAG 2.2, niveaux A et AA ; RGAA 4.1.2"
EPUB_STANDARDS: Final = "EPUB Accessibility 1.1, EPUB 3.3, WCAG 2.2"
OFFICE_STANDARDS: Final = "WCAG 2.2 et EN 301 549, chapitre 10"
NO_ID_TWICE: Final = "chaque identifiant est unique"
NO_TABLE: Final = "aucun tableau"
NO_LIST: Final = "aucune liste"
NO_LINK: Final = "aucun lien"
NO_FIGURE: Final = "aucune image"
NO_OTHER_LANGUAGE: Final = "le guide et les écrans sont dans la même langue"
FROM_THE_LEFT: Final = "tout se lit de gauche à droite"
NOTHING_PLAYS: Final = "ni script, ni animation, ni son, ni vidéo"
VERAPDF_NOT_RUN: Final = (
    "pas exécuté : la commande « verapdf » n’est pas installée. Les conditions de PDF/UA et de PDF/A qui ne sont pas "
    "dans ce tableau n’ont pas été vérifiées"
)
ALTERNATIVES_BY_PERSON: Final = (
    "une règle voit que chaque image a un texte, pas que ce texte dit ce qu’elle montre ; relisez-les dans la procédure"
)
ORDER_BY_PERSON: Final = "faites lire le guide par un lecteur d’écran, ou lisez-le sans sa mise en page"
REFLOW_BY_PERSON: Final = "ouvrez la page à 320 pixels de large, puis agrandie à 400 % et avec vos propres interlignes"
WORDS_BY_PERSON: Final = "les titres disent-ils ce que fait chaque étape, les liens où ils mènent ?"
WORD_UNCHECKED: Final = "le vérificateur d’accessibilité de Word n’a pas été exécuté"
ODT_UNCHECKED: Final = "le vérificateur d’accessibilité de LibreOffice n’a pas été exécuté"
EPUBCHECK_NOT_RUN: Final = "EPUBCheck et Ace n’ont pas été exécutés"
CERTIFICATION_BY_PERSON: Final = (
    "le fichier ne se dit pas conforme : « dcterms:conformsTo » suppose un contrôle par une personne"
)


def summary(kept: int, broken: int, person: int, unchecked: int) -> str:
    """Say how many criteria are kept, broken, left to a person, not checked."""
    parts = [counted(kept, "critère respecté", "critères respectés")]
    parts.append(f"{broken} pas respecté{'s' if broken > 1 else ''}" if broken else "aucun qui ne le soit pas")
    left = f"{person} à vérifier par une personne ; {unchecked} pas vérifié{'s' if unchecked > 1 else ''}"
    return f"{', '.join(parts)} ; {left}."


def quoted(text: str) -> str:
    return f"« {text} »" if text else "absent"


def out_of_pages(elements: int, pages: int) -> str:
    return f"{counted(elements, 'élément de structure', 'éléments de structure')} sur {counted(pages, 'page')}"


def elements(tagged: int, artifacts: int, stray: Iterable[int]) -> str:
    """Say how much of what pages draw is in the structure; `stray`: the pages of what is not, and no artifact."""
    found = f"{counted(tagged, 'contenu balisé', 'contenus balisés')}, {counted(artifacts, 'artefact')}"
    pages = sorted(set(stray))
    return f"{found} ; hors de la structure, page {', '.join(map(str, pages))}" if pages else found


def languages(expected: str, found: Iterable[str]) -> str:
    told = ", ".join(sorted(set(found))) or "aucune"
    return f"langue dite : {told}" if expected in told else f"langue attendue : {expected} ; langue dite : {told}"


def images(good: int, found: int) -> str:
    """Say how many of the things that were found are good; the same of other things below."""
    return f"{good} sur {counted(found, 'image')}"


def links(good: int, found: int) -> str:
    return f"{good} sur {counted(found, 'lien')}"


def commands(good: int, found: int) -> str:
    return f"{good} sur {counted(found, 'commande ou lien', 'commandes et liens')}"


def tables(good: int, found: int) -> str:
    return f"{good} sur {counted(found, 'tableau', 'tableaux')}"


def steps(good: int, found: int) -> str:
    return f"{good} sur {counted(found, 'étape')}"


def given(values: Mapping[str, str]) -> str:
    """Write what a file says, by its names."""
    return ", ".join(f"{name} : {value or 'absent'}" for name, value in values.items())


def without(names: Iterable[str]) -> str:
    """Say where things are that lack what they should have."""
    told = ", ".join(names)
    return f" ; sans : {told}" if told else ""


def levels(found: Iterable[int]) -> str:
    return "niveaux des titres, dans l’ordre : " + " ".join(map(str, found))


def fonts(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))


def bookmarks(found: int, steps: int) -> str:
    return f"{counted(found, 'signet')} pour un titre et {counted(steps, 'étape')}"


def outline_of_focus(is_drawn: bool) -> str:
    return "un contour est dessiné" if is_drawn else "aucun contour n’est dessiné"


def points(smallest: float) -> str:
    return f"{smallest:.1f} points au plus petit".replace(".", ",")


def ratio(lowest: float, one: str, other: str) -> str:
    """Say the lowest contrast, and of which colours."""
    return f"{lowest:.1f} : 1 au plus faible ({one} sur {other})".replace(".", ",", 1)


def verapdf_said(flavour: str, output: str) -> str:
    return f"profil {flavour} : {output}"


def verapdf_failed(flavour: str, reason: str) -> str:
    return f"profil {flavour} : veraPDF n’a pas pu juger ({reason or 'sans dire pourquoi'})"


TAGGED: Final = ("Le document est balisé", "ISO 14289-1, 6.2 et 7.1")
ALL_IN_TREE: Final = ("Tout ce qui est imprimé est balisé une fois, ou est un artefact", "ISO 14289-1, 7.1")
PDF_TITLE: Final = ("Le document a un titre, et c’est lui que la fenêtre affiche", "ISO 14289-1, 7.1 ; WCAG 2.4.2")
PDF_LANG: Final = ("Le document dit sa langue", "ISO 14289-1, 7.2 ; WCAG 3.1.1")
PDF_DIRECTION: Final = ("Le document dit de quel côté il se lit", "ISO 32000-1, 12.2 ; WCAG 1.3.2")
PDF_PARTS: Final = ("Ce qui est cité dans une autre langue est dit dans sa langue", "ISO 14289-1, 7.2 ; WCAG 3.1.2")
PDF_ALT: Final = ("Chaque image a un texte de remplacement", "ISO 14289-1, 7.3 ; WCAG 1.1.1")
PDF_BOXES: Final = ("Chaque image est dite là où la page la montre", "ISO 32000-1, 14.8.5.4.3")
PDF_HEADINGS: Final = ("Les titres se suivent sans saut de niveau", "ISO 14289-1, 7.4.2 ; WCAG 1.3.1")
PDF_TABLES: Final = ("Chaque tableau a des cellules d’en-tête", "ISO 14289-1, 7.5 ; WCAG 1.3.1")
PDF_LISTS: Final = ("Chaque liste est faite d’éléments de liste", "ISO 14289-1, 7.6 ; WCAG 1.3.1")
PDF_LINKS: Final = ("Chaque lien est balisé et dit où il mène", "ISO 14289-1, 7.18.5 ; WCAG 2.4.4")
PDF_FONTS: Final = ("Toutes les polices sont incorporées", "ISO 14289-1, 7.21.4.1 ; ISO 19005-2, 6.2.11.4.1")
PDF_OWN_FONTS: Final = ("Aucune police ne vient de la machine : le fichier est le même partout", OUR_OWN)
PDF_CLAIM: Final = ("Les métadonnées disent PDF/UA-1 et PDF/A-2a", "ISO 14289-1, 5 ; ISO 19005-2, 6.6.4")
PDF_COLOURS: Final = ("Le fichier dit le sens de ses couleurs (sRGB)", "ISO 19005-2, 6.2.3")
PDF_BOOKMARKS: Final = ("Les signets mènent au titre et à chaque étape", "WCAG 2.4.5")
PDF_LETTERS: Final = ("Les lettres imprimées ont au moins {} points", OUR_OWN)
PDF_PICTURES: Final = ("Dans les images, ce dont le texte parle s’imprime à 9 points ou plus", OUR_OWN)
PDF_CONTRAST: Final = ("Le texte se détache de son fond : 4,5 : 1, ou 3 : 1 s’il est grand", "WCAG 1.4.3")
PDF_ORDER: Final = ("L’ordre de lecture a du sens", "WCAG 1.3.2")
VERAPDF: Final = ("veraPDF n’y trouve pas de faute", "toutes les règles de ISO 14289-1 et ISO 19005-2")

WEB_ALT: Final = ("Chaque image a un texte de remplacement", "WCAG 1.1.1 ; RGAA 1.1")
WEB_ALT_MEANS: Final = ("Les textes de remplacement disent ce que montrent les images", "WCAG 1.1.1 ; RGAA 1.3")
WEB_HEADINGS: Final = ("Il y a un seul titre principal, et les titres se suivent sans saut", "WCAG 1.3.1 ; RGAA 9.1")
WEB_TABLES: Final = ("Chaque tableau a des cellules d’en-tête, qui disent leur portée", "WCAG 1.3.1 ; RGAA 5.6 et 5.7")
WEB_CONTRAST: Final = ("Le texte se détache de son fond à 4,5 : 1", "WCAG 1.4.3 ; RGAA 3.2")
WEB_EDGES: Final = ("Les contours et les repères se détachent à 3 : 1", "WCAG 1.4.11 ; RGAA 3.3")
WEB_ZOOM: Final = ("La page peut être agrandie", "WCAG 1.4.4 ; RGAA 10.4")
WEB_REFLOW: Final = (
    "La page se lit à 320 pixels de large, agrandie, et avec d’autres interlignes",
    "WCAG 1.4.10, 1.4.12",
)
WEB_MOVES: Final = (
    "Rien ne bouge, ne clignote ni ne parle de soi-même",
    "WCAG 1.4.2, 2.2.2, 2.3.1 ; RGAA 4.10, 13.7, 13.8",
)
WEB_REGION: Final = ("Le contenu principal est une région", "WCAG 1.3.1, 2.4.1 ; RGAA 12.6")
WEB_TITLE: Final = ("La page a un titre", "WCAG 2.4.2 ; RGAA 8.5")
WEB_FOCUS: Final = ("La prise de focus se voit", "WCAG 2.4.7 ; RGAA 10.7")
WEB_LANG: Final = ("La page dit sa langue", "WCAG 3.1.1 ; RGAA 8.3")
WEB_PARTS: Final = ("Ce qui est cité dans une autre langue est dit dans sa langue", "WCAG 3.1.2 ; RGAA 8.7")
WEB_NAMES: Final = ("Chaque commande et chaque lien a un nom", "WCAG 2.4.4, 4.1.2 ; RGAA 6.2, 11.1")
WEB_DIRECTION: Final = ("La page et ses citations disent de quel côté elles se lisent", "WCAG 1.3.2 ; RGAA 8.10")
WEB_IDS: Final = ("Aucun identifiant n’est donné deux fois", "RGAA 8.2")
WEB_WORDS: Final = ("Les titres et les liens sont explicites", "WCAG 2.4.4, 2.4.6 ; RGAA 6.1, 9.1")

EPUB_METADATA: Final = ("Le fichier dit comment il peut être lu", "EPUB Accessibility 1.1, 2.2")
EPUB_PACKAGE: Final = ("Titre, langue, identifiant et date sont donnés", "EPUB 3.3, 5.5.3")
EPUB_CONTENTS: Final = ("La table des matières mène à chaque étape", "EPUB 3.3, 7.4.2 ; WCAG 2.4.5")
EPUB_CHECK: Final = ("EPUBCheck et Ace n’y trouvent pas de faute", "EPUB 3.3, EPUB Accessibility 1.1")
EPUB_CERTIFIED: Final = ("La conformité est déclarée", "EPUB Accessibility 1.1, 2.4")

OFFICE_TITLE: Final = ("Le document a un titre dans ses propriétés", "WCAG 2.4.2 ; EN 301 549, 10.2.4.2")
OFFICE_LANG: Final = ("Le document dit sa langue", "WCAG 3.1.1 ; EN 301 549, 10.3.1.1")
OFFICE_PARTS: Final = (
    "Ce qui est cité dans une autre langue est dit dans sa langue",
    "WCAG 3.1.2 ; EN 301 549, 10.3.1.2",
)
OFFICE_ALT: Final = ("Chaque image a un texte de remplacement", "WCAG 1.1.1 ; EN 301 549, 10.1.1.1")
OFFICE_HEADINGS: Final = (
    "Les titres sont des styles de titre, sans saut de niveau",
    "WCAG 1.3.1 ; EN 301 549, 10.1.3.1",
)
OFFICE_TABLES: Final = ("Chaque tableau a une ligne d’en-tête", "WCAG 1.3.1 ; EN 301 549, 10.1.3.1")
OFFICE_CHECK: Final = ("Le vérificateur de la suite bureautique n’y trouve pas de faute", "EN 301 549, 10")
