"""What the engine says of a walk: what it needs before it begins, and why a step failed."""

from collections.abc import Sequence

from portail.wording.browser import RUN_DOCTOR

# The procedure and the Python of its steps.
WRITE_STEPS = "Écrivez-y « steps = Steps() »."
NO_STEPS_IN_FILE = "ce fichier n’a pas d’étapes."
TAKE_UP_THE_IDS = "Reprenez ces identifiants, ou complétez le fichier Python de ses étapes."


def same_id(one: str, other: str, procedure: str) -> str:
    return (
        f"{one} et {other} ont le même id, « {procedure} » : le parcours de l’un effacerait les preuves de l’autre. "
        "Changez l’un des deux, ou parcourez-les à part, chacun avec son --output."
    )


def nobody_wrote_the_steps(procedure: str) -> str:
    return f"personne n’a écrit comment parcourir « {procedure} »."


def write_them_in(file: str) -> str:
    return (
        "Dites dans ses phrases ce que l’on fait, par exemple « Je clique sur `X` » ; ou écrivez ses étapes dans "
        f"{file}, ou vérifiez id et lang dans l’en-tête."
    )


def other_steps(written: Sequence[str], bound: Sequence[str]) -> str:
    return f"les étapes sont {', '.join(written)} ; le parcours connaît {', '.join(bound)}, dans cet ordre."


def revisits_no_step(step: str, written: Sequence[str]) -> str:
    return f"le parcours revient sur l’étape « {step} », et le document n’a que {', '.join(written)}."


def renamed_picture(new: str, lost: str, step: int) -> str:
    return f"l’image « {new} » n’est pas connue, et « {lost} » manque à l’étape {step}."


def name_it_as_before(lost: str) -> str:
    return f"Rendez-lui le nom « {lost} », ou ajoutez une image de ce nom au-dessus d’elle."


def unknown_step(step: str, procedure: str, known: Sequence[str]) -> str:
    return f"L’étape « {step} » n’existe pas dans {procedure}. Connues : {', '.join(known)}."


# What must be allowed and known.
NO_EMAIL = "La cible ne dit pas où arrive le courrier : écrivez email dans [person]."
OF_THE_PERSON = {
    "email": "l’adresse électronique de la personne : écrivez email dans [person]",
    "username": "le nom d’utilisateur de la personne : écrivez username dans [person]",
    "password": "son mot de passe : donnez-le par PORTAIL_PASSWORD, ou par le fichier de secrets",
    "new_password": "le mot de passe qu’elle choisit : PORTAIL_NEW_PASSWORD, ou le fichier de secrets",
}
"""What a procedure may need to know of the person, and where that is written."""


def needs_of_the_person(procedure: str, need: str) -> str:
    return f"« {procedure} » demande {OF_THE_PERSON[need]}."


def needs_a_value(procedure: str, need: str, description: str) -> str:
    return f"« {procedure} » demande {description or f'« {need} »'} : écrivez {need} dans [values]."


def shows_the_name(procedure: str) -> str:
    return (
        f"« {procedure} » montre le nom de la personne, qu’il faut couvrir sur les images : "
        'écrivez-le dans le fichier cible, par exemple hide = ["Paul Durand"].'
    )


def needs_permission(procedure: str, destroys: str) -> str:
    """`destroys` completes the sentence « procedure … »."""
    return (
        f"« {procedure} » {destroys} : ailleurs que sur le portail du projet, permettez-le en nommant "
        "la cible une seconde fois, par --destructive CIBLE (avec pytest : --portail-destructive) ou "
        "PORTAIL_DESTRUCTIVE."
    )


def keys_to_dismiss(names: Sequence[str], procedure: str) -> str:
    return (
        f"[dismiss] nomme {', '.join(f'« {name} »' for name in names)}, que « {procedure} » fait presser elle-même : "
        "retirez-le de la cible."
    )


ACTIONS = {"open": "ouvrir", "type": "remplir", "choose": "choisir dans", "tick": "cocher", "press": "presser"}


def before_the_first_step(number: int, verb: str, thing: str) -> str:
    return f"{number}. {ACTIONS[verb]} {f'« {thing} »' if thing else 'le portail'}"


# What went wrong.
NOTHING_UNASKED = "aucune question dont ni la procédure ni la cible ne parlent"
NOTHING_LIKE_IT = "rien d’approchant"


def no_window(reason: str) -> str:
    return f"Le navigateur n’ouvre pas de fenêtre ({reason}). {RUN_DOCTOR}"


def label_on_screen(label: str, title: str) -> str:
    return f"« {label} », sur l’écran « {title} »"


def line_on_screen(line: str, title: str) -> str:
    return f"la ligne « {line} », à sa place, sur l’écran « {title} »"


def nearest(line: str) -> str:
    return f"« {line} »"


def no_longer(found: str) -> str:
    """Say what stands in place of something that the screen did show at first."""
    return f"{found} ; l’écran l’avait montré, et ne l’a pas gardé"


def compare(url: str, line: int) -> str:
    return f"Comparez l’écran {url} avec la ligne {line} de la procédure."


# What a second visit proves.
def revisit(number: int, title: str) -> str:
    """Name the second visit of a step, as a trace does."""
    return f"{number} bis. {title}"


# Where a walk may go.
def expected_places(places: Sequence[str]) -> str:
    return f"un écran de {' ou de '.join(places)}"


def found_elsewhere(address: str) -> str:
    return f"l’adresse {address}, que la cible ne nomme pas ; rien n’y a été saisi"


def name_the_host(host: str) -> str:
    return (
        f'Si {host} fait partie de ce que l’on parcourt, nommez-le dans le fichier cible : also = ["{host}"] ; '
        "sinon corrigez base_url, ou ce qui mène ailleurs."
    )
