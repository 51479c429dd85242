"""What `portail lint` says: how many mistakes there are, and where a translation lags behind."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from portail.wording.files import Refusal

NOTHING_TO_LINT: Final = "Il n’y a pas de projet ici : nommez des fichiers, ou un dossier par --project."
FOLLOW_IT: Final = "Traduisez-la, et gardez ce que l’écran montre tel qu’il est."


def so_many(mistakes: int) -> str:
    return "Aucune faute." if not mistakes else f"{mistakes} faute{'s' if mistakes > 1 else ''}."


def neither(file: str) -> str:
    return f"{file} n’est ni une procédure (.md) ni un fichier .toml."


def not_the_name_of_the_file(identity: str, name: str) -> Refusal:
    return (
        f"l’identifiant « {identity} » n’est pas le nom du fichier.",
        f'Écrivez id = "{name}", ou renommez le fichier.',
    )


def no_such_target(name: str, known: Sequence[str]) -> Refusal:
    return f"la cible « {name} » n’est pas dans ce fichier.", f"Corrigez son nom ({_known(known)})."


def no_such_procedure(name: str, known: Sequence[str]) -> Refusal:
    return f"la procédure « {name} » n’existe pas.", f"Corrigez son nom ({_known(known)})."


def no_such_folder(name: str) -> Refusal:
    return f"le dossier {name} n’existe pas.", "Créez-le pour y écrire les procédures, ou corrigez son nom."


def secret_in_values(name: str, secret: str) -> Refusal:
    """`secret` is `password` or `new_password`."""
    return (
        f"« {name} » est un mot de passe, et celui-ci ne s’écrit pas dans ce fichier.",
        f"Retirez-le, et donnez-le par l’environnement (PORTAIL_{secret.upper()}).",
    )


def _known(names: Sequence[str]) -> str:
    return f"il y a : {', '.join(names)}" if names else "il n’y en a pas"


def noted_too_late(name: str) -> Refusal:
    return f"{{{name}}} n’est noté qu’après cette phrase.", f"Notez-le avant elle : « Je note le `{name}` »."


def value_unknown(name: str, known: Sequence[str]) -> Refusal:
    problem = f"personne ne connaît {{{name}}}, ni une cible ni une phrase d’avant."
    nearest = get_close_matches(name, known, 1)
    meant = (
        f"Corrigez son nom : {{{nearest[0]}}} ?" if nearest else f"Notez-le dans une phrase d’avant, ou écrivez {name}"
    )
    return problem, meant if nearest else f"{meant} dans [values] d’une cible."


def step_is_missing(title: str) -> Refusal:
    return f"l’étape « {title} » de l’original manque à la traduction.", "Traduisez-la à sa place."


def step_is_added(title: str) -> Refusal:
    return f"l’étape « {title} » n’est pas dans l’original.", "Retirez-la, ou ajoutez-la à l’original."


def other_step(title: str, step_id: str) -> Refusal:
    return f"ici vient dans l’original l’étape « {title} ».", f"Traduisez-la, avec l’identifiant {{#{step_id}}}."


def sentence_lags(sentence: str, name: str, line: int) -> Refusal:
    return (
        f"la traduction ne suit pas la phrase « {sentence} » (ligne {line} de l’original) : « {name} » y manque.",
        FOLLOW_IT,
    )


def name_is_added(name: str) -> Refusal:
    return f"« {name} » n’est pas dans cette étape de l’original.", "Retirez-le, ou ajoutez-le à l’original."


def action_lags(sentence: str, line: int) -> Refusal:
    return f"la traduction ne fait pas ce que dit « {sentence} » (ligne {line} de l’original).", "Traduisez-la."


def action_is_added(sentence: str) -> Refusal:
    problem = f"« {sentence} » fait ce que l’original ne fait pas à cet endroit."
    return problem, "Retirez-la, ou ajoutez-la à l’original."


def picture_lags(caption: str, picture: str) -> Refusal:
    return f"l’image « {caption} » de l’original manque à la traduction.", f"Ajoutez-la : screenshot:{picture}."


def paragraphs_lag(original: int, translation: int) -> Refusal:
    return (
        f"cette étape a {original} paragraphes, citations et images dans l’original, et {translation} ici.",
        "Traduisez ce qui manque.",
    )


def original_has_changed(before: str | None, after: str | None, line: int | None) -> str:
    """Say what an original says otherwise than when its translation was looked through."""
    if after is None:
        return f"l’original ne dit plus « {before} »."
    if before is None:
        return f"l’original dit de plus « {after} » (ligne {line} de l’original)."
    return f"l’original dit « {after} » (ligne {line} de l’original), et disait « {before} » quand il a été traduit."


def look_it_through(translation: str) -> str:
    return f"Revoyez cette traduction, puis : portail lint --translated {translation}"


def record_unreadable(record: str, translation: str) -> Refusal:
    problem = f"{record}, qui garde ce que disait l’original, ne peut pas être lu."
    return problem, look_it_through(translation)


def looked_through(file: str, original: str, number: int) -> str:
    return f"{file} suit {original} ({number} phrases)."


def no_translation(file: str) -> str:
    return f"{file} n’est pas une traduction, ou son original n’est pas à côté d’elle (x.en.md traduit x.md)."


NO_TRANSLATIONS: Final = "Ce projet n’a pas de traduction (x.en.md traduit x.md)."
