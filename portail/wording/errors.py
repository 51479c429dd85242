"""What errors say: why the system refuses a file or a port, and what to do; where a file is wrong; what broke."""

import errno
from typing import Final

REASONS: Final = {
    errno.ENOSPC: "il n’y a plus de place",
    errno.EDQUOT: "votre part de la place est épuisée",
    errno.EROFS: "on ne peut rien y écrire",
    errno.EACCES: "vous n’en avez pas le droit",
    errno.EPERM: "vous n’en avez pas le droit",
    errno.ENOENT: "ce fichier n’existe pas",
    errno.EISDIR: "c’est un dossier et non un fichier",
    errno.ENOTDIR: "un fichier y tient la place d’un dossier",
    errno.EEXIST: "ce nom est déjà pris",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.EADDRINUSE: "un autre programme l’occupe",
    errno.ELOOP: "ce lien ne mène qu’à lui-même",
}
ROOM: Final = "Faites de la place là où écrivent --output et TMPDIR, ou donnez-leur d’autres dossiers."
RIGHTS: Final = "Vérifiez vos droits sur ce chemin ; pour écrire ailleurs, donnez un autre --output."
REMEDIES: Final = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EROFS: "Donnez un autre --output.",
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
}
"""What to do about it, where that is more than to look at the path."""
CHECK_PATH: Final = "Vérifiez ce chemin."


def refused(reason: str, remedy: str = "") -> str:
    return f"{reason}. {remedy}".rstrip()


def path_refused(path: str, reason: str, remedy: str) -> str:
    return f"{path} : {refused(reason, remedy)}"


def refused_at(path: str, line: int, problem: str, remedy: str) -> str:
    return f"{path}, ligne {line} : {problem} {remedy}"


def over(seconds: float) -> str:
    return f"rien ne s’est terminé en {seconds:g} s".replace(".", ",")


def broken(expected: str, found: str) -> str:
    return f"attendu : {instead_of(expected, found)}"


def instead_of(expected: str, found: str) -> str:
    return f"{expected} ; trouvé : {found}"
