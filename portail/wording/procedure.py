"""What is wrong with a procedure file, and how to mend it: each a problem and its remedy."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from portail.wording.files import Refusal, add, unknown

NOT_A_LANGUAGE: Final = ("« lang » n’est pas le code d’une langue.", 'Écrivez par exemple lang = "fr".')
NO_STEP: Final = ("la procédure n’a pas d’étape.", "Ajoutez « ## 1. … {#identifiant} ».")
NO_SCREEN_YET: Final = (
    "avant la première étape, aucun écran n’est encore ouvert.",
    "Déplacez ce bloc dans une étape.",
)
QUOTATION_OPEN: Final = ("le bloc « ::: écran » n’est pas fermé.", "Ajoutez une ligne « ::: » après lui.")
QUOTATION_EMPTY: Final = ("le bloc « ::: écran » est vide.", "Citez-y ce que l’écran montre.")
ACTIONS_OPEN: Final = ("le bloc « ::: actions » n’est pas fermé.", "Ajoutez une ligne « ::: » après lui.")
ACTIONS_EMPTY: Final = (
    "le bloc « ::: actions » est vide.",
    "Écrivez-y ce que l’on fait, une phrase par ligne, par exemple « Je clique sur `X` ».",
)
PICTURE_WITHOUT_WORDS: Final = (
    "l’image n’a pas de texte ou pas de légende.",
    "Dites entre [ ] ce qu’elle montre, et entre guillemets ce qu’elle veut dire.",
)
ALT_REPEATS_CAPTION: Final = ("le texte de l’image répète sa légende.", "Dites entre [ ] ce que l’image montre.")
PROMISE_OPEN: Final = ("une promesse n’est pas fermée.", "Mettez un ` avant et un ` après, sur la même ligne.")
PROMISE_EMPTY: Final = ("une promesse est vide.", "Mettez un seul ` avant et un seul ` après ce qu’on voit.")
BOLD_OPEN: Final = ("une mise en valeur par ** n’est pas fermée.", "Mettez ** avant et après les mots en gras.")
ITALIC_OPEN: Final = ("une mise en valeur par * n’est pas fermée.", "Mettez * avant et après les mots en italique.")
NOTHING_TO_CLOSE: Final = (
    "« ::: » ferme un bloc, et aucun n’est ouvert.",
    "Retirez-le, ou ouvrez un bloc avant lui : « ::: écran » ou « ::: actions ».",
)
REMARK_OPEN: Final = ("une remarque « <!-- » n’est pas fermée.", "Ajoutez --> après elle.")
INDENTED: Final = (
    "des lignes sont en retrait (d’une tabulation, ou de quatre espaces).",
    "Commencez-les au bord, sans tabulation ni espaces.",
)
CODE_UNKNOWN: Final = (
    "les blocs de code ne sont pas connus.",
    "Écrivez un paragraphe, ou citez l’écran : « ::: écran » … « ::: ».",
)
RULE_UNKNOWN: Final = ("les traits de séparation ne sont pas connus.", "Supprimez cette ligne.")
MARKUP: Final = {"code_block": INDENTED, "fence": CODE_UNKNOWN, "hr": RULE_UNKNOWN}
"""What is said of blocks of CommonMark that a procedure does not have."""
GLUED_TO_A_TABLE: Final = (
    "cette ligne touche un tableau, et en serait une ligne.",
    "Laissez avant elle une ligne vide.",
)
PICTURE_SPACED: Final = ("il y a un espace de trop.", "Écrivez ![…](screenshot:…), sans espace entre ces signes.")
SPACES_IN_A_FILE: Final = ("le nom d’une image n’a pas d’espace.", "Renommez le fichier, par exemple avec des tirets.")
LINK_TO_A_PICTURE: Final = (
    "ce lien mène à une image.",
    "Écrivez un ! devant le [ pour la montrer, seule sur sa ligne.",
)
LINK_UNKNOWN: Final = ("ce lien ne mène nulle part.", "Écrivez [les mots](https://…), sans espace dans l’adresse.")
WRONG_APOSTROPHE: Final = ("un accent ou un guillemet tient la place d’une apostrophe.", "Écrivez ’ ou '.")
HEADING_UNKNOWN: Final = (
    "ce titre n’est pas une étape.",
    "Écrivez « ## 1. Les mots de l’étape {#identifiant} », l’identifiant en minuscules sans accent.",
)
BLOCK_UNKNOWN: Final = (
    "ce bloc n’est pas connu.",
    "« ::: écran » … « ::: », « ::: actions » … « ::: » et « ::: inclure fichier.md » le sont.",
)
DEFINITION_ALONE: Final = (
    "une définition n’a pas de terme.",
    "Écrivez le terme sur la ligne juste au-dessus de « : » ; un bloc a trois fois ce signe, comme « ::: écran ».",
)
DEFINITION_UNCLEAR: Final = (
    "cette ligne suit une définition et en précède une autre.",
    "Est-ce un nouveau terme ? Laissez avant elle une ligne vide. Sinon, joignez-la à la ligne du dessus.",
)
PICTURE_UNKNOWN: Final = (
    "cette image n’est pas une capture.",
    'Écrivez, seul sur sa ligne, « ![ce que l’image montre](screenshot:nom "légende") », le nom en minuscules.',
)
MARKUP_UNKNOWN: Final = (
    "cette mise en forme n’est pas connue.",
    "Écrivez un paragraphe, une liste, un tableau, une note (>) ou un titre (###).",
)
HTML_UNKNOWN: Final = ("les balises HTML ne sont pas connues.", "Utilisez **gras**, *italique* ou `promesse`.")
FOOTNOTE_UNKNOWN: Final = ("les notes de bas de page ne sont pas connues.", "Écrivez une note : > NB : …")
LIST_UNKNOWN: Final = (
    "une liste ne commence pas ainsi.",
    "Écrivez « - un élément », un par ligne, ou « 1. un élément » : un tiret ou un nombre, puis un espace.",
)
TASK_UNKNOWN: Final = ("les listes de cases à cocher ne sont pas connues.", "Retirez les crochets [ ].")
DIALECT_UNKNOWN: Final = (
    "cette mise en forme est celle d’un autre Markdown.",
    "Écrivez un paragraphe, **gras**, *italique*, une note (> NB : …) ou un titre (###).",
)
QUOTATION_MARKED: Final = (
    "cette ligne cite l’écran, et porte une mise en forme que l’écran ne montre pas.",
    "Retirez les ` et les **.",
)
ENTITY_UNKNOWN: Final = ("ce nom de signe (&…;) est du HTML.", "Écrivez le signe lui-même.")
SNIPPET_NOT_MARKDOWN: Final = ("un fragment est un fichier .md.", "Corrigez son chemin.")
STRUCK_UNKNOWN: Final = ("le texte barré n’est pas connu.", "Supprimez ces mots, ou les ~~.")
PICTURE_IN_A_LIST: Final = ("une image ne peut pas être dans une liste.", "Placez-la après la liste, sans retrait.")
ONLY_WORDS_IN_A_NOTE: Final = (
    "une note ne contient que des paragraphes.",
    "Sortez cette liste ou ce tableau de la note.",
)
NOT_A_STEP: Final = (
    "ce qui suit ce titre n’est pas une étape, et aucun écran ne s’y ouvre.",
    "Retirez les accents graves, la citation ou l’image de l’écran, ou déplacez-les dans une étape.",
)
OWN_PICTURE_UNFIT: Final = ("une image à soi est un fichier PNG.", "Enregistrez-la en PNG, à côté de la procédure.")
DECOMPOSED: Final = (
    "des accents sont écrits en deux signes (forme NFD) : on ne voit pas la différence, un ordinateur si.",
    "Retapez ce mot, ou enregistrez le fichier en forme NFC.",
)
CURLY_QUOTES: Final = ("des guillemets typographiques tiennent la place de guillemets droits.", 'Écrivez ".')


SNIPPET_IN_QUOTES: Final = (
    "le chemin d’un fragment est entre guillemets.",
    "Écrivez-le sans eux : ::: inclure fichier.md",
)
HEADER_OF_A_SNIPPET: Final = ("un fragment n’a pas d’en-tête.", "Retirez-le, de +++ à +++.")
HEADER_IN_YAML: Final = (
    "l’en-tête est en YAML, entre deux lignes « --- ».",
    'Écrivez-le en TOML, entre deux lignes « +++ » : title = "…" à la place de title: ….',
)
HEADER_LATE: Final = ("l’en-tête ne commence pas à la première ligne.", "Retirez ce qui est avant +++.")
NOT_AN_ID: Final = (
    "« id » n’est pas un identifiant.",
    "Écrivez-le en minuscules sans accent, en chiffres et avec des tirets, comme le nom du fichier.",
)
SNIPPET_IN_ITSELF: Final = ("ce fragment se contient lui-même.", "Retirez l’une des deux lignes « ::: inclure ».")
STEP_IN_A_SNIPPET: Final = (
    "un fragment ne contient pas d’étape.",
    "Écrivez le titre de l’étape dans la procédure, et sous lui « ::: inclure … ».",
)


def not_a_step(heading: str, title: str) -> Refusal:
    return "ce titre n’est pas une étape.", f"Écrivez « {heading} » ; pour un intertitre, « ### {title} »."


def table_without_a_rule(cells: int) -> Refusal:
    rule = f"|{' --- |' * cells}"
    return (
        "ce tableau n’en est pas un : il lui manque le trait sous son titre.",
        f"Écrivez sous sa première ligne {rule}",
    )


def uneven_row(cells: int, expected: int) -> Refusal:
    problem = f"cette ligne du tableau a {cells} case{'s' if cells > 1 else ''}, et la première {expected}."
    return problem, "Écrivez le même nombre de | dans chaque ligne ; un | dans une case s’écrit \\|."


def unfit_for_a_picture(name: str, fit: str) -> Refusal:
    return (
        f"cette image n’est pas une capture : « {name} » ne peut pas la nommer.",
        f"Écrivez screenshot:{fit or 'nom'}.",
    )


def snippet_missing(name: str) -> Refusal:
    return f"le fragment {name} n’existe pas.", "Corrigez son chemin, qui compte à partir du dossier de la procédure."


def invisible(code: int) -> Refusal:
    return f"U+{code:04X} est un signe sans largeur, que rien ne montre.", "Supprimez-le."


def look_alike(letter: str) -> Refusal:
    name = unicodedata.name(letter, "")
    return (
        f"« {letter} » (U+{ord(letter):04X} {name}) n’est pas la lettre qu’on croit lire.",
        "Retapez ce mot au clavier.",
    )


def own_picture_missing(path: str) -> Refusal:
    return f"l’image {path} n’existe pas.", "Placez-la à côté de la procédure, ou corrigez son nom."


def header_missing(fence: str, keys: Sequence[str]) -> Refusal:
    return "l’en-tête manque.", (
        f"Commencez le fichier par {fence}, {', '.join(keys)}, {fence}. "
        "Un fragment (::: inclure) se place dans un sous-dossier."
    )


def header_open(fence: str) -> Refusal:
    return "l’en-tête n’est pas fermé.", f"Ajoutez une ligne {fence} après lui."


def header_key_missing(key: str) -> Refusal:
    return f"« {key} » manque dans l’en-tête.", add(key)


def header_key_unknown(key: str, known: Sequence[str]) -> Refusal:
    nearest = get_close_matches(key.lower(), known, 1)
    meant = f"Corrigez son nom : « {nearest[0]} » ?" if nearest else "Retirez-le."
    return unknown(key), f"{meant} L’en-tête connaît {', '.join(known)}."


def not_a_text(key: str) -> Refusal:
    return f"« {key} » n’est pas un texte.", f'Écrivez {key} = "…".'


def not_a_switch(key: str) -> Refusal:
    return f"« {key} » n’est ni true ni false.", f"Écrivez {key} = true, ou retirez-le."


def step_out_of_order(number: int, right: int) -> Refusal:
    return f"l’étape porte le numéro {number}.", f"Numérotez-la {right}."


def step_id_taken(step_id: str, line: int) -> Refusal:
    return f"l’identifiant « {step_id} » est déjà pris (ligne {line}).", "Donnez-en un autre à cette étape."


def step_number_too_long(digits: int) -> Refusal:
    return f"le numéro de l’étape a {digits} chiffres.", "Numérotez les étapes 1, 2, 3…"


def picture_id_taken(picture_id: str, line: int) -> Refusal:
    return f"la capture « {picture_id} » est déjà prise (ligne {line}).", "Donnez un autre nom à cette image."
