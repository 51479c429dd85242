"""What is wrong with a file that a person wrote, and how to mend it."""

from typing import Final

Refusal = tuple[str, str]
"""The problem and the remedy, each a sentence."""
NESTED_TOO_DEEP: Final = "des crochets s’emboîtent par centaines"
NUMBER_TOO_LONG: Final = "un nombre a des milliers de chiffres"
MEND_THE_LINE: Final = "Corrigez cette ligne."
NOT_UTF8: Final = ("le fichier n’est pas en UTF-8.", "Enregistrez-le en UTF-8.")

REMEDIES: Final = {
    "bool": "Écrivez true ou false.",
    "float": "Écrivez un nombre.",
    "array": 'Écrivez une liste : ["…", "…"].',
    "object": "Écrivez une table, avec ses clés.",
}
"""What to write where a value of a kind is expected."""


def unreadable(reason: str) -> Refusal:
    return f"le fichier ne peut pas être lu ({reason}).", "Vérifiez son chemin."


def control_character(code: int) -> Refusal:
    return f"U+{code:04X} est un caractère de contrôle, que rien ne montre.", "Supprimez-le."


def not_toml(reason: str) -> Refusal:
    return f"ce n’est pas du TOML ({reason}).", MEND_THE_LINE


def key_unknown(key: str) -> Refusal:
    return unknown(key), "Retirez-le ou corrigez son nom."


def key_missing(key: str, table: str) -> Refusal:
    """Say which key is missing in a table (`mailbox`, `targets.recette`; empty: at the top of the file)."""
    where = f" dans [{table}]" if table else ""
    return f"« {key} » manque{where}.", add(key)


def text_empty(key: str) -> Refusal:
    return f"un texte est vide (« {key} »).", "Remplissez-le, ou retirez-le s’il peut manquer."


def value_unfit(reason: str) -> Refusal:
    """`reason` is what msgspec says, « Expected `str`, got `int` … »."""
    remedies = (remedy for kind, remedy in REMEDIES.items() if reason.startswith(f"Expected `{kind}"))
    return f"une valeur ne convient pas ({reason}).", next(remedies, 'Écrivez un texte entre "…".')


def unknown(key: str) -> str:
    return f"« {key} » n’est pas connu."


def add(key: str) -> str:
    return f'Ajoutez {key} = "…".'
