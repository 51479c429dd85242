"""Whether the record of an earlier walk still serves a procedure whose file has changed since.

Other words, captions and notes need no new screen; another promise or picture does, because the portal must be asked,
and because the numbers are drawn on the picture.
"""

import hashlib
from pathlib import Path

from portail.browser.device import USUAL, Device
from portail.errors import WrongUsage
from portail.procedure.procedure import Picture, Procedure, Step
from portail.run_record import run
from portail.run_record.run import Run, StepResult
from portail.wording import cli as words


def reason_to_walk(procedure: Procedure, folder: Path, device: Device = USUAL, portal: str | None = None) -> str | None:
    """Say in French why the record in `folder` does not serve the procedure; `None` where it does.

    Args:
        procedure: the procedure.
        folder: the folder of the record.
        device: the window in which it should have been walked.
        portal: the address of the portal on which it should have been walked, where that is not the project's own.

    Raises:
        OSError: a picture cannot be read.
    """
    try:
        record = run.read(folder)
    except WrongUsage:
        return words.NO_WALK
    if not record.is_whole:
        return words.WALK_WAS_CUT_SHORT
    if (record.target.base_url if record.target.kind == "external" else None) != portal:
        return words.OTHER_PORTAL
    if not _in_the_window(record, device):
        return words.OTHER_DEVICE
    if [step.id for step in procedure.steps] != [step.id for step in record.steps]:
        return words.OTHER_STEPS
    return _other_promises(procedure, record) or _other_pictures(procedure, record, folder)


def _in_the_window(record: Run, device: Device) -> bool:
    seen = record.manifest
    return (seen.viewport, seen.color_scheme, seen.mobile) == (device.viewport, device.scheme, device.mobile)


def _other_promises(procedure: Procedure, record: Run) -> str | None:
    for step, result in zip(procedure.steps, record.steps, strict=True):
        written, kept = [promise.text for promise in step.promises], [promise.text for promise in result.promises]
        if written != kept:
            new = next((text for text in written if text not in kept), None)
            return words.other_promises(step.number, new)
    return None


def _other_pictures(procedure: Procedure, record: Run, folder: Path) -> str | None:
    for step, result in zip(procedure.steps, record.steps, strict=True):
        taken = {shot.id: [note.text for note in shot.annotations] for shot in result.screenshots}
        if [picture.id for picture in step.pictures] != list(taken):
            return words.other_pictures(step.number)
        for picture in step.pictures:
            if _labels(step, picture) != taken[picture.id]:
                return words.other_numbers(picture.id)
        if lost := _lost(result, folder):
            return lost
    return None


def _labels(step: Step, picture: Picture) -> list[str]:
    return [promise.text for promise in step.promises_by_picture[picture.id] if promise.kind == "label"]


def _lost(result: StepResult, folder: Path) -> str | None:
    for shot in result.screenshots:
        file = folder / shot.file
        if not file.is_file():
            return words.picture_is_missing(shot.file)
        if hashlib.sha256(file.read_bytes()).hexdigest() != shot.sha256:
            return words.picture_is_another(shot.file)
    return None
