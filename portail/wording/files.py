"""What is wrong with a file that a person wrote, and how to mend it."""

from typing import Final

Refusal = tuple[str, str]
"""The problem and the remedy, each a sentence."""
MEND_THE_LINE: Final = "Corrigez cette ligne."
NOT_UTF8: Final = ("le fichier n’est pas en UTF-8.", "Enregistrez-le en UTF-8.")


def unreadable(reason: str) -> Refusal:
    return f"le fichier ne peut pas être lu ({reason}).", "Vérifiez son chemin."


def control_character(code: int) -> Refusal:
    return f"U+{code:04X} est un caractère de contrôle, que rien ne montre.", "Supprimez-le."


def key_missing(key: str, table: str) -> Refusal:
    """Say which key is missing in a table (`mailbox`, `targets.recette`; empty: at the top of the file)."""
    where = f" dans [{table}]" if table else ""
    return f"« {key} » manque{where}.", add(key)


def text_empty(key: str) -> Refusal:
    return f"un texte est vide (« {key} »).", "Remplissez-le, ou retirez-le s’il peut manquer."


def unknown(key: str) -> str:
    return f"« {key} » n’est pas connu."


def add(key: str) -> str:
    return f'Ajoutez {key} = "…".'
