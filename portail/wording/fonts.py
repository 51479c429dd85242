"""What is said of the font files of a publisher: why one cannot be used, and which letters one lacks."""

from collections.abc import Sequence
from unicodedata import name

from portail.wording.files import Refusal

GIVE_FILES = "Donnez des fichiers .ttf, .otf, .woff ou .woff2 de la police."


def no_kind_of_font(file: str) -> Refusal:
    return f"« {file} » n’est pas un fichier de police.", GIVE_FILES


def not_a_font(file: str, reason: str) -> Refusal:
    return f"« {file} » ne se lit pas comme une police ({reason}).", GIVE_FILES


def variable_font(file: str) -> Refusal:
    return f"« {file} » est une police variable.", "Donnez ses fichiers à graisse fixe, comme Regular et Bold."


def restricted_font(file: str) -> Refusal:
    return (
        f"« {file} » dit que sa licence interdit de l’incorporer à un document.",
        "Demandez au fournisseur une version qui le permet, ou prenez une autre police.",
    )


def several_typefaces(typefaces: Sequence[str]) -> Refusal:
    return f"Ces fichiers sont de plusieurs polices : {', '.join(typefaces)}.", "Donnez ceux d’une seule."


def no_regular(typeface: str) -> Refusal:
    return f"La police « {typeface} » est donnée sans sa graisse normale.", "Ajoutez le fichier Regular."


def no_bold(typeface: str) -> Refusal:
    return f"La police « {typeface} » est donnée sans sa graisse grasse.", "Ajoutez le fichier Bold."


def lacks_letter(files: Sequence[str], letter: str) -> Refusal:
    return (
        f"{_lack(files)} pas le signe {_shown(letter)}, qui s’imprime ici dans une autre police.",
        "Récrivez les mots sans lui, ou donnez sous [document] fonts des fichiers plus complets.",
    )


def guide_lacks_letters(typeface: str, letters: Sequence[str]) -> str:
    signs = ", ".join(map(_shown, letters))
    return f"Police « {typeface} » : il y manque {signs}. Le guide les imprime dans une autre police."


def _lack(files: Sequence[str]) -> str:
    names = " et ".join(f"« {file} »" for file in files)
    return f"{names} {'n’a' if len(files) == 1 else 'n’ont'}"


def _shown(letter: str) -> str:
    """Show a letter, and what it is called (Unicode): many a sign cannot be seen, or told from another."""
    code = f"U+{ord(letter):04X} {name(letter, '')}".rstrip()
    return f"« {letter} » ({code})" if letter.isprintable() else code
