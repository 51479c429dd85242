"""What the engine says of screens: whether it is the one, what can be done there, what colour a thing has."""

RED = "rouge"
ORANGE = "orange"
YELLOW = "jaune"
GREEN = "vert"
BLUE = "bleu"
PURPLE = "violet"
WHITE = "blanc"
BLACK = "noir"
GREY = "gris"

MESSAGE = "message"
"""What a person calls the screen that shows a message."""
WHAT_IT_ALONE_SHOWS = "ce que lui seul montre"

THE_TEXT_SCROLLS = "le texte défile jusqu’à sa fin"
IT_DOES_NOT_SCROLL = "le texte ne défile pas"
LOOK_AT_ITS_FRAME = "Regardez le cadre du texte : a-t-il une barre de défilement, réagit-il à la molette ?"
LOOK_AT_THE_VALUES = "Regardez le message dans la boîte mail : la valeur y est-elle, et peut-on la lire ?"
LOOK_AT_THE_MESSAGE = "Regardez le message dans la boîte mail : le lien y est-il, et que dit-il ?"


def it_scrolls_so_far(part: float) -> str:
    return f"il s’arrête en chemin, après {part:.0%} du texte".replace("%", "\u00a0%")


def value_in_message(name: str) -> str:
    return f"une valeur à noter pour « {name} », sur l’écran du message"


def no_value(name: str) -> str:
    return f"aucune valeur à côté de « {name} »"


def not_a_colour(css: str) -> str:
    return f"« {css} » n’est pas une couleur calculée (rgb ou rgba)."


def screen(name: str) -> str:
    return f"l’écran « {name} »"


def screen_at(title: str, url: str) -> str:
    return f"l’écran « {title} », à l’adresse {url}"


def recognised_by(name: str, sign: str) -> str:
    return f"On reconnaît l’écran « {name} » à {sign}."


def its_subject(subject: str) -> str:
    return f"son objet, « {subject} »"


def link_in_message(about: str) -> str:
    return f"un lien {about} dans le message"


def no_link(about: str) -> str:
    return f"aucun lien dont le texte parle {about}"
