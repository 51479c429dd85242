"""What the engine says where a picture cannot be taken."""

SCREEN_AT_REST = "un écran au repos"
CHANGED_WHILE_COVERED = "un écran qui a changé pendant que l’on couvrait ses secrets"
LOOK_FOR_WHAT_MOVES = (
    "Cherchez ce qui bouge sans cesse, et nommez-le dans [still] de la cible : "
    'mask = ["…"] pour une horloge ou une animation, timers = true pour un compteur.'
)
MASK_OVER_A_PROMISE = "[still] masque ce que la procédure promet sur cet écran : retirez ces mots de mask."
NO_ROOM = "aucune place libre sur l’image"
MAKE_TWO_PICTURES = "Séparez les promesses de cette image en deux images."


def all_different(shots: int) -> str:
    return f"{shots} captures de suite, toutes différentes"


def room_for_number(number: int) -> str:
    return f"de la place pour le numéro {number} à côté de son élément"
