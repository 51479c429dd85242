"""Whether the record of an earlier walk still serves a procedure whose file has changed since.

Other words, captions and notes need no new screen; another promise or picture does, because the portal must be asked,
and because the numbers are drawn on the picture.
"""

import hashlib
from pathlib import Path

from portail.browser.device import USUAL
from portail.errors import WrongUsage
from portail.procedure.procedure import Picture, Procedure, Step
from portail.record import run
from portail.record.run import Run, StepResult


def reason_to_walk(procedure: Procedure, folder: Path) -> str | None:
    """Say in French why the record in `folder` does not serve the procedure; `None` where it does.

    Raises:
        OSError: a picture cannot be read.
    """
    try:
        record = run.read(folder)
    except WrongUsage:
        return "aucun parcours n’est enregistré"
    if not record.is_whole:
        return "le dernier parcours n’est pas allé au bout"
    if record.target.kind == "external":
        return "le dernier parcours était celui d’un autre portail"
    if not _in_the_usual_window(record):
        return "le dernier parcours était celui d’un autre appareil"
    if [step.id for step in procedure.steps] != [step.id for step in record.steps]:
        return "les étapes ne sont plus les mêmes"
    return _other_promises(procedure, record) or _other_pictures(procedure, record, folder)


def _in_the_usual_window(record: Run) -> bool:
    seen = record.manifest
    return (seen.viewport, seen.color_scheme, seen.mobile) == (USUAL.viewport, USUAL.scheme, USUAL.mobile)


def _other_promises(procedure: Procedure, record: Run) -> str | None:
    for step, result in zip(procedure.steps, record.steps, strict=True):
        written, kept = [promise.text for promise in step.promises], [promise.text for promise in result.promises]
        if written != kept:
            other = next((text for text in written if text not in kept), None)
            named = f" : « {other} » est nouvelle" if other else ""
            return f"les promesses de l’étape {step.number} ont changé{named}"
    return None


def _other_pictures(procedure: Procedure, record: Run, folder: Path) -> str | None:
    for step, result in zip(procedure.steps, record.steps, strict=True):
        taken = {shot.id: [note.text for note in shot.annotations] for shot in result.screenshots}
        if [picture.id for picture in step.pictures] != list(taken):
            return f"les images de l’étape {step.number} ont changé"
        for picture in step.pictures:
            if _labels(step, picture) != taken[picture.id]:
                return f"les numéros de l’image « {picture.id} » ont changé"
        if lost := _lost(result, folder):
            return lost
    return None


def _labels(step: Step, picture: Picture) -> list[str]:
    return [promise.text for promise in step.promises_by_picture[picture.id] if promise.kind == "label"]


def _lost(result: StepResult, folder: Path) -> str | None:
    for shot in result.screenshots:
        file = folder / shot.file
        if not file.is_file():
            return f"{shot.file} manque"
        if hashlib.sha256(file.read_bytes()).hexdigest() != shot.sha256:
            return f"{shot.file} n’est plus l’image de ce parcours"
    return None
