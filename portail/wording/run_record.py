"""What is wrong with the record of a walk and the files beside it, and what a walk is called."""


def walk_of_test(procedure: str, test: str, number: int) -> str:
    """Name a walk by its procedure and its test; `number` says which walk of this procedure in this test it is."""
    again = f" ({number}e parcours)" if number > 1 else ""
    return f"{procedure} – {test}{again}"


def not_a_folder(path: str) -> str:
    return f"{path} n’est pas un dossier. Donnez ceux que « portail walk » ou pytest ont remplis."


def folder_unreadable(path: str, reason: str) -> str:
    return f"{path} ne peut pas être lu ({reason}). Donnez-vous le droit de le lire, ou retirez-le."


def run_unreadable(path: str, reason: str) -> str:
    return f"{path} ne peut pas être lu ({reason}). Lancez d’abord « portail walk »."


def run_invalid(path: str, reason: str) -> str:
    return f"{path} n’est pas un compte rendu valide ({reason}). Relancez « portail walk »."


def test_invalid(path: str, reason: str) -> str:
    return f"{path} n’est pas valide ({reason}). Relancez les tests."


def tests_unreadable(path: str, reason: str) -> str:
    return f"{path} ne peut pas être lu ({reason}). Relancez les tests."


def film_invalid(path: str, reason: str) -> str:
    return f"{path} n’est pas valide ({reason}). Relancez « portail walk --video »."


def file_elsewhere(path: str, file: str) -> str:
    return (
        f"{path} nomme un fichier qui n’est pas de son dossier ({file!r}). "
        "Retirez ce compte rendu, ou relancez « portail walk »."
    )
