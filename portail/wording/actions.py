"""What the engine says of words that act: those that it cannot read, and what they do not find on a screen."""

from collections.abc import Sequence
from typing import Final

from portail.wording.files import Refusal

NOTHING_OF_THIS_NAME: Final = "rien de ce nom"
SAY_WHICH_IT_IS: Final = (
    "Dites laquelle : « le bouton `X` », « le lien `X` », « `X` dans la ligne « v » », « `X` dans la partie « v » »."
)
SAY_WHERE_IT_IS: Final = "Nommez la ligne ou la partie par des mots que l’écran n’a qu’une fois."
LOOK_AT_THE_PLACE: Final = "Une ligne se nomme par ses mots, une partie par son titre, comme l’écran les écrit."
OUT_OF_REACH: Final = "un champ hors d’atteinte"
NO_SUCH_VALUE: Final = "un champ qui ne prend pas cette valeur"
WRITE_A_DAY: Final = "Écrivez un jour comme 15/03/2026, une heure comme 09:30, un mois comme 2026-03."
NOTHING_BESIDE_IT: Final = "aucune valeur à côté de ce nom"
LOOK_BESIDE_IT: Final = "Une valeur se lit après son nom, sur la même ligne ou sur la ligne d’en dessous."
AN_OPEN_MESSAGE: Final = "un message ouvert"
NO_MESSAGE_IS_OPEN: Final = "aucun message n’a été ouvert"
OPEN_IT_FIRST: Final = "Écrivez avant cette phrase « J’ouvre le message « objet » »."
NAMES_IN_GRAVE_ACCENTS: Final = "Ce que l’écran nomme se met entre accents graves (`)."
LANGUAGES: Final = {"en": "anglais", "fr": "français"}
A_CONDITION: Final = "cette phrase pose une condition que personne ne peut vérifier."
WRITE_IF_IT_APPEARS: Final = (
    "Écrivez « …, s’il apparaît » pour ce qui n’est pas toujours là ; dites le reste dans une note (> NB : …)."
)
NOT_ALL_ON_ONE_SCREEN: Final = (
    "Ce nom a été pressé avant l’image, sur un autre écran : placez une image avant la phrase qui le quitte."
)


def thing(name: str, title: str) -> str:
    return f"« {name} », sur l’écran « {title} »"


def named(name: str) -> str:
    """Complete the sentence « un lien … »."""
    return f"« {name} »"


def one_thing(name: str) -> str:
    return f"une seule chose nommée « {name} »"


def picked(value: str) -> str:
    return f"« {value} », que l’on a choisi"


def several_things(number: int) -> str:
    return f"{number} choses de ce nom"


def elsewhere(number: int) -> str:
    return f"{several_things(number)}, ailleurs sur l’écran" if number > 1 else "ce nom, ailleurs sur l’écran"


def row(name: str) -> str:
    return f"dans la ligne « {name} »"


def part(name: str) -> str:
    return f"dans la partie « {name} »"


PLACES: Final = {"row": row, "part": part}


def value_beside(name: str) -> str:
    return f"une valeur à noter, à côté de « {name} »"


def entry(name: str) -> str:
    return f"« {name} » parmi les choix"


def entries(names: Sequence[str]) -> str:
    return f"{', '.join(f'« {name.strip()} »' for name in names)}" if names else "aucun choix"


def ticked(*, ticked: bool) -> str:
    return "une case cochée" if ticked else "une case décochée"


def nobody_knows(name: str) -> str:
    return f"Personne ne connaît {{{name}}} : écrivez {name} dans [values], ou notez-le dans une phrase d’avant."


def no_such_file(path: str) -> Refusal:
    return f"le fichier {path} n’existe pas.", "Placez-le à côté de la procédure, ou corrigez son nom."


def not_an_action(words: str, nearest: str, *, names: bool) -> Refusal:
    """`names` is whether the words name a thing of the screen."""
    marks = "" if names or "`" not in nearest else f" {NAMES_IN_GRAVE_ACCENTS}"
    problem = f"« {words} » commence comme un geste, et personne ne sait le faire."
    return problem, f"Écrivez par exemple « {nearest} ».{marks}"


def braces_open(words: str) -> Refusal:
    return (
        f"« {words} » : une accolade n’a pas sa pareille.",
        "Écrivez le nom d’une valeur entre deux accolades : {nom}.",
    )


def doer_unknown(words: str, nearest: str) -> Refusal:
    """`words` tell of something that is done by somebody of whom nobody knows whether it is the reader."""
    problem = f"« {words} » : la phrase ne dit pas si c’est à la personne qui suit la démarche de le faire."
    return problem, f"Si oui, écrivez « {nearest} », ou « L’usager … » ; si non, dites-le dans une note (> NB : …)."


def lone_condition(words: str) -> Refusal:
    return f"« {words} » ne porte sur aucun geste.", "Écrivez par exemple « Je clique sur `X`, s’il apparaît »."


def not_an_address(name: str) -> Refusal:
    return (
        f"« {name} » n’est pas l’adresse d’une page.",
        f"Écrivez « J’ouvre la page `/chemin` », ou ce qui y mène : « Je clique sur `{name}` ».",
    )


def secret_in_words(name: str) -> Refusal:
    return (
        f"ce que l’on saisit dans « {name} » est un mot de passe, et n’a pas sa place dans un document.",
        f"Écrivez « Je saisis mon `{name}` », et donnez-le par l’environnement (PORTAIL_PASSWORD).",
    )


def in_another_language(words: str, code: str) -> Refusal:
    """`code` is that of the language in which the words act."""
    problem = f"« {words} » est un geste en {LANGUAGES.get(code, code)}, et le document est dans une autre langue."
    return problem, f'Écrivez-le dans la langue du document, ou lang = "{code}" dans l’en-tête.'


def no_action(words: str) -> Refusal:
    return f"« {words} » n’est pas un geste.", "Écrivez par exemple « Je clique sur `X` », une phrase par ligne."


def condition(words: str) -> Refusal:
    return f"« {words} » : {A_CONDITION}", WRITE_IF_IT_APPEARS


def unknown_key(words: str) -> Refusal:
    return (
        f"« {words} » : le clavier n’a pas cette touche.",
        "Écrivez par exemple « J’appuie sur la touche `Entrée` » ; un bouton de l’écran : « Je clique sur `X` ».",
    )


def key_or_button(words: str) -> Refusal:
    return (
        f"« {words} » : ce nom est celui d’une touche du clavier, et la phrase n’en parle pas.",
        "Écrivez « J’appuie sur la touche `Entrée` » ; un bouton : « Je clique sur le bouton `Entrée` ».",
    )


def place_unread(words: str) -> Refusal:
    return (
        f"« {words} » : la ligne ou la colonne que nomme la phrase ne dit à personne où aller.",
        "Nommez la ligne par ses mots : « Je clique sur `X` dans la ligne « v » » ; une colonne demande du Python.",
    )
