"""What is wrong with a line that is no TOML, or with a value in it, and how to mend it; no value is ever repeated."""

from collections.abc import Sequence
from typing import Final

from portail.wording.files import Refusal

NESTED_TOO_DEEP: Final = "des crochets s’emboîtent par centaines"
NUMBER_TOO_LONG: Final = "un nombre a des milliers de chiffres"
TABLE_OPEN: Final = "le nom d’une table est mal écrit"
QUOTES: Final = "des guillemets typographiques tiennent la place de guillemets droits"
QUOTES_OPEN: Final = "des guillemets ne sont pas fermés"
LIST_OPEN: Final = "une liste n’est pas fermée"
WITHOUT_QUOTES: Final = "un texte n’est pas entre guillemets"
NO_DATE: Final = "une date ne s’écrit pas ainsi"
NO_SWITCH: Final = "oui et non s’écrivent en anglais, en minuscules"
NO_VALUE: Final = "la valeur manque"
COLON: Final = "un « : » tient la place du « = »"
NO_EQUAL_SIGN: Final = "le « = » manque"
TOO_MUCH: Final = "il y a quelque chose de trop après la valeur"
REMARK: Final = "une remarque ne commence pas ainsi"
BEGIN_A_REMARK: Final = "Une remarque commence par #."
BACKSLASH: Final = "une barre \\ a un autre sens dans un texte"
WRITE_A_SLASH: Final = "Écrivez / à sa place, ou entourez le texte d’apostrophes : '…'."
COMMA_MISSING: Final = "une virgule manque entre deux valeurs"
NAME_UNQUOTED: Final = "un nom avec des accents, des espaces ou des signes n’est pas entre guillemets"
CLOSE_THE_LIST: Final = "Ajoutez un ] après sa dernière valeur."
NAME_A_TABLE: Final = (
    'Écrivez [nom] ; un nom avec des accents ou des espaces, entre guillemets : [targets."ma recette"].'
)
QUOTE_THE_NAME: Final = 'Écrivez "…" = "…".'

BOUNDS: Final = {">": "plus grand que", ">=": "d’au moins", "<": "plus petit que", "<=": "d’au plus"}
KINDS: Final = {
    "str": "un texte",
    "int": "un nombre",
    "float": "un nombre",
    "bool": "true ou false",
    "array": "une liste",
    "object": "une table",
    "date": "une date",
    "datetime": "une date suivie d’une heure",
    "time": "une heure",
}
"""Kinds of values, as msgspec calls them."""
EXAMPLES: Final = {
    "bool": "Écrivez true ou false.",
    "float": "Écrivez un nombre, sans guillemets.",
    "array": 'Écrivez une liste : ["…", "…"].',
    "object": "Écrivez une table, avec ses clés.",
    "date": "Écrivez une date comme 2026-09-01.",
}
"""What to write where a value of a kind is expected."""


def not_toml(reason: str, remedy: str) -> Refusal:
    return f"ce n’est pas du TOML : {reason}.", remedy


def write_a_text(key: str) -> str:
    return f'Écrivez {key} = "…".'


def quote_less(key: str) -> str:
    return f'Écrivez {key} = "…" ; des guillemets dans le texte, « … ».'


def write_a_date(key: str) -> str:
    return f"Écrivez {key} = 2026-09-01."


def write_a_switch(key: str) -> str:
    return f"Écrivez {key} = true ou {key} = false."


def key_twice(key: str) -> Refusal:
    return not_toml(f"« {key} » est donné deux fois", "Gardez l’une des deux lignes.")


def table_twice(name: str) -> Refusal:
    return not_toml(f"[{name}] est là deux fois", "Réunissez leurs clés sous l’une des deux.")


def key_unknown(key: str, known: Sequence[str], nearest: Sequence[str]) -> Refusal:
    """`known` are the keys that may stand there, `nearest` those of them that may be meant."""
    problem = f"« {key} » n’est pas connu."
    if "password" in key:
        return problem, f"Retirez-le : un mot de passe se donne par l’environnement (PORTAIL_{key.upper()})."
    if nearest:
        return problem, f"Retirez-le ou corrigez son nom : « {nearest[0]} » ?"
    return problem, f"Retirez-le ou corrigez son nom (connus : {', '.join(known)})."


def another_kind(key: str, expected: str, given: str) -> Refusal:
    """`expected` and `given` are kinds of values, as msgspec calls them."""
    problem = f"une valeur ne convient pas : « {key} » est {KINDS.get(given, given)}, et non {KINDS[expected]}."
    return problem, EXAMPLES.get(expected) or write_a_text(key)


def out_of_bounds(key: str, bound: str) -> Refusal:
    """`bound` is as msgspec says it: `> 0.0`."""
    sign, _, number = bound.partition(" ")
    limit = f"{float(number):g}".replace(".", ",")
    return f"une valeur ne convient pas : « {key} » est hors des bornes.", f"Écrivez un nombre {BOUNDS[sign]} {limit}."


def none_of_these(key: str, choices: Sequence[str]) -> Refusal:
    either = " ou ".join(f'{key} = "{choice}"' for choice in choices)
    return f"une valeur ne convient pas : « {key} » n’est rien de ce qui est connu.", f"Écrivez {either}."


def not_in_the_list(key: str, value: str, choices: Sequence[str]) -> Refusal:
    known = ", ".join(f'"{choice}"' for choice in choices)
    return f"« {value} » n’est pas une valeur de {key}.", f"Connues : {known}."
