"""What commands print: how they end, what they have made, what to do next."""

from collections.abc import Sequence

from portail.wording.reports import counted

INTERRUPTED = "portail : interrompu."


def ended_by(error: str) -> str:
    return f"portail : {error}"


def of(subject: str, sentence: str) -> str:
    return f"{subject} : {sentence}"


# portail walk
GUIDE = "Guide"
BOOKLET = "Livret"
RECORD = "Compte rendu"


def walk_in(procedure: str, device: str, browser: str) -> str:
    return f"{procedure} : {device}, {browser}"


ONE_AFTER_THE_OTHER = "Sur une même cible, les parcours se suivent : une personne, une boîte mail."


def target_twice(name: str) -> str:
    return f"Deux cibles s’appellent « {name} » : leurs preuves se mêleraient. Donnez-les l’une après l’autre."


def listed(procedure: str, title: str) -> str:
    return f"{procedure}  {title}"


def another_walk_writes_into(folder: str) -> str:
    return f"Un autre parcours écrit dans « {folder} ». Attendez sa fin, ou donnez un autre dossier par --output."


# portail guide --check, --update
def walk_failed(procedure: str) -> str:
    return f"{procedure} : le parcours échoue ; la référence reste telle quelle."


def compared(procedure: str, drifts: int, note: str, variant: str = "") -> str:
    summary = counted(drifts, "dérive") if drifts else "aucune dérive"
    return f"{procedure}{f' ({variant})' if variant else ''} : {summary}. {note}"


def drift(layer: str, line: int, where: str, finding: str) -> str:
    """Say a drift; `where` names the screens that show it, where there are any."""
    return f"  [{layer}] ligne {line}{f', {where}' if where else ''} : {finding}"


def drifts_at(page: str) -> str:
    return f"  À voir : {page}"


def reference_is_up_to_date(procedure: str) -> str:
    return f"{procedure} : la référence est déjà à jour."


# portail guide --review
def review_at(procedure: str, address: str) -> str:
    return f"{procedure} : à approuver dans un navigateur, sur cette machine : {address} (Ctrl-C : rien n’est écrit)"


# portail guide --watch
def watch_begins(address: str) -> str:
    return f"Le guide est refait à chaque enregistrement du fichier, et se voit ici : {address} (Ctrl-C arrête)"


WATCH_TITLE = "Guide en cours :"
WATCH_GUIDES = "Guides"
WATCH_WAITS = "Le guide se prépare…"
WATCH_WORKS = "Le guide se refait…"
WATCH_IS_NEWEST = "Ce guide est celui du dernier enregistrement."
WATCH_HAS_ENDED = "La veille est finie, ou ne répond plus : ce guide ne change plus."
WATCH_HAS_NO_PAGE = "Le guide est refait, et le projet n’en veut pas en HTML."
WATCH_ENDS = "Fin de la veille."


def no_such_file(file: str) -> str:
    return f"{file} n’existe pas. Vérifiez son chemin."


def guide_rebuilt(procedure: str, duration: str, page: str) -> str:
    return f"{procedure} : guide refait en {duration}. À voir : {page}"


def walked_anew(procedure: str, reason: str) -> str:
    return f"{procedure} : nouveau parcours ({reason})."


# Why the record of an earlier walk does not serve.
NO_WALK = "aucun parcours n’est enregistré"
WALK_WAS_CUT_SHORT = "le dernier parcours n’est pas allé au bout"
OTHER_PORTAL = "le dernier parcours était celui d’un autre portail"
OTHER_DEVICE = "le dernier parcours était celui d’un autre appareil"
OTHER_ACTIONS = "ses phrases font autre chose"
OTHER_STEPS = "les étapes ne sont plus les mêmes"


def other_promises(step: int, new: str | None) -> str:
    named = f" : « {new} » est nouvelle" if new else ""
    return f"les promesses de l’étape {step} ont changé{named}"


def other_pictures(step: int) -> str:
    return f"les images de l’étape {step} ont changé"


def other_numbers(picture: str) -> str:
    return f"les numéros de l’image « {picture} » ont changé"


def picture_is_missing(file: str) -> str:
    return f"{file} manque"


def picture_is_another(file: str) -> str:
    return f"{file} n’est plus l’image de ce parcours"


# portail init
def already_there(file: str) -> str:
    return f"{file} existe déjà : rien n’a été écrit. Donnez un autre dossier à « portail init »."


def next_steps(folder: str, procedure: str) -> str:
    commands = (*([f"cd {folder}"] if folder != "." else []), f"portail walk {procedure}", "portail guide --update")
    return "\n".join(["\nEnsuite :", *(f"  {command}" for command in commands)])


# portail merge
def no_records(folders: Sequence[str]) -> str:
    places = ", ".join(folders)
    return f"Aucun compte rendu (run.json) dans {places}. Donnez les dossiers que les tests ont remplis."
