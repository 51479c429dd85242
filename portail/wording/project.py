"""What the engine says of projects: how one is found, its `portail.toml`, its Python, its portal."""

from collections.abc import Sequence
from typing import Final

from portail.wording.files import Refusal

NO_PROCEDURE = "Nommez une procédure : aucun projet n’en contient."
SHOWN: Final = 80
"""How many characters of a long address are told."""


def not_a_folder(folder: str, file: str) -> str:
    return f"--project : {folder} n’est pas un dossier. Donnez celui où se trouve {file}."


def several_procedures(names: Sequence[str]) -> str:
    return f"Nommez une procédure : {', '.join(names)} ; ou dites laquelle par default_procedure dans portail.toml."


def unknown_procedure(name: str, known: Sequence[str]) -> str:
    names = ", ".join(known) or "aucune"
    return f"La procédure « {name} » n’existe pas. Connues : {names} ; ou donnez un fichier .md."


def not_a_time_zone(name: str) -> Refusal:
    return f"« {name} » n’est pas un fuseau horaire.", 'Écrivez par exemple timezone = "Europe/Paris".'


def path_leads_outside(key: str) -> Refusal:
    return f"« {key} » sort du dossier du projet.", "Donnez un chemin au-dedans."


def not_an_expression(value: str) -> Refusal:
    problem = f"« format » de « {value} » n’est pas une expression régulière."
    return problem, r"Écrivez par exemple format = '\d{5}', ou retirez-le."


def not_python(reason: str) -> str:
    return f"ce n’est pas du Python ({reason})."


def not_importable(kind: str, reason: str) -> str:
    return f"ce fichier ne peut pas être importé ({kind} : {reason})."


def no_own_portal(project: str) -> str:
    return (
        f"Le projet « {project} » n’a pas de portail à lui : nommez une cible sans [control] par --target, "
        "ou par default_target dans son portail.toml."
    )


def unknown_start_state(name: str, known: Sequence[str]) -> str:
    return f"l’état de départ « {name} » n’y est pas défini (connus : {', '.join(known)})."


def write_the_start_state(name: str) -> str:
    return f'Écrivez-y une fonction décorée par @start_state("{name}").'


def not_a_colour(colour: str) -> Refusal:
    return f"« {colour} » n’est pas une couleur.", "Écrivez # et six chiffres hexadécimaux, comme #14507d."


def too_pale(colour: str, contrast: float, enough: float) -> Refusal:
    ratio, least = (f"{number:.1f}".replace(".", ",") for number in (contrast, enough))
    return (
        f"{colour} se lit mal sur du blanc (contraste de {ratio} pour 1).",
        f"Prenez une couleur plus foncée : il en faut {least} pour 1 (WCAG 2.2, critère 1.4.3).",
    )


def logo_damaged(path: str, form: str) -> Refusal:
    """Say that a file is not what its name says: `SVG` or `PNG`."""
    return f"« {path} » n’est pas un {form} que l’on puisse lire.", f"Enregistrez de nouveau le logo en {form}."


def logo_empty(path: str) -> Refusal:
    return f"« {path} » ne contient aucun dessin.", "Enregistrez de nouveau le logo en SVG."


def logo_elsewhere(path: str, address: str) -> Refusal:
    return (
        f"« {path} » va chercher une image ailleurs ({address}).",
        "Mettez tout le dessin dans le fichier : un document que l’on remet ne charge rien.",
    )


def logo_too_large(path: str, most: int) -> Refusal:
    return (
        f"« {path} » pèse plus de {most // 1_000_000} Mo.",
        "Enregistrez un logo plus léger : il est dans chaque fichier de chaque guide.",
    )


def logo_too_wide(path: str, most: int) -> Refusal:
    return f"« {path} » a plus de {most} pixels de côté.", "Enregistrez le logo en plus petit."


def not_a_link(link: str) -> Refusal:
    shown = link if len(link) <= SHOWN else f"{link[:SHOWN]}…"
    return (
        f"« {shown} » n’est pas l’adresse d’une page.",
        "Écrivez l’adresse entière d’une page, sans espace, comme https://www.exemple.fr/portail/.",
    )


def unprintable(key: str) -> Refusal:
    return f"{key} contient un caractère que l’on ne peut pas imprimer.", "Écrivez ce texte de nouveau, au clavier."


def not_a_logo(path: str) -> Refusal:
    return f"« {path} » n’est ni un SVG ni un PNG.", "Enregistrez le logo sous l’une de ces deux formes."


def no_such_file(key: str, path: str) -> Refusal:
    return f"{key} ne mène à aucun fichier ({path}).", "Corrigez ce chemin : il compte à partir de portail.toml."


def not_a_language(key: str, tag: str) -> Refusal:
    written = "fr-FR" if key == "locale" else "fr"
    return f"« {tag} » n’est pas le code d’une langue.", f'Écrivez par exemple {key} = "{written}".'
