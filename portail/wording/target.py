"""What is wrong with a target or its secrets, and how to mend it."""

from collections.abc import Iterable
from typing import Final

from portail.wording.files import Refusal
from portail.wording.mailbox import addresses

SECRETS_ARE_A_FOLDER: Final = ("c’est un dossier.", "Donnez dans « secrets » le chemin d’un fichier.")
IN_TABLE: Final = "ce fichier range ses cibles sous [targets]."


def secrets_unfit(reason: str, known: Iterable[str]) -> Refusal:
    return f"ces secrets ne conviennent pas ({reason}).", f"Écrivez {', '.join(known)}."


def secrets_unreadable(reason: str) -> Refusal:
    remedy = "Écrivez ce fichier, ou donnez les secrets par l’environnement (PORTAIL_NEW_PASSWORD…)."
    return f"les secrets ne peuvent pas être lus ({reason}).", remedy


def secrets_open_to_others(path: str) -> Refusal:
    return "d’autres que vous peuvent lire ces secrets.", f"Lancez « chmod 600 {path} »."


def same_table(one: str, other: str) -> Refusal:
    return f"[{one}] et [{other}] sont une même table.", "Gardez l’une des deux."


def not_an_address(key: str, url: str, schemes: Iterable[str]) -> Refusal:
    return f"{key} n’est pas une adresse (« {url} »).", f"Écrivez {addresses(schemes)}."


def file_missing(name: str, path: str) -> str:
    return (
        f"La cible « {name} » n’est pas connue : il n’y a pas de fichier {path}. "
        f"Écrivez-y [targets.{name}], ou donnez le chemin d’un fichier .toml."
    )


def not_in_file(name: str, known: Iterable[str]) -> Refusal:
    return f"la cible « {name} » n’y est pas (cibles : {_listed(known)}).", "Corrigez son nom."


def unnamed_in_project(known: Iterable[str]) -> Refusal:
    return IN_TABLE, f"Depuis son dossier, nommez-en une par --target : {_listed(known)}."


def unnamed(project_file: str, known: Iterable[str]) -> Refusal:
    """Say that a file has several targets, which a name reaches in the file of a project alone."""
    return IN_TABLE, (
        f"Rangez-les dans {project_file} et nommez-en une par --target : {_listed(known)} ; "
        f"ou donnez un fichier à chaque cible."
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "aucune"
