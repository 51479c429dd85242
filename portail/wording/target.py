"""What is wrong with a target or its secrets, and how to mend it."""

from collections.abc import Collection, Iterable
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


def not_an_email(words: str) -> Refusal:
    return f"email n’est pas une adresse électronique (« {words} »).", "Écrivez l’adresse seule : ada@example.fr."


def no_such_file(key: str, path: str) -> Refusal:
    return f"{key} ne mène à aucun fichier ({path}).", "Corrigez ce chemin : il compte à partir du fichier cible."


def one_of(one: str, other: str) -> Refusal:
    return f"{one} et {other} s’excluent.", f"Gardez {one}, qui vérifie le certificat, ou {other}, qui les prend tous."


def needs_too(key: str, other: str) -> Refusal:
    return f"« {key} » ne sert qu’avec « {other} ».", f'Ajoutez {other} = "…".'


def not_a_time_zone(name: str) -> Refusal:
    return f"« {name} » n’est pas un fuseau horaire.", "Écrivez par exemple Europe/Paris."


def not_vouched_for(host: str, ca: str, reason: str) -> str:
    return f"Le certificat de {host} n’est pas reconnu par {ca} ({reason}). Corrigez ca dans [browser] de la cible."


def certificate_unusable(key: str, path: str, reason: str) -> str:
    remedy = "Donnez un fichier PEM" + (" ; sa clef y est aussi, ou dans client_key." if key != "ca" else ".")
    return f"« {key} » de [browser] n’est pas un certificat que l’on puisse lire ({path} : {reason}). {remedy}"


def key_stays_locked(path: str, *, given: bool) -> str:
    if given:
        return f"Le mot de passe donné n’ouvre pas la clef {path}. Corrigez PORTAIL_CLIENT_KEY_PASSWORD."
    return f"La clef {path} a un mot de passe. Donnez-le par PORTAIL_CLIENT_KEY_PASSWORD."


def one_verb(number: int, verbs: Iterable[str]) -> Refusal:
    return f"le geste {number} de [before] n’a pas un seul verbe.", f"Écrivez-en un : {', '.join(verbs)}."


def place_of_action(number: int, verb: str, *, needed: bool) -> Refusal:
    if needed:
        return f"le geste {number} de [before] ne dit pas où ({verb}).", 'Ajoutez in = "…", le nom du champ.'
    return f"le geste {number} de [before] n’a pas de champ ({verb}).", "Retirez in."


def value_unknown(name: str, known: Iterable[str]) -> str:
    return (
        f"[before] demande {{{name}}}, que personne ne donne (connus : {_listed(known)}). "
        "Écrivez-le dans [values], ou donnez front_password par PORTAIL_FRONT_PASSWORD."
    )


def not_a_storage_state(path: str, reason: str) -> str:
    return f"{path} n’est pas un état de navigateur ({reason}). Écrivez-le par storage_state de Playwright."


def storage_state_is_over(path: str) -> str:
    return f"Tous les cookies de {path} sont périmés. Refaites ce fichier, par storage_state de Playwright."


def file_missing(name: str, path: str) -> str:
    return (
        f"La cible « {name} » n’est pas connue : il n’y a pas de fichier {path}. "
        f"Écrivez-y [targets.{name}], ou donnez le chemin d’un fichier .toml."
    )


def not_in_file(name: str, known: Collection[str]) -> Refusal:
    remedy = "Corrigez son nom." if known else f"Écrivez-y [targets.{name}], avec base_url."
    return f"la cible « {name} » n’y est pas (cibles : {_listed(known)}).", remedy


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
